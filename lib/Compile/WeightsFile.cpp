//===- WeightsFile.cpp - weights past LLVM
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// An object of one section is written here and not by MC, which would hold the
// bytes twice more in memory.

#include "WeightsFile.h"

#include "Files.h"
#include "WeightsLoader.h"

#include "prelu/Dialect/Utils/ElementAccess.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELFTypes.h"
#include "llvm/Support/Errc.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::prelu;
using ELF = llvm::object::ELF64LE;

/// The largest page that a kernel of these targets maps.
static constexpr uint64_t pageBytes = 64 << 10;

/// Constants that became weights have bytes: `isWeight` looked.
static ArrayRef<char> getElementBytes(const Weight &weight) {
  SmallVector<char> storage;
  return *getBytes(weight.elements, storage);
}

WeightsLayout prelu::layOut(ArrayRef<Weight> weights) {
  WeightsLayout layout;
  for (const Weight &weight : weights) {
    uint64_t offset = llvm::alignTo(layout.size, weight.alignment);
    layout.offsets.push_back(offset);
    layout.size = offset + getElementBytes(weight).size();
  }
  return layout;
}

void prelu::writeWeights(ArrayRef<Weight> weights, const WeightsLayout &layout,
                         llvm::raw_ostream &os) {
  // The system makes the units of its cache as large as a single write, of
  // memory that may have to be found first: 400 MiB in writes of 4 MiB take 0.9
  // to 1.6 s on a virtual machine, 0.12 s in such pieces.
  constexpr size_t pieceBytes = 64 << 10;
  ArrayRef<char> piece;
  uint64_t end = 0;
  for (auto [weight, offset] : llvm::zip_equal(weights, layout.offsets)) {
    os.write_zeros(offset - end);
    ArrayRef<char> bytes = getElementBytes(weight);
    end = offset + bytes.size();
    for (; !bytes.empty(); bytes = bytes.drop_front(piece.size())) {
      piece = bytes.take_front(pieceBytes);
      os.write(piece.data(), piece.size());
    }
  }
}

namespace {
/// Names behind each other, each found by its offset.
class StringTable {
public:
  uint32_t add(StringRef name) {
    uint32_t offset = text.size();
    text += name;
    text += '\0';
    return offset;
  }

  std::string text = std::string(1, '\0');
};

/// The sections of an object of weights, in the order of the file.
enum Section { Null, Data, NoStack, Symbols, Strings, SectionNames, Count };
} // namespace

template <typename T> static void write(llvm::raw_ostream &os, const T &value) {
  os.write(reinterpret_cast<const char *>(&value), sizeof(T));
}

std::string prelu::getWeightsSymbol(StringRef prefix) {
  return (prefix + ".weights.start").str();
}

LogicalResult prelu::writeWeightsObject(MLIRContext *context,
                                        ArrayRef<Weight> weights,
                                        const WeightsLayout &layout,
                                        const WeightsSection &section,
                                        StringRef model, StringRef path) {
  bool isMapped = !section.startSymbol.empty();
  // What the machine's objects say of themselves.
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> modelFile =
      llvm::MemoryBuffer::getFileSlice(model, sizeof(ELF::Ehdr), 0);
  if (!modelFile)
    return failForFile(context, model, modelFile.getError().message());
  if ((*modelFile)->getBufferSize() < sizeof(ELF::Ehdr))
    return failForFile(
        context, model,
        llvm::make_error_code(llvm::errc::executable_format_error).message());
  ELF::Ehdr header;
  std::memcpy(&header, (*modelFile)->getBufferStart(), sizeof(header));

  uint64_t alignment = isMapped ? pageBytes : 64;
  for (const Weight &weight : weights)
    alignment = std::max(alignment, weight.alignment);
  uint64_t dataSize =
      isMapped ? llvm::alignTo(layout.size, pageBytes) : layout.size;

  StringTable names, sectionNames;
  std::vector<ELF::Sym> symbols(1);
  std::memset(&symbols[0], 0, sizeof(ELF::Sym));
  auto addSymbol = [&](StringRef name, uint64_t offset, uint64_t size) {
    ELF::Sym symbol;
    symbol.st_name = names.add(name);
    symbol.setBindingAndType(llvm::ELF::STB_GLOBAL, llvm::ELF::STT_OBJECT);
    symbol.st_other = llvm::ELF::STV_HIDDEN;
    symbol.st_shndx = Data;
    symbol.st_value = offset;
    symbol.st_size = size;
    symbols.push_back(symbol);
  };
  if (isMapped)
    addSymbol(section.startSymbol, 0, dataSize);
  for (auto [weight, offset] : llvm::zip_equal(weights, layout.offsets))
    addSymbol(weight.symbol, offset, getElementBytes(weight).size());

  ELF::Shdr sections[Count];
  std::memset(sections, 0, sizeof(sections));
  uint64_t position = sizeof(ELF::Ehdr);
  auto place = [&](Section number, StringRef name, uint32_t type,
                   uint64_t flags, uint64_t size, uint64_t align) {
    ELF::Shdr &entry = sections[number];
    bool hasBytes = type != llvm::ELF::SHT_NOBITS;
    position = hasBytes ? llvm::alignTo(position, align) : position;
    entry.sh_name = sectionNames.add(name);
    entry.sh_type = type;
    entry.sh_flags = flags;
    entry.sh_offset = position;
    entry.sh_size = size;
    entry.sh_addralign = align;
    position += hasBytes ? size : 0;
  };
  place(Data, section.name,
        section.hasBytes ? llvm::ELF::SHT_PROGBITS : llvm::ELF::SHT_NOBITS,
        llvm::ELF::SHF_ALLOC | (isMapped ? llvm::ELF::SHF_WRITE : 0), dataSize,
        alignment);
  // Without it a linker takes the stack to be executable.
  place(NoStack, ".note.GNU-stack", llvm::ELF::SHT_PROGBITS, 0, 0, 1);
  place(Symbols, ".symtab", llvm::ELF::SHT_SYMTAB, 0,
        symbols.size() * sizeof(ELF::Sym), 8);
  place(Strings, ".strtab", llvm::ELF::SHT_STRTAB, 0, names.text.size(), 1);
  place(SectionNames, ".shstrtab", llvm::ELF::SHT_STRTAB, 0,
        sectionNames.text.size() + StringRef(".shstrtab").size() + 1, 1);
  sections[Symbols].sh_link = Strings;
  sections[Symbols].sh_info = 1;
  sections[Symbols].sh_entsize = sizeof(ELF::Sym);

  header.e_type = llvm::ELF::ET_REL;
  header.e_shoff = llvm::alignTo(position, 8);
  header.e_shnum = Count;
  header.e_shstrndx = SectionNames;

  return writeFile(context, path, [&](llvm::raw_fd_ostream &os) {
    write(os, header);
    auto fillTo = [&](uint64_t offset) { os.write_zeros(offset - os.tell()); };
    if (section.hasBytes) {
      fillTo(sections[Data].sh_offset);
      writeWeights(weights, layout, os);
    }
    fillTo(sections[Symbols].sh_offset);
    for (const ELF::Sym &symbol : symbols)
      write(os, symbol);
    os << names.text << sectionNames.text;
    fillTo(header.e_shoff);
    for (const ELF::Shdr &entry : sections)
      write(os, entry);
    return success();
  });
}

llvm::XXH128_hash_t prelu::hashWeights(ArrayRef<Weight> weights,
                                       const WeightsLayout &layout) {
  std::string all;
  llvm::raw_string_ostream hashes(all);
  for (auto [weight, offset] : llvm::zip_equal(weights, layout.offsets)) {
    ArrayRef<char> bytes = getElementBytes(weight);
    llvm::XXH128_hash_t hash = llvm::xxh3_128bits(
        {reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()});
    hashes << offset << ' ' << bytes.size() << ' ' << hash.low64 << ' '
           << hash.high64 << '\n';
  }
  return llvm::xxh3_128bits(
      {reinterpret_cast<const uint8_t *>(all.data()), all.size()});
}

FailureOr<std::string> prelu::writeWeightsFile(MLIRContext *context,
                                               ArrayRef<Weight> weights,
                                               const WeightsLayout &layout,
                                               StringRef path) {
  llvm::XXH128_hash_t hash = hashWeights(weights, layout);
  std::string mark(reinterpret_cast<const char *>(&hash), sizeof(hash));

  if (failed(writeFile(context, path, [&](llvm::raw_fd_ostream &os) {
        writeWeights(weights, layout, os);
        os << mark;
        return success();
      })))
    return failure();
  return mark;
}

/// `bytes` as between the quotes of a string in LLVM IR.
static std::string escape(StringRef bytes) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (unsigned char c : bytes)
    os << '\\' << llvm::hexdigit(c >> 4) << llvm::hexdigit(c & 15);
  return text;
}

std::string prelu::getWeightsLoader(StringRef prefix, StringRef file,
                                    const WeightsLayout &layout,
                                    StringRef mark) {
  std::string fileText = escape(file) + "\\00";
  std::pair<StringRef, std::string> values[] = {
      {"{START}", getWeightsSymbol(prefix)},
      {"{FILE_SIZE}", std::to_string(file.size() + 1)},
      {"{FILE}", fileText},
      {"{MARK}", escape(mark)},
      {"{IS_ABSOLUTE}", llvm::sys::path::is_absolute(file) ? "true" : "false"},
      {"{SIZE}", std::to_string(layout.size)}};
  std::string text = weightsLoader;
  for (const auto &[place, value] : values) {
    size_t found = 0;
    while ((found = text.find(place.data(), found)) != std::string::npos) {
      text.replace(found, place.size(), value);
      found += value.size();
    }
  }
  return text;
}
