//===- NumpyFile.cpp - arrays in numpy's files
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Execute/NumpyFile.h"

#include "ZipFile.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Regex.h"

#include <cstring>
#include <optional>

using namespace mlir::prelu;
using llvm::StringRef;

static constexpr StringRef magic("\x93NUMPY", 6);

AlignedBytes::AlignedBytes(size_t size)
    : memory(static_cast<char *>(std::aligned_alloc(
          64, llvm::alignTo(std::max<size_t>(size, 1), 64)))),
      bytes(size) {
  if (!memory)
    llvm::report_bad_alloc_error("no memory for an array");
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {
/// What the header says, a dictionary as Python writes it.
struct Header {
  std::string dtype;
  bool isByColumns = false;
  std::vector<int64_t> shape;
  uint64_t elementBytes = 0, bytes = 0;
};
} // namespace

/// The group of `pattern` in `text`.
static std::optional<std::string> match(StringRef pattern, StringRef text) {
  llvm::SmallVector<StringRef, 2> groups;
  if (!llvm::Regex(pattern).match(text, &groups))
    return std::nullopt;
  return groups[1].str();
}

/// Sets the bytes of an element of `header`.
static llvm::Error checkType(Header &header) {
  StringRef dtype = header.dtype;
  if (dtype.size() < 3 || !StringRef("biufV").contains(dtype[1]) ||
      dtype.drop_front(2).getAsInteger(10, header.elementBytes) ||
      header.elementBytes == 0 || header.elementBytes > 8)
    return llvm::createStringError("elements of dtype '" + dtype +
                                   "', which are no numbers of ours");
  if (dtype[0] == '>')
    return llvm::createStringError("big-endian elements, dtype '" + dtype +
                                   "'; save array.astype('<" +
                                   dtype.drop_front(1) + "')");
  return llvm::Error::success();
}

static llvm::Expected<Header> parseHeader(StringRef text) {
  Header header;
  std::optional<std::string> dtype = match("'descr': *'([^']*)'", text);
  std::optional<std::string> order =
      match("'fortran_order': *(True|False)", text);
  std::optional<std::string> shape = match("'shape': *\\(([0-9, ]*)\\)", text);
  if (!dtype || !order || !shape)
    return llvm::createStringError("no array of numbers: its header is " +
                                   text.trim());
  header.dtype = *dtype;
  header.isByColumns = *order == "True";
  if (llvm::Error error = checkType(header))
    return error;
  header.bytes = header.elementBytes;
  for (StringRef part : llvm::split(*shape, ',')) {
    uint64_t size = 0;
    part = part.trim();
    // Behind the comma of (3,).
    if (part.empty())
      continue;
    if (part.getAsInteger(10, size) || size > INT64_MAX)
      return llvm::createStringError("a shape that no array has: (" + *shape +
                                     ")");
    header.shape.push_back(size);
    bool overflows = false;
    header.bytes = llvm::SaturatingMultiply(header.bytes, size, &overflows);
    if (overflows && !llvm::is_contained(header.shape, 0))
      return llvm::createStringError("a shape that no array has: (" + *shape +
                                     ")");
  }
  if (llvm::is_contained(header.shape, 0))
    header.bytes = 0;
  return header;
}

/// Copies elements that lie column by column to `rows`.
static void copyByRows(const Header &header, const char *columns, char *rows) {
  size_t rank = header.shape.size();
  llvm::SmallVector<uint64_t> strides(rank, header.elementBytes);
  for (size_t i = 1; i < rank; ++i)
    strides[i] = strides[i - 1] * header.shape[i - 1];
  llvm::SmallVector<int64_t> index(rank, 0);
  uint64_t source = 0;
  for (uint64_t done = 0; done < header.bytes; done += header.elementBytes) {
    std::memcpy(rows + done, columns + source, header.elementBytes);
    for (size_t i = rank; i-- > 0;) {
      source += strides[i];
      if (++index[i] < header.shape[i])
        break;
      source -= strides[i] * header.shape[i];
      index[i] = 0;
    }
  }
}

llvm::Expected<NumpyArray> mlir::prelu::parseNpy(StringRef text) {
  using namespace llvm::support::endian;
  if (!text.consume_front(magic) || text.size() < 6)
    return llvm::createStringError("no .npy file");
  unsigned version = text[0];
  if (version < 1 || version > 3)
    return llvm::createStringError("an .npy file of version " +
                                   std::to_string(version) +
                                   ", and this program reads 1 to 3");
  size_t lengthBytes = version == 1 ? 2 : 4;
  uint64_t length =
      version == 1 ? read16le(text.data() + 2) : read32le(text.data() + 2);
  text = text.drop_front(2 + lengthBytes);
  if (text.size() < length)
    return llvm::createStringError("an .npy file that was cut off");
  llvm::Expected<Header> header = parseHeader(text.take_front(length));
  if (!header)
    return header.takeError();
  text = text.drop_front(length);
  if (text.size() != header->bytes)
    return llvm::createStringError("holds " + std::to_string(text.size()) +
                                   " bytes of elements, not the " +
                                   std::to_string(header->bytes) +
                                   " of its shape");
  NumpyArray array;
  array.dtype = header->dtype;
  array.shape = header->shape;
  array.bytes = AlignedBytes(text.size());
  if (header->isByColumns)
    copyByRows(*header, text.data(), array.bytes.data());
  else
    std::memcpy(array.bytes.data(), text.data(), text.size());
  return array;
}

llvm::Expected<NumpyArchive> mlir::prelu::parseNpz(StringRef text) {
  llvm::Expected<std::vector<ZipMember>> members = listZip(text);
  if (!members)
    return members.takeError();
  NumpyArchive archive;
  for (const ZipMember &member : *members) {
    StringRef name = member.name;
    // What else may lie there is none of ours.
    if (!name.consume_back(".npy"))
      continue;
    llvm::Expected<std::string> contents = extract(member);
    if (!contents)
      return contents.takeError();
    llvm::Expected<NumpyArray> array = parseNpy(*contents);
    if (!array)
      return llvm::createStringError(member.name + ": " +
                                     llvm::toString(array.takeError()));
    archive.emplace_back(name.str(), std::move(*array));
  }
  return archive;
}

/// The error `message` of the file `path`.
static llvm::Error failForFile(StringRef path, const llvm::Twine &message) {
  return llvm::createStringError(path + ": " + message);
}

/// What `parse` makes of the file `path`.
template <typename T>
static llvm::Expected<T> readFile(StringRef path,
                                  llvm::Expected<T> (*parse)(StringRef)) {
  auto file = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                          /*RequiresNullTerminator=*/false);
  if (!file)
    return failForFile(path, file.getError().message());
  llvm::Expected<T> parsed = parse((*file)->getBuffer());
  if (!parsed)
    return failForFile(path, llvm::toString(parsed.takeError()));
  return parsed;
}

llvm::Expected<NumpyArray> mlir::prelu::readNpy(StringRef path) {
  return readFile(path, parseNpy);
}

llvm::Expected<NumpyArchive> mlir::prelu::readNpz(StringRef path) {
  return readFile(path, parseNpz);
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

void mlir::prelu::printNpy(llvm::raw_ostream &os, const NumpyView &array) {
  std::string shape;
  for (int64_t size : array.shape)
    shape += std::to_string(size) + ",";
  std::string header =
      ("{'descr': '" + array.dtype + "', 'fortran_order': False, 'shape': (" +
       shape + "), }")
          .str();
  // Elements begin at a multiple of 64 bytes.
  size_t start = magic.size() + 4;
  header.resize(llvm::alignTo(start + header.size() + 1, 64) - start - 1, ' ');
  header += '\n';
  // A shape of thousands of dimensions would need version 2.
  assert(header.size() <= UINT16_MAX);
  os << magic << '\1' << '\0' << static_cast<char>(header.size() & 0xff)
     << static_cast<char>(header.size() >> 8) << header << array.bytes;
}

/// Writes the file `path` by `print`.
static llvm::Error
writeFile(StringRef path,
          llvm::function_ref<llvm::Error(llvm::raw_ostream &)> print) {
  llvm::Expected<llvm::sys::fs::TempFile> file =
      llvm::sys::fs::TempFile::create(path + ".%%%%%%.tmp");
  if (!file)
    return failForFile(path, llvm::toString(file.takeError()));
  llvm::raw_fd_ostream os(file->FD, /*shouldClose=*/false);
  llvm::Error error = print(os);
  os.flush();
  if (!error && os.has_error())
    error = llvm::errorCodeToError(os.error());
  os.clear_error();
  if (!error)
    error = file->keep(path);
  if (!error)
    return error;
  llvm::consumeError(file->discard());
  return failForFile(path, llvm::toString(std::move(error)));
}

llvm::Error mlir::prelu::writeNpy(StringRef path, const NumpyView &array) {
  return writeFile(path, [&](llvm::raw_ostream &os) {
    printNpy(os, array);
    return llvm::Error::success();
  });
}

llvm::Error mlir::prelu::writeNpz(
    StringRef path, llvm::ArrayRef<std::pair<std::string, NumpyView>> arrays) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto &[name, array] : arrays) {
    auto &[fileName, contents] = files.emplace_back(name + ".npy", "");
    llvm::raw_string_ostream os(contents);
    printNpy(os, array);
  }
  return writeFile(path,
                   [&](llvm::raw_ostream &os) { return printZip(os, files); });
}
