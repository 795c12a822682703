//===- CoreModel.cpp - one core of a CPU as numbers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/CoreModel.h"

#include "llvm/ADT/STLExtras.h"

#include <cstring>

using namespace mlir::prelu;

#define PRELU_FIELD(name, unit, member)                                        \
  {name, unit, [](CoreModel &core) -> CoreField::Place { return &core.member; }}
#define PRELU_DOT_FIELDS(kind)                                                 \
  PRELU_FIELD(#kind "_bits", "bits", kind.bits),                               \
      PRELU_FIELD(#kind "_per_cycle", "a cycle", kind.perCycle),               \
      PRELU_FIELD(#kind "_latency", "cycles", kind.latency)

static const CoreField coreFields[] = {
    PRELU_FIELD("vector_bits", "bits", vectorBits),
    PRELU_FIELD("vector_registers", "registers", vectorRegisters),
    PRELU_FIELD("fmas_per_cycle", "a cycle", fmasPerCycle),
    PRELU_FIELD("fma_latency", "cycles", fmaLatency),
    PRELU_FIELD("loads_per_cycle", "a cycle", loadsPerCycle),
    PRELU_FIELD("straddling_loads", "loads", straddlingLoads),
    PRELU_FIELD("store_forward_latency", "cycles", storeForwardLatency),
    PRELU_FIELD("line_bytes", "bytes", lineBytes),
    PRELU_FIELD("page_bytes", "bytes", pageBytes),
    PRELU_FIELD("tlb_pages", "pages", tlbPages),
    PRELU_FIELD("l1_bytes", "bytes", l1Bytes),
    PRELU_FIELD("l1_way_bytes", "bytes", l1WayBytes),
    PRELU_FIELD("l2_bytes", "bytes", l2Bytes),
    PRELU_FIELD("l3_bytes", "bytes", l3Bytes),
    PRELU_FIELD("l2_bytes_per_cycle", "bytes a cycle", l2BytesPerCycle),
    PRELU_FIELD("l3_bytes_per_cycle", "bytes a cycle", l3BytesPerCycle),
    PRELU_FIELD("memory_bytes_per_cycle", "bytes a cycle", memoryBytesPerCycle),
    PRELU_FIELD("memory_latency", "cycles", memoryLatency),
    PRELU_FIELD("fork_join_cycles", "cycles", forkJoinCycles),
    PRELU_FIELD("turn_cycles_per_element", "cycles", turnCyclesPerElement),
    PRELU_FIELD("call_cycles", "cycles", callCycles),
    PRELU_DOT_FIELDS(u8s8),
    PRELU_DOT_FIELDS(s8s8),
    PRELU_DOT_FIELDS(u8u8),
    PRELU_DOT_FIELDS(bf16),
    PRELU_DOT_FIELDS(s16s16),
    PRELU_DOT_FIELDS(i8mm),
    PRELU_DOT_FIELDS(bf16mm),
    PRELU_FIELD("tile_registers", "registers", tiles.registers),
    PRELU_FIELD("tile_rows", "rows", tiles.rows),
    PRELU_FIELD("tile_row_bytes", "bytes", tiles.rowBytes),
    PRELU_FIELD("i8_tiles_per_cycle", "a cycle", tiles.i8PerCycle),
    PRELU_FIELD("bf16_tiles_per_cycle", "a cycle", tiles.bf16PerCycle),
    PRELU_FIELD("tile_latency", "cycles", tiles.latency),
};

#undef PRELU_DOT_FIELDS
#undef PRELU_FIELD

llvm::ArrayRef<CoreField> mlir::prelu::getCoreFields() { return coreFields; }

double mlir::prelu::getCoreValue(const CoreModel &core,
                                 const CoreField &field) {
  CoreModel copy = core;
  return std::visit([](auto *place) { return static_cast<double>(*place); },
                    field.get(copy));
}

bool CoreModel::operator==(const CoreModel &other) const {
  return llvm::all_of(getCoreFields(), [&](const CoreField &field) {
    return getCoreValue(*this, field) == getCoreValue(other, field);
  });
}

llvm::hash_code mlir::prelu::hash_value(const CoreModel &core) {
  llvm::hash_code hash(0);
  for (const CoreField &field : getCoreFields()) {
    double value = getCoreValue(core, field);
    uint64_t bits = 0;
    static_assert(sizeof(bits) == sizeof(value));
    std::memcpy(&bits, &value, sizeof(bits));
    hash = llvm::hash_combine(hash, bits);
  }
  return hash;
}
