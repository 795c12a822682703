//===- NumpyFileTest.cpp - arrays in numpy's files
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// That numpy reads what is written here and the other way round is tested with
// numpy, in test/tools/prelu-run; this is about files that nobody should have.

#include "prelu/Execute/NumpyFile.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include "gtest/gtest.h"

using namespace mlir::prelu;
using llvm::StringRef;

namespace {

const float numbers[] = {1, 2, 3, 4, 5, 6};
const int64_t sizes[] = {2, 3};
const NumpyView array = {
    "<f4", sizes,
    StringRef(reinterpret_cast<const char *>(numbers), sizeof(numbers))};

std::string printArray() {
  std::string text;
  llvm::raw_string_ostream os(text);
  printNpy(os, array);
  return text;
}

std::string printArchive() {
  llvm::SmallString<64> path;
  EXPECT_FALSE(llvm::sys::fs::createTemporaryFile("numpy", "npz", path));
  EXPECT_FALSE(writeNpz(path, {{"x", array}, {"y", array}}));
  auto file = llvm::MemoryBuffer::getFile(path);
  EXPECT_TRUE(static_cast<bool>(file));
  std::string text = (*file)->getBuffer().str();
  llvm::sys::fs::remove(path);
  return text;
}

/// An .npy file of version 1 with `header` and 24 bytes of elements.
std::string makeFile(StringRef header) {
  std::string text("\x93NUMPY\1\0", 8);
  text.push_back(header.size());
  text.push_back(0);
  return text + header.str() + std::string(24, 1);
}

std::string getError(StringRef text) {
  llvm::Expected<NumpyArray> array = parseNpy(text);
  return array ? "" : llvm::toString(array.takeError());
}

TEST(NumpyFile, ReadsWhatItWrites) {
  NumpyArray read = llvm::cantFail(parseNpy(printArray()));
  EXPECT_EQ(read.dtype, "<f4");
  EXPECT_EQ(read.shape, (std::vector<int64_t>{2, 3}));
  EXPECT_EQ(StringRef(read.bytes.data(), read.bytes.size()), array.bytes);
  NumpyArchive archive = llvm::cantFail(parseNpz(printArchive()));
  ASSERT_EQ(archive.size(), 2u);
  EXPECT_EQ(archive[1].first, "y");
  const AlignedBytes &bytes = archive[1].second.bytes;
  EXPECT_EQ(StringRef(bytes.data(), bytes.size()), array.bytes);
}

TEST(NumpyFile, StartsElementsAtAMultipleOf64Bytes) {
  EXPECT_EQ((printArray().size() - array.bytes.size()) % 64, 0u);
}

TEST(NumpyFile, TurnsColumnsIntoRows) {
  std::string text =
      makeFile("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3, 2), }");
  for (int i = 0; i < 12; ++i)
    text[text.size() - 24 + 2 * i] = i;
  NumpyArray read = llvm::cantFail(parseNpy(text));
  const char expected[] = {0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11};
  for (int i = 0; i < 12; ++i)
    EXPECT_EQ(read.bytes.data()[2 * i], expected[i]) << i;
}

TEST(NumpyFile, RefusesWhatWasCutOff) {
  std::string text = printArray();
  for (size_t size = 0; size < text.size(); ++size)
    EXPECT_NE(getError(StringRef(text).take_front(size)), "") << size;
  std::string archive = printArchive();
  for (size_t size = 0; size < archive.size(); ++size) {
    llvm::Expected<NumpyArchive> read =
        parseNpz(StringRef(archive).take_front(size));
    EXPECT_FALSE(static_cast<bool>(read)) << size;
    llvm::consumeError(read.takeError());
  }
}

TEST(NumpyFile, SurvivesAnyChangedByte) {
  std::string archive = printArchive();
  for (int changed : {0x00, 0x01, 0x7f, 0xff})
    for (size_t i = 0; i < archive.size(); ++i) {
      char before = archive[i];
      archive[i] = static_cast<char>(changed);
      llvm::Expected<NumpyArchive> read = parseNpz(archive);
      if (!read)
        llvm::consumeError(read.takeError());
      archive[i] = before;
    }
}

TEST(NumpyFile, SaysWhatItDoesNotTake) {
  EXPECT_EQ(getError("PK"), "no .npy file");
  EXPECT_EQ(getError(StringRef("\x93NUMPY\4\0\0\0\0\0", 12)),
            "an .npy file of version 4, and this program reads 1 to 3");
  EXPECT_EQ(getError(makeFile("{}")), "no array of numbers: its header is {}");
  EXPECT_EQ(
      getError(makeFile("{'descr': [('a', '<f4')], 'fortran_order': False, "
                        "'shape': (6,), }")),
      "no array of numbers: its header is {'descr': [('a', '<f4')], "
      "'fortran_order': False, 'shape': (6,), }");
  EXPECT_EQ(getError(makeFile(
                "{'descr': '<c8', 'fortran_order': False, 'shape': (3,), }")),
            "elements of dtype '<c8', which are no numbers of ours");
  EXPECT_EQ(getError(makeFile("{'descr': '<f4', 'fortran_order': False, "
                              "'shape': (4294967296, 4294967296), }")),
            "a shape that no array has: (4294967296, 4294967296)");
  EXPECT_EQ(getError(makeFile(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (7,), }")),
            "holds 24 bytes of elements, not the 28 of its shape");
  EXPECT_EQ(getError(makeFile("{'descr': '<f4', 'fortran_order': False, "
                              "'shape': (6,), }")),
            "");
}

} // namespace
