//===- InsertWeights.cpp - weights past the linker
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// A linker holds its input and its output in memory, and writes the output page
// by page: with hundreds of MiB of weights that takes longer than everything
// else, to copy what needs no relocation. So it links a section that only has
// addresses, and the file is opened for the bytes here. llvm-objcopy could do
// that for an object, but not make room in the segment of a library.

#include "Files.h"
#include "WeightsFile.h"

#include "llvm/Object/ELF.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::prelu;
using ELF = llvm::object::ELF64LE;
using ELFFile = llvm::object::ELFFile<ELF>;

namespace {
/// A linked file in memory, whose headers are changed in place.
class LinkedFile {
public:
  explicit LinkedFile(const ELFFile &file) : file(file) {}

  /// Finds the section `name` and where the file has to be opened for it.
  llvm::Expected<bool> locate(StringRef name);
  /// Makes the headers say that the bytes are there.
  llvm::Error moveRest(llvm::XXH128_hash_t hash);

  /// What `file` says, to change.
  template <typename T> static T &mutate(const T &part) {
    return const_cast<T &>(part);
  }

  /// Bytes of the file as it is in front of those that are moved, where the
  /// weights start, and where the moved ones go.
  uint64_t gap = 0, start = 0, rest = 0;

private:
  llvm::Error markBuild(llvm::XXH128_hash_t hash);

  const ELFFile &file;
  const ELF::Shdr *section = nullptr;
  const ELF::Phdr *segment = nullptr;
};
} // namespace

/// Whether `section` lies at the end of `segment`, which a program only reads
/// and which has no bytes of the file there.
static bool endsIn(const ELF::Shdr &section, const ELF::Phdr &segment) {
  return segment.p_type == llvm::ELF::PT_LOAD &&
         !(segment.p_flags & llvm::ELF::PF_W) &&
         section.sh_addr >= segment.p_vaddr + segment.p_filesz &&
         section.sh_addr + section.sh_size == segment.p_vaddr + segment.p_memsz;
}

llvm::Expected<bool> LinkedFile::locate(StringRef name) {
  auto sections = file.sections();
  if (!sections)
    return sections.takeError();
  for (const ELF::Shdr &entry : *sections) {
    llvm::Expected<StringRef> found = file.getSectionName(entry);
    if (!found)
      return found.takeError();
    if (*found == name)
      section = &entry;
  }
  if (!section || section->sh_type != llvm::ELF::SHT_NOBITS)
    return false;
  // An object has no segments, and its sections lie anywhere.
  if (file.getHeader().e_type == llvm::ELF::ET_REL) {
    gap = file.getBufSize();
    start = rest = llvm::alignTo(gap, section->sh_addralign);
    return true;
  }
  auto segments = file.program_headers();
  if (!segments)
    return segments.takeError();
  uint64_t alignment = 1;
  for (const ELF::Phdr &entry : *segments) {
    alignment = std::max<uint64_t>(alignment, entry.p_align);
    if (endsIn(*section, entry))
      segment = &entry;
  }
  if (!segment)
    return false;
  gap = segment->p_offset + segment->p_filesz;
  start = segment->p_offset + (section->sh_addr - segment->p_vaddr);
  // Segments keep their places within pages.
  rest = gap + llvm::alignTo(start + section->sh_size - gap, alignment);
  return true;
}

llvm::Error LinkedFile::moveRest(llvm::XXH128_hash_t hash) {
  if (llvm::Error error = markBuild(hash))
    return error;
  uint64_t distance = rest - gap;
  auto move = [&](auto &offset) {
    if (offset >= gap)
      offset += distance;
  };
  for (const ELF::Shdr &entry : *file.sections())
    if (&entry != section)
      move(mutate(entry).sh_offset);
  mutate(*section).sh_type = llvm::ELF::SHT_PROGBITS;
  mutate(*section).sh_offset = start;
  if (segment) {
    for (const ELF::Phdr &entry : *file.program_headers())
      if (&entry != segment)
        move(mutate(entry).p_offset);
    mutate(*segment).p_filesz = segment->p_memsz;
  }
  move(mutate(file.getHeader()).e_shoff);
  return llvm::Error::success();
}

/// The linker's mark of a build was made without the weights.
llvm::Error LinkedFile::markBuild(llvm::XXH128_hash_t hash) {
  for (const ELF::Shdr &entry : *file.sections()) {
    if (entry.sh_type != llvm::ELF::SHT_NOTE)
      continue;
    llvm::Error error = llvm::Error::success();
    for (const auto note : file.notes(entry, error)) {
      if (note.getType() != llvm::ELF::NT_GNU_BUILD_ID ||
          note.getName() != "GNU")
        continue;
      ArrayRef<uint8_t> mark = note.getDesc(entry.sh_addralign);
      auto *bytes = const_cast<uint8_t *>(mark.data());
      for (size_t i = 0; i < std::min(mark.size(), sizeof(hash)); ++i)
        bytes[i] ^= reinterpret_cast<const uint8_t *>(&hash)[i];
    }
    if (error)
      return error;
  }
  return llvm::Error::success();
}

FailureOr<bool> prelu::insertWeights(MLIRContext *context,
                                     ArrayRef<Weight> weights,
                                     const WeightsLayout &layout,
                                     StringRef name, StringRef path) {
  auto fail = [&](llvm::Error error) {
    return failForFile(context, path, llvm::toString(std::move(error)));
  };
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return failForFile(context, path, buffer.getError().message());
  // A copy, as a buffer may be the file itself, which is written anew.
  std::string bytes = (*buffer)->getBuffer().str();
  llvm::Expected<ELFFile> file = ELFFile::create(bytes);
  if (!file)
    return fail(file.takeError());
  LinkedFile linked(*file);
  llvm::Expected<bool> found = linked.locate(name);
  if (!found)
    return fail(found.takeError());
  if (!*found)
    return false;
  if (llvm::Error error = linked.moveRest(hashWeights(weights, layout)))
    return fail(std::move(error));
  if (failed(writeFile(context, path, [&](llvm::raw_fd_ostream &os) {
        os << StringRef(bytes).take_front(linked.gap);
        os.write_zeros(linked.start - linked.gap);
        writeWeights(weights, layout, os);
        if (linked.gap < bytes.size())
          os.write_zeros(linked.rest - os.tell());
        os << StringRef(bytes).drop_front(linked.gap);
        return success();
      })))
    return failure();
  return true;
}
