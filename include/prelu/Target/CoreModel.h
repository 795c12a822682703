//===- CoreModel.h - one core of a CPU as numbers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_COREMODEL_H
#define PRELU_TARGET_COREMODEL_H

#include "prelu/Target/VectorShape.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>

namespace mlir::prelu {

/// Instructions that multiply and add up several neighbouring elements in each
/// 32-bit lane: four of 8 bits, or two of 16.
struct DotUnit {
  /// The widest register it takes, in bits; 0 where there is none. Registers of
  /// half that width and a quarter of it, down to 128 bits, are fine as well.
  int64_t bits = 0;
  /// Instructions of full width a cycle.
  double perCycle = 1;
  /// Cycles from one to the next that adds to its result.
  int64_t latency = 4;

  bool has(int64_t registerBits) const {
    return registerBits >= 128 && registerBits <= bits;
  }
};

/// Registers that hold small matrices, and the instructions that add the
/// product of two to a third: rows of 8-bit integers or bf16 by columns of
/// these in groups of 32 bits.
struct TileUnit {
  /// How many there are; 0 where there are none.
  int64_t registers = 0;
  /// The most rows that one has, and the most bytes of a row.
  int64_t rows = 16;
  int64_t rowBytes = 64;
  /// Products of full tiles a cycle; 0 where there are none of these elements.
  double i8PerCycle = 0;
  double bf16PerCycle = 0;
  /// Cycles from one product to the next that adds to its result.
  int64_t latency = 16;
};

/// All that the passes know of a core, in bits, bytes and cycles. The comment
/// at a field says where `getTargetFacts` has it from: LLVM's scheduling model
/// of the subtarget, its cost model (TargetTransformInfo), the operating system
/// (for the machine that the compiler runs on), or the table in CoreTable.cpp
/// for what none of them knows. The values here are those of a CPU that nobody
/// knows.
struct CoreModel {
  /// Width of a vector register. Cost model.
  int64_t vectorBits = 128;
  /// Vector registers that code may use. Cost model.
  int64_t vectorRegisters = 16;

  /// Fused multiply-adds of full registers a cycle. Scheduling model, table.
  double fmasPerCycle = 1;
  /// Cycles from one fused multiply-add to the next that adds to its result.
  /// Scheduling model.
  int64_t fmaLatency = 4;

  /// Loads a cycle from the first cache: of a full register, or of an element
  /// into all of its lanes. Scheduling model, table.
  double loadsPerCycle = 2;
  /// Loads that one takes the place of whose address is a multiple of an
  /// element only, so that it straddles lines of the cache. Measured on Zen 4
  /// over the benchmark's layers, with registers of 256 and of 512 bits; 1.5 to
  /// 2 where both lines are in the first cache.
  double straddlingLoads = 4;
  /// Cycles from a store to a load of what it has written.
  int64_t storeForwardLatency = 8;

  /// Bytes of a cache line. Operating system, cost model.
  int64_t lineBytes = 64;
  /// Bytes of a page of memory, past which prefetchers do not follow a stream.
  int64_t pageBytes = 4096;
  /// Pages that a core keeps the addresses of while it walks over them. Fewer
  /// than the first TLB holds, which others need as well.
  int64_t tlbPages = 32;

  /// Bytes of the first and second data cache of a core, and of the last one as
  /// far as one core can count on it. Operating system, table.
  int64_t l1Bytes = 32 << 10;
  int64_t l2Bytes = 1 << 20;
  int64_t l3Bytes = 32 << 20;
  /// Bytes of one way of the first cache: lines that far apart take each
  /// other's place. Operating system.
  int64_t l1WayBytes = 4096;

  /// Bytes a cycle that one core gets from a cache or from memory while it
  /// computes. Table.
  double l2BytesPerCycle = 24;
  double l3BytesPerCycle = 12;
  double memoryBytesPerCycle = 6;
  /// Cycles that memory takes to answer: 100 ns at 3.5 GHz.
  int64_t memoryLatency = 350;
  /// Cycles that it takes to give two threads work and to wait for both.
  /// Measured on Zen 4 with LLVM's OpenMP runtime: 1.4 us.
  int64_t forkJoinCycles = 5000;

  /// Cycles for one element of a tensor that is copied because it lies in
  /// another order than its reader wants, in squares of registers. Measured on
  /// Zen 4, 16x16 f32 in the second cache: 0.10 to 0.15 ns, for 3 to 256
  /// channels and images of 14x14 to 112x112, in either direction.
  double turnCyclesPerElement = 0.6;
  /// Cycles to call the kernel of such a copy, whatever it copies. Measured on
  /// Zen 4.
  int64_t callCycles = 200;

  /// Dot products: unsigned by signed 8-bit integers, both signed, both
  /// unsigned, bf16, signed 16-bit integers. Which there are says the
  /// subtarget, how fast they are the scheduling model or the table. Those of
  /// 16-bit integers may be two instructions, a product and an addition.
  DotUnit u8s8, s8s8, u8u8, bf16, s16s16;
  /// Products of two rows of a register by two of another, added to a matrix of
  /// two by two: of 8-bit integers whatever their signs, and of bf16.
  DotUnit i8mm, bf16mm;
  /// Matrix tiles. Which there are says the subtarget, the rest the table.
  TileUnit tiles;

  /// Whether `bytes` stay in the first or second cache until they are read
  /// again: up to three quarters of it, as others pass through beside them.
  bool staysInL1(double bytes) const { return bytes <= 0.75 * l1Bytes; }
  bool staysInL2(double bytes) const { return bytes <= 0.75 * l2Bytes; }

  /// Whether `threads` gain by sharing what takes one of them `cycles`: more
  /// than twice the time of a fork and join, as each reads what others' caches
  /// hold. The runtime wakes threads along a tree, each level of which takes as
  /// long as two of them do.
  bool isWorthSharing(double cycles, int64_t threads) const {
    return cycles - cycles / threads >=
           2.0 * forkJoinCycles * llvm::Log2_64_Ceil(threads);
  }

  /// A full register of elements of `elementBits` each.
  VectorShape getVectorShape(int64_t elementBits) const {
    return VectorShape::getFixed(
        std::max<int64_t>(vectorBits / elementBits, 1));
  }

  bool operator==(const CoreModel &other) const;
};

llvm::hash_code hash_value(const CoreModel &core);

/// A number of the model: the name that it has in `#prelu.core`, what it
/// counts, and where it lies.
struct CoreField {
  using Place = std::variant<int64_t *, double *>;

  llvm::StringLiteral name;
  llvm::StringLiteral unit;
  Place (*get)(CoreModel &core);
};

/// All numbers of the model. What reads, prints, compares or checks a model
/// goes through this list.
llvm::ArrayRef<CoreField> getCoreFields();

/// The value of `field` in `core`.
double getCoreValue(const CoreModel &core, const CoreField &field);

} // namespace mlir::prelu

#endif // PRELU_TARGET_COREMODEL_H
