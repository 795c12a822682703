//===- PReluDialect.cpp - dialect registration
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Target/MatrixInstruction.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Transforms/InliningUtils.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::prelu;

#include "prelu/Dialect/IR/PReluDialect.cpp.inc"
#include "prelu/Dialect/IR/PReluEnums.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "prelu/Dialect/IR/PReluAttrs.cpp.inc"

namespace {
/// Every op of the dialect may be inlined anywhere.
struct PReluInlinerInterface : public DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;

  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
  bool isLegalToInline(Region *, Region *, bool, IRMapping &) const final {
    return true;
  }
};
} // namespace

TargetAttr TargetAttr::getFrom(Operation *module) {
  auto target = module->getAttrOfType<TargetAttr>(getModuleAttrName());
  if (!target)
    module->emitError("has no '")
        << getModuleAttrName() << "' attribute: run prelu-attach-target first";
  return target;
}

LogicalResult TargetAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 StringRef, StringRef, StringRef,
                                 int64_t vectorBits, int64_t vectorRegisters,
                                 int64_t fmaLatency, int64_t threads,
                                 int64_t l1Bytes, int64_t l2Bytes,
                                 int64_t l3Bytes) {
  if (vectorBits < 64 || !llvm::isPowerOf2_64(vectorBits))
    return emitError() << "expects vector_bits to be a power of two from 64 "
                          "on, got "
                       << vectorBits;
  if (vectorRegisters < 4)
    return emitError() << "expects at least 4 vector_registers, got "
                       << vectorRegisters;
  if (fmaLatency < 1)
    return emitError() << "expects a positive fma_latency, got " << fmaLatency;
  if (threads < 1)
    return emitError() << "expects a positive number of threads, got "
                       << threads;
  if (l1Bytes < 4096)
    return emitError() << "expects l1_bytes of at least one page of 4096, got "
                       << l1Bytes;
  if (l2Bytes < 1 || l3Bytes < 1)
    return emitError() << "expects caches to hold something, got l2_bytes "
                       << l2Bytes << " and l3_bytes " << l3Bytes;
  return success();
}

LogicalResult
GPUMappingAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                       GPUAlgorithm algorithm, ArrayRef<int64_t> block,
                       ArrayRef<int64_t> thread, int64_t vector, int64_t stages,
                       bool tma) {
  size_t blockDims = algorithm == GPUAlgorithm::Direct ? 1 : 3;
  size_t threadDims = algorithm == GPUAlgorithm::Direct ? 0 : 2;
  if (block.size() != blockDims || thread.size() != threadDims)
    return emitError() << "expects " << blockDims << " entries in block and "
                       << threadDims << " in thread for algorithm '"
                       << stringifyGPUAlgorithm(algorithm) << "', got "
                       << block.size() << " and " << thread.size();
  auto isPositive = [](int64_t size) { return size > 0; };
  if (!llvm::all_of(block, isPositive) || !llvm::all_of(thread, isPositive) ||
      vector < 1 || stages < 1)
    return emitError() << "expects positive sizes, vector and stages";
  for (unsigned i = 0; i < threadDims; ++i)
    if (block[i] % thread[i] != 0)
      return emitError() << "expects block to be a multiple of thread, got "
                         << block[i] << " and " << thread[i];
  const MatrixInstruction *instruction =
      findMatrixInstruction(stringifyGPUAlgorithm(algorithm));
  TileTransport transport =
      instruction ? instruction->transport : TileTransport::Registers;
  if (algorithm != GPUAlgorithm::Direct &&
      transport == TileTransport::Registers && stages > 2)
    return emitError() << "expects at most 2 stages for algorithm '"
                       << stringifyGPUAlgorithm(algorithm) << "', got "
                       << stages;
  if (algorithm == GPUAlgorithm::Tiled && thread[1] % vector != 0)
    return emitError()
           << "expects thread to have a multiple of vector columns, "
              "got "
           << thread[1] << " and " << vector;
  if (tma && transport != TileTransport::TensorMaps)
    return emitError() << "expects tma for an algorithm with tensor maps only, "
                          "got '"
                       << stringifyGPUAlgorithm(algorithm) << "'";
  return success();
}

LogicalResult
GPUTargetAttr::verify(function_ref<InFlightDiagnostic()> emitError, StringRef,
                      StringRef, int64_t subgroup, int64_t maxThreads,
                      int64_t sharedBytes, int64_t registers,
                      int64_t computeUnits, int64_t accessBits, MatrixUnit,
                      int64_t stages) {
  if (subgroup < 1 || maxThreads < subgroup)
    return emitError() << "expects max_threads to hold a subgroup, got "
                       << maxThreads << " and " << subgroup;
  if (sharedBytes < 1024 || registers < 32 || computeUnits < 1 || stages < 1)
    return emitError() << "expects at least 1024 shared_bytes, 32 registers, "
                          "one of compute_units and of stages, got "
                       << sharedBytes << ", " << registers << ", "
                       << computeUnits << " and " << stages;
  if (accessBits < 32 || !llvm::isPowerOf2_64(accessBits))
    return emitError() << "expects access_bits to be a power of two from 32 "
                          "on, got "
                       << accessBits;
  return success();
}

void PReluDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "prelu/Dialect/IR/PReluOps.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "prelu/Dialect/IR/PReluAttrs.cpp.inc"
      >();
  addInterfaces<PReluInlinerInterface>();
}
