//===- ZipFile.cpp - zip archives
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Debian's libraries for archives would be one more package to install for
// everyone, while zlib, which does the hard part, comes with LLVM.

#include "ZipFile.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CRC.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/EndianStream.h"

#include <zlib.h>

using namespace mlir::prelu;
using llvm::StringRef;

namespace {
/// Reads little-endian numbers one after the other.
class Cursor {
public:
  explicit Cursor(StringRef bytes) : bytes(bytes) {}

  template <typename T> T read() {
    if (bytes.size() < sizeof(T)) {
      failed = true;
      return 0;
    }
    T value =
        llvm::support::endian::read<T, llvm::endianness::little>(bytes.data());
    bytes = bytes.drop_front(sizeof(T));
    return value;
  }

  StringRef take(uint64_t size) {
    if (bytes.size() < size) {
      failed = true;
      return {};
    }
    StringRef taken = bytes.take_front(size);
    bytes = bytes.drop_front(size);
    return taken;
  }

  bool empty() const { return bytes.empty(); }
  bool failed = false;

private:
  StringRef bytes;
};

/// Where the list of files lies.
struct Directory {
  uint64_t entries = 0, offset = 0;
};
} // namespace

static constexpr StringRef fileMark("PK\3\4", 4);
static constexpr StringRef entryMark("PK\1\2", 4);
static constexpr StringRef endMark("PK\5\6", 4);
static constexpr StringRef end64Mark("PK\6\6", 4);
static constexpr StringRef locator64Mark("PK\6\7", 4);
/// What a field says whose number needs 64 bits.
static constexpr uint32_t in64Bits = UINT32_MAX;
static constexpr uint16_t entriesIn64Bits = UINT16_MAX;
static constexpr uint16_t stored = 0, deflated = 8;

static llvm::Error damaged() {
  return llvm::createStringError("a damaged archive");
}

static llvm::Expected<Directory> findDirectory(StringRef archive) {
  size_t end = archive.rfind(endMark);
  if (end == StringRef::npos)
    return llvm::createStringError("no zip archive, or one that was cut off");
  Cursor cursor(archive.substr(end + endMark.size()));
  cursor.take(6);
  Directory directory;
  directory.entries = cursor.read<uint16_t>();
  cursor.take(4);
  directory.offset = cursor.read<uint32_t>();
  // A comment's length.
  cursor.take(2);
  // Another end before this one, which a locator between both points to.
  constexpr size_t locatorBytes = 20;
  if (end >= locatorBytes &&
      (directory.entries == entriesIn64Bits || directory.offset == in64Bits)) {
    Cursor locator(archive.substr(end - locatorBytes, locatorBytes));
    bool isLocator = locator.take(4) == locator64Mark;
    locator.take(4);
    uint64_t place = locator.read<uint64_t>();
    Cursor end64(archive.substr(std::min<uint64_t>(place, archive.size())));
    if (!isLocator || end64.take(4) != end64Mark)
      return damaged();
    end64.take(28);
    directory.entries = end64.read<uint64_t>();
    end64.take(8);
    directory.offset = end64.read<uint64_t>();
    cursor.failed |= end64.failed;
  }
  if (cursor.failed || directory.offset > archive.size())
    return damaged();
  return directory;
}

/// Reads the 64-bit numbers of those that do not fit, in the order of the
/// fields.
static void readExtra(StringRef extra, uint64_t &size, uint64_t &packed,
                      uint64_t &offset) {
  Cursor cursor(extra);
  while (!cursor.empty() && !cursor.failed) {
    auto id = cursor.read<uint16_t>();
    Cursor field(cursor.take(cursor.read<uint16_t>()));
    if (id != 1)
      continue;
    for (uint64_t *number : {&size, &packed, &offset})
      if (*number == in64Bits)
        *number = field.read<uint64_t>();
  }
}

/// The next file of the list. What is not there is empty, which the caller
/// finds.
static llvm::Expected<ZipMember> readEntry(StringRef archive, Cursor &list) {
  if (list.take(4) != entryMark)
    return damaged();
  ZipMember member;
  list.take(4);
  member.flags = list.read<uint16_t>();
  member.method = list.read<uint16_t>();
  list.take(4);
  member.checksum = list.read<uint32_t>();
  uint64_t packed = list.read<uint32_t>();
  member.size = list.read<uint32_t>();
  auto nameBytes = list.read<uint16_t>();
  auto extraBytes = list.read<uint16_t>();
  auto commentBytes = list.read<uint16_t>();
  list.take(8);
  uint64_t offset = list.read<uint32_t>();
  member.name = list.take(nameBytes).str();
  readExtra(list.take(extraBytes), member.size, packed, offset);
  list.take(commentBytes);

  // The file's own header has a length of its own.
  Cursor file(archive.substr(std::min<uint64_t>(offset, archive.size())));
  if (file.take(4) != fileMark)
    return damaged();
  file.take(22);
  auto ownNameBytes = file.read<uint16_t>();
  auto ownExtraBytes = file.read<uint16_t>();
  file.take(ownNameBytes);
  file.take(ownExtraBytes);
  member.stored = file.take(packed);
  if (list.failed || file.failed)
    return damaged();
  return member;
}

llvm::Expected<std::vector<ZipMember>> mlir::prelu::listZip(StringRef archive) {
  llvm::Expected<Directory> directory = findDirectory(archive);
  if (!directory)
    return directory.takeError();
  Cursor list(archive.substr(directory->offset));
  std::vector<ZipMember> members;
  for (uint64_t i = 0; i < directory->entries; ++i) {
    llvm::Expected<ZipMember> member = readEntry(archive, list);
    if (!member)
      return member.takeError();
    members.push_back(std::move(*member));
  }
  return members;
}

/// Unpacks `packed` into all of `contents`; false where it holds something
/// else.
static bool inflateAll(StringRef packed, std::string &contents) {
  z_stream stream = {};
  // A negative width: without a header of zlib's.
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return false;
  // The stream counts in 32 bits.
  constexpr size_t most = 1u << 30;
  size_t read = 0, written = 0;
  int status = Z_OK;
  while (status == Z_OK) {
    size_t in = std::min(most, packed.size() - read);
    size_t out = std::min(most, contents.size() - written);
    stream.next_in =
        reinterpret_cast<Bytef *>(const_cast<char *>(packed.data() + read));
    stream.avail_in = in;
    stream.next_out = reinterpret_cast<Bytef *>(contents.data() + written);
    stream.avail_out = out;
    status = inflate(&stream, Z_NO_FLUSH);
    read += in - stream.avail_in;
    written += out - stream.avail_out;
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END && written == contents.size();
}

llvm::Expected<std::string> mlir::prelu::extract(const ZipMember &member) {
  auto fail = [&](StringRef message) {
    return llvm::createStringError(member.name + ": " + message);
  };
  if (member.flags & 1)
    return fail("encrypted");
  if (member.method != stored && member.method != deflated)
    return fail("compressed in a way that is not numpy's");
  std::string contents;
  if (member.method == stored) {
    contents = member.stored.str();
  } else {
    // No more can come of it, whatever the header says.
    constexpr uint64_t bestRatio = 1032;
    if (member.size / bestRatio > member.stored.size())
      return fail("damaged");
    contents.resize(member.size);
    if (!inflateAll(member.stored, contents))
      return fail("damaged");
  }
  if (contents.size() != member.size ||
      llvm::crc32(llvm::arrayRefFromStringRef(contents)) != member.checksum)
    return fail("damaged");
  return contents;
}

llvm::Error mlir::prelu::printZip(
    llvm::raw_ostream &os,
    llvm::ArrayRef<std::pair<std::string, std::string>> files) {
  llvm::support::endian::Writer writer(os, llvm::endianness::little);
  std::string list;
  llvm::raw_string_ostream listStream(list);
  llvm::support::endian::Writer listWriter(listStream,
                                           llvm::endianness::little);
  uint64_t offset = 0;
  for (const auto &file : files) {
    // No structured binding, which C++17 does not capture.
    llvm::StringRef name = file.first, contents = file.second;
    // Version, flags, method, time and date (the first of 1980), checksum,
    // sizes, lengths of the name and of what may follow it.
    auto writeFields = [&](llvm::support::endian::Writer &fields) {
      fields.write<uint16_t>(20);
      fields.write<uint16_t>(0);
      fields.write<uint16_t>(stored);
      fields.write<uint16_t>(0);
      fields.write<uint16_t>(1 << 5 | 1);
      fields.write<uint32_t>(
          llvm::crc32(llvm::arrayRefFromStringRef(contents)));
      fields.write<uint32_t>(contents.size());
      fields.write<uint32_t>(contents.size());
      fields.write<uint16_t>(name.size());
      fields.write<uint16_t>(0);
    };
    os << fileMark;
    writeFields(writer);
    os << name << contents;
    listStream << entryMark;
    listWriter.write<uint16_t>(20);
    writeFields(listWriter);
    // Length of a comment, number of the disk, attributes.
    listStream.write_zeros(10);
    listWriter.write<uint32_t>(offset);
    listStream << name;
    offset += 30 + name.size() + contents.size();
    if (offset >= in64Bits)
      return llvm::createStringError(
          "an archive of 4 GiB or more; write single arrays");
  }
  os << list << endMark;
  os.write_zeros(4);
  writer.write<uint16_t>(files.size());
  writer.write<uint16_t>(files.size());
  writer.write<uint32_t>(list.size());
  writer.write<uint32_t>(offset);
  os.write_zeros(2);
  return llvm::Error::success();
}
