//===- MatrixInstruction.cpp - what multiplies matrices on a GPU, as data
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/MatrixInstruction.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace mlir::prelu;

static int64_t getSize(llvm::ArrayRef<FragmentDigit> digits) {
  int64_t size = 1;
  for (const FragmentDigit &digit : digits)
    size *= digit.extent;
  return size;
}

std::pair<int64_t, int64_t> FragmentLayout::getElement(int64_t thread,
                                                       int64_t number) const {
  std::pair<int64_t, int64_t> element;
  auto add = [&](llvm::ArrayRef<FragmentDigit> digits, int64_t value) {
    for (const FragmentDigit &digit : digits) {
      element.first += value % digit.extent * digit.first;
      element.second += value % digit.extent * digit.second;
      value /= digit.extent;
    }
  };
  add(threads, thread);
  add(registers, number);
  return element;
}

int64_t FragmentLayout::getNumThreads() const { return getSize(threads); }

int64_t FragmentLayout::getNumRegisters() const { return getSize(registers); }

int64_t FragmentLayout::getNeighbours(unsigned dim) const {
  int64_t count = 1;
  for (const FragmentDigit &digit : registers)
    if ((dim == 0 ? digit.first : digit.second) == count)
      count *= digit.extent;
  return count;
}

llvm::StringRef mlir::prelu::stringifyMatrixElement(MatrixElement element) {
  switch (element) {
  case MatrixElement::F16:
    return "f16";
  case MatrixElement::BF16:
    return "bf16";
  case MatrixElement::F32:
    return "f32";
  }
  llvm_unreachable("unknown element");
}

int64_t mlir::prelu::getElementBytes(MatrixElement element) {
  return element == MatrixElement::F32 ? 4 : 2;
}

bool MatrixInstruction::takes(MatrixElement element) const {
  return llvm::is_contained(elements, element);
}

//===----------------------------------------------------------------------===//
// The instructions
//===----------------------------------------------------------------------===//

static constexpr MatrixShape warpShapes[] = {
    {128, 128, 64, 64}, {128, 64, 64, 32}, {64, 128, 32, 64},
    {64, 64, 32, 32},   {32, 64, 16, 32},  {64, 32, 32, 16},
    {32, 32, 16, 16},   {16, 32, 16, 16},  {16, 16, 16, 16}};

/// At most 128 accumulators in a thread.
static constexpr MatrixShape warpgroupShapes[] = {
    {128, 256, 64, 256}, {256, 128, 128, 128}, {128, 128, 64, 128},
    {64, 256, 64, 128},  {64, 128, 64, 128},   {128, 64, 64, 64},
    {64, 64, 64, 64},    {64, 32, 64, 32},     {64, 16, 64, 16}};

static constexpr MatrixShape wavefrontShapes[] = {
    {128, 128, 64, 64}, {128, 64, 64, 32}, {64, 128, 32, 64}, {64, 64, 32, 32},
    {32, 64, 16, 32},   {64, 32, 32, 16},  {32, 32, 16, 16},  {16, 64, 16, 16},
    {64, 16, 16, 16},   {16, 32, 16, 16},  {32, 16, 16, 16},  {16, 16, 16, 16}};

/// NVIDIA's "Parallel Thread Execution ISA", section "Matrix Fragments for
/// mma.m16n8k16"; multiply-adds of the A100 whitepaper.
static MatrixInstruction makeMMASync16() {
  MatrixInstruction mma;
  mma.algorithm = "mma_sync";
  mma.units = {"mma_sync", "wgmma"};
  mma.elements = {MatrixElement::F16, MatrixElement::BF16};
  mma.roundsElements = false;
  mma.rows = 16;
  mma.columns = mma.mostColumns = 8;
  mma.steps = 16;
  // ldmatrix reads four matrices of 8x16 bytes, those of two instructions.
  mma.columnsOfLoad = 16;
  mma.threads = 32;
  mma.rowOperand = {{{4, 0, 2}, {8, 1, 0}}, {{2, 0, 1}, {2, 8, 0}, {2, 0, 8}}};
  mma.columnOperand = {{{4, 0, 2}, {8, 1, 0}}, {{2, 0, 1}, {2, 0, 8}}};
  mma.accumulators = {{{4, 0, 2}, {8, 1, 0}}, {{2, 0, 1}, {2, 8, 0}}};
  mma.isAsynchronous = false;
  mma.sharedLayout = SharedLayout::Rows;
  mma.tileAlignment = 16;
  mma.transport = TileTransport::AsyncCopies;
  mma.multipliesPerCycle = 1024;
  mma.shapes = warpShapes;
  mma.tileSteps = {32, 16};
  return mma;
}

/// The same ISA, "Matrix Fragments for mma.m16n8k8" of .tf32.
static MatrixInstruction makeMMASyncTF32() {
  MatrixInstruction mma = makeMMASync16();
  mma.elements = {MatrixElement::F32};
  mma.roundsElements = true;
  mma.steps = 8;
  mma.rowOperand = {{{4, 0, 1}, {8, 1, 0}}, {{2, 8, 0}, {2, 0, 4}}};
  mma.columnOperand = {{{4, 0, 1}, {8, 1, 0}}, {{2, 0, 4}}};
  mma.multipliesPerCycle = 512;
  mma.tileSteps = {16, 8};
  return mma;
}

/// The same ISA, "Asynchronous Warpgroup Level Matrix Instructions": operands
/// in workgroup memory, the accumulators those of "Register Fragments and
/// Shared Memory Matrix Layouts" for m64nNk16, here of eight columns.
/// Multiply-adds of the H100 whitepaper.
static MatrixInstruction makeWGMMA() {
  MatrixInstruction wgmma;
  wgmma.algorithm = "wgmma";
  wgmma.units = {"wgmma"};
  wgmma.elements = {MatrixElement::F16, MatrixElement::BF16};
  wgmma.roundsElements = false;
  wgmma.rows = 64;
  wgmma.columns = 8;
  wgmma.mostColumns = 256;
  wgmma.steps = 16;
  wgmma.columnsOfLoad = 16;
  wgmma.threads = 128;
  wgmma.accumulators = {{{4, 0, 2}, {8, 1, 0}, {4, 16, 0}},
                        {{2, 0, 1}, {2, 8, 0}}};
  wgmma.isAsynchronous = true;
  wgmma.sharedLayout = SharedLayout::Panels;
  // What the widest swizzle repeats after.
  wgmma.tileAlignment = 1024;
  wgmma.transport = TileTransport::TensorMaps;
  wgmma.multipliesPerCycle = 2048;
  wgmma.shapes = warpgroupShapes;
  wgmma.tileSteps = {64, 32, 16};
  return wgmma;
}

/// AMD's "CDNA3 Instruction Set Architecture", section "Matrix Arithmetic
/// Instructions": V_MFMA_F32_16X16X16 takes 16 cycles on each of four units.
static MatrixInstruction makeMFMA16() {
  MatrixInstruction mfma;
  mfma.algorithm = "mfma";
  mfma.units = {"mfma"};
  mfma.elements = {MatrixElement::F16, MatrixElement::BF16};
  mfma.roundsElements = false;
  mfma.rows = mfma.columns = mfma.mostColumns = mfma.columnsOfLoad = 16;
  mfma.steps = 16;
  mfma.threads = 64;
  mfma.rowOperand = {{{16, 1, 0}, {4, 0, 4}}, {{4, 0, 1}}};
  mfma.columnOperand = mfma.rowOperand;
  mfma.accumulators = {{{16, 0, 1}, {4, 4, 0}}, {{4, 1, 0}}};
  mfma.isAsynchronous = false;
  mfma.sharedLayout = SharedLayout::Steps;
  mfma.tileAlignment = 16;
  mfma.transport = TileTransport::Registers;
  mfma.multipliesPerCycle = 1024;
  mfma.shapes = wavefrontShapes;
  mfma.tileSteps = {32, 16};
  return mfma;
}

/// V_MFMA_F32_16X16X4_F32: a quarter of the steps in as many cycles.
static MatrixInstruction makeMFMA32() {
  MatrixInstruction mfma = makeMFMA16();
  mfma.elements = {MatrixElement::F32};
  mfma.steps = 4;
  mfma.rowOperand = {{{16, 1, 0}, {4, 0, 1}}, {}};
  mfma.columnOperand = mfma.rowOperand;
  mfma.multipliesPerCycle = 256;
  mfma.tileSteps = {16, 8, 4};
  return mfma;
}

llvm::ArrayRef<MatrixInstruction> mlir::prelu::getMatrixInstructions() {
  static const MatrixInstruction instructions[] = {makeWGMMA(), makeMMASync16(),
                                                   makeMMASyncTF32(),
                                                   makeMFMA16(), makeMFMA32()};
  return instructions;
}

const MatrixInstruction *
mlir::prelu::findMatrixInstruction(llvm::StringRef algorithm,
                                   MatrixElement element) {
  for (const MatrixInstruction &instruction : getMatrixInstructions())
    if (instruction.algorithm == algorithm && instruction.takes(element))
      return &instruction;
  return nullptr;
}

const MatrixInstruction *
mlir::prelu::findMatrixInstruction(llvm::StringRef algorithm) {
  for (const MatrixInstruction &instruction : getMatrixInstructions())
    if (instruction.algorithm == algorithm)
      return &instruction;
  return nullptr;
}
