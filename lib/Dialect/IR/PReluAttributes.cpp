//===- PReluAttributes.cpp - schedules and mappings with one field changed
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

using namespace mlir;
using namespace mlir::prelu;

//===----------------------------------------------------------------------===//
// ScheduleAttr
//===----------------------------------------------------------------------===//

namespace {
/// The only place that names all fields of a schedule.
struct ScheduleFields {
  explicit ScheduleFields(ScheduleAttr schedule)
      : context(schedule.getContext()), algorithm(schedule.getAlgorithm()),
        tile(schedule.getTile()), lanes(schedule.getLanes()),
        vector(schedule.getVector()), parallel(schedule.getParallel()),
        order(schedule.getOrder()), block(schedule.getBlock()),
        pack(schedule.getPack()), chunk(schedule.getChunk()),
        dot(schedule.getDot()), batch(schedule.getBatch()),
        operands(schedule.getOperands()) {}

  ScheduleAttr get() const {
    return ScheduleAttr::get(context, algorithm, tile, lanes, vector, parallel,
                             order, block, pack, chunk, dot, batch, operands);
  }

  MLIRContext *context;
  Algorithm algorithm;
  ArrayRef<int64_t> tile;
  int64_t lanes;
  VectorShape vector;
  ArrayRef<int64_t> parallel, order;
  int64_t block;
  ArrayRef<int64_t> pack, chunk;
  int64_t dot;
  ArrayRef<int64_t> batch;
  ArrayRef<OperandLayout> operands;
};

/// The only place that names all fields of a mapping.
struct MappingFields {
  explicit MappingFields(GPUMappingAttr mapping)
      : context(mapping.getContext()), algorithm(mapping.getAlgorithm()),
        block(mapping.getBlock()), thread(mapping.getThread()),
        vector(mapping.getVector()), stages(mapping.getStages()),
        tma(mapping.getTma()) {}

  GPUMappingAttr get() const {
    return GPUMappingAttr::get(context, algorithm, block, thread, vector,
                               stages, tma);
  }

  MLIRContext *context;
  GPUAlgorithm algorithm;
  ArrayRef<int64_t> block, thread;
  int64_t vector, stages;
  bool tma;
};
} // namespace

/// `attr` with `field`, one of `Fields`, set to `value`.
template <typename Fields, typename Attr, typename Field, typename T>
static Attr withField(Attr attr, Field Fields::*field, T value) {
  Fields fields(attr);
  fields.*field = value;
  return fields.get();
}

ScheduleAttr ScheduleAttr::withAlgorithm(Algorithm algorithm) const {
  return withField(*this, &ScheduleFields::algorithm, algorithm);
}

ScheduleAttr ScheduleAttr::withTile(ArrayRef<int64_t> tile) const {
  return withField(*this, &ScheduleFields::tile, tile);
}

ScheduleAttr ScheduleAttr::withLanes(int64_t lanes) const {
  return withField(*this, &ScheduleFields::lanes, lanes);
}

ScheduleAttr ScheduleAttr::withVector(VectorShape vector) const {
  return withField(*this, &ScheduleFields::vector, vector);
}

ScheduleAttr ScheduleAttr::withParallel(ArrayRef<int64_t> parallel) const {
  return withField(*this, &ScheduleFields::parallel, parallel);
}

ScheduleAttr ScheduleAttr::withOrder(ArrayRef<int64_t> order) const {
  return withField(*this, &ScheduleFields::order, order);
}

ScheduleAttr ScheduleAttr::withBlock(int64_t block) const {
  return withField(*this, &ScheduleFields::block, block);
}

ScheduleAttr ScheduleAttr::withPack(ArrayRef<int64_t> pack) const {
  return withField(*this, &ScheduleFields::pack, pack);
}

ScheduleAttr ScheduleAttr::withChunk(ArrayRef<int64_t> chunk) const {
  return withField(*this, &ScheduleFields::chunk, chunk);
}

ScheduleAttr ScheduleAttr::withDot(int64_t dot) const {
  return withField(*this, &ScheduleFields::dot, dot);
}

ScheduleAttr ScheduleAttr::withBatch(ArrayRef<int64_t> batch) const {
  return withField(*this, &ScheduleFields::batch, batch);
}

ScheduleAttr
ScheduleAttr::withOperands(ArrayRef<OperandLayout> operands) const {
  return withField(*this, &ScheduleFields::operands, operands);
}

ScheduleAttr ScheduleAttr::getDirect(MLIRContext *context,
                                     ArrayRef<int64_t> tile, int64_t lanes,
                                     VectorShape vector) {
  return get(context, Algorithm::Direct, tile, lanes, vector, /*parallel=*/{},
             /*order=*/{}, /*block=*/0, /*pack=*/{}, /*chunk=*/{}, /*dot=*/1,
             /*batch=*/{}, /*operands=*/{});
}

//===----------------------------------------------------------------------===//
// GPUMappingAttr
//===----------------------------------------------------------------------===//

GPUMappingAttr GPUMappingAttr::withAlgorithm(GPUAlgorithm algorithm) const {
  return withField(*this, &MappingFields::algorithm, algorithm);
}

GPUMappingAttr GPUMappingAttr::withBlock(ArrayRef<int64_t> block) const {
  return withField(*this, &MappingFields::block, block);
}

GPUMappingAttr GPUMappingAttr::withThread(ArrayRef<int64_t> thread) const {
  return withField(*this, &MappingFields::thread, thread);
}

GPUMappingAttr GPUMappingAttr::withVector(int64_t vector) const {
  return withField(*this, &MappingFields::vector, vector);
}

GPUMappingAttr GPUMappingAttr::withStages(int64_t stages) const {
  return withField(*this, &MappingFields::stages, stages);
}

GPUMappingAttr GPUMappingAttr::withTma(bool tma) const {
  return withField(*this, &MappingFields::tma, tma);
}
