//===- ContractionKernel.cpp - tiles, transport and instruction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContractionKernel.h"

#include "prelu/Target/GPUFacts.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::prelu;

/// What multiplies by each algorithm.
static const struct {
  GPUAlgorithm algorithm;
  MakeInstruction *make;
} instructions[] = {{GPUAlgorithm::Tiled, makeThreadFMA},
                    {GPUAlgorithm::MMASync, makeMMASync},
                    {GPUAlgorithm::WGMMA, makeWGMMA},
                    {GPUAlgorithm::MFMA, makeMFMA}};

/// Makes the instruction that the mapping asks for and the transport of its
/// operands.
LogicalResult ContractionKernel::makeParts() {
  GPUAlgorithm algorithm = mapping.getAlgorithm();
  StringRef name = stringifyGPUAlgorithm(algorithm);
  const MatrixInstruction *data = nullptr;
  if (findMatrixInstruction(name)) {
    OrReason<const MatrixInstruction *> found = findMatrixInstruction(op, name);
    if (!found)
      return op.emitOpError("cannot be mapped by algorithm '")
             << name << "': " << found.getReason().text;
    data = *found;
  }
  const auto *entry = llvm::find_if(instructions, [&](const auto &entry) {
    return entry.algorithm == algorithm;
  });
  assert(entry != std::end(instructions) && "no kernel of a contraction");
  instruction = entry->make(block, data);
  transport = data && data->transport != TileTransport::Registers
                  ? makeCopyPipeline(block, *instruction, *data)
                  : makeRegisterCopies(block, *instruction, data);
  return success();
}

/// Creates the launch and gives both tiles their stages in workgroup memory.
LogicalResult ContractionKernel::allocateTiles() {
  SharedBuffers buffers = transport->getBuffers();
  SmallVector<Type> declared;
  if (buffers.dynamicBytes == 0)
    declared.assign(buffers.types.begin(), buffers.types.end());
  if (failed(createLaunch(block.createGrid(), block.threads, declared,
                          buffers.dynamicBytes)))
    return failure();
  SmallVector<Value> views(launch.getWorkgroupAttributions());
  if (buffers.dynamicBytes > 0) {
    Value all = gpu::DynamicSharedMemoryOp::create(
        rewriter, loc,
        block.getSharedType({ShapedType::kDynamic}, rewriter.getI8Type()));
    for (auto [type, offset] : llvm::zip_equal(buffers.types, buffers.offsets))
      views.push_back(memref::ViewOp::create(
          rewriter, loc, type, all, createIndex(offset), ValueRange()));
  }
  block.rows.shared = views[0];
  block.columns.shared = views[1];
  block.initBases(launch);
  instruction->initThreadBases();
  instruction->initTileOffsets();
  transport->initBuffers(ArrayRef<Value>(views).drop_front(2));
  return success();
}

LogicalResult ContractionKernel::emitKernel() {
  if (failed(makeParts()) || failed(transport->verify()) ||
      failed(instruction->verify()) || failed(block.verify()))
    return failure();
  ArrayRef<int64_t> size = mapping.getBlock(), tileSize = mapping.getThread();
  block.threads = size[0] / tileSize[0] * (size[1] / tileSize[1]) *
                  instruction->getThreadsOfTile();
  GPUTargetAttr target = GPUTargetAttr::find(op);
  block.subgroup = target ? target.getSubgroup() : GPUFacts().subgroup;
  transport->layOutTiles();
  if (failed(allocateTiles()))
    return failure();

  ThreadTile tile = instruction->getThreadTile();
  FailureOr<SmallVector<Value>> sums =
      block.evaluateInits(tile, instruction->getSumType());
  if (succeeded(sums))
    sums = transport->emitReduction(instruction->pack(*sums));
  if (failed(sums))
    return failForm();
  return emitEpilogue(tile, instruction->unpack(*sums));
}

std::unique_ptr<Kernel>
prelu::makeContractionKernel(RewriterBase &rewriter, const FusedRegion &region,
                             const ContractionLoops &loops) {
  return std::make_unique<ContractionKernel>(rewriter, region, loops);
}
