//===- CoreTable.cpp - what LLVM does not know of a core
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CoreSources.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace mlir::prelu;

namespace {
/// A number that LLVM does not know or has wrong, of the CPUs that it holds
/// for, and where it is from.
struct Row {
  llvm::StringLiteral field;
  /// Width of the vector registers that it holds for; 0 for any.
  int64_t vectorBits;
  double value;
  /// LLVM's names, a space between two; none for all that have the unit.
  llvm::StringLiteral cpus;
  llvm::StringLiteral source;
};
} // namespace

#define PRELU_ZEN4                                                             \
  "measured on an EPYC of Zen 4: a chain and 16 independent ones"
#define PRELU_ZEN5 "AMD, Software Optimization Guide for Zen 5 (58455), 2.10"
#define PRELU_ARK "ark.intel.com, number of AVX-512 FMA units"
#define PRELU_AMX                                                              \
  "Intel 64 and IA-32 Architectures Optimization Reference Manual, "           \
  "table 20-2: a TDP* of any elements every 16 cycles"
#define PRELU_AMX_CHAIN                                                        \
  "measured on a Granite Rapids: a chain of products that add to one tile "    \
  "takes 16 cycles each, as 6 independent ones do, though a sum is there to "  \
  "be stored after 52"
#define PRELU_PORT "two ports take it, as they do a multiply-add; LLVM has one"
#define PRELU_CACHES "the maker's data sheet"
#define PRELU_SERVERS                                                          \
  "icelake-server sapphirerapids emeraldrapids graniterapids graniterapids-d " \
  "diamondrapids"

#define PRELU_MESH "sapphirerapids emeraldrapids graniterapids graniterapids-d"
#define PRELU_GRANITE                                                          \
  "measured on a Granite Rapids at 3.7 GHz, one core: 27 GB/s of 64 MB; of "   \
  "640 MB 14 to 15 GB/s, and an answer after 182 ns"

static constexpr Row table[] = {
    // LLVM has the models of these servers from their siblings for desktops,
    // which lack the 512-bit unit of port 5, and Zen 5's from Zen 4.
    {"fmas_per_cycle", 512, 2, PRELU_SERVERS, PRELU_ARK},
    {"u8s8_per_cycle", 512, 2, PRELU_SERVERS, PRELU_PORT},
    {"s16s16_per_cycle", 512, 2, PRELU_SERVERS, PRELU_PORT},
    {"bf16_per_cycle", 512, 1,
     "sapphirerapids emeraldrapids graniterapids graniterapids-d diamondrapids",
     PRELU_PORT},
    {"loads_per_cycle", 512, 2,
     "sapphirerapids emeraldrapids graniterapids graniterapids-d diamondrapids",
     "Intel 64 and IA-32 Architectures Optimization Reference Manual, Golden "
     "Cove: two loads of 512 bits or three of 256"},
    {"l2_bytes_per_cycle", 0, 48, PRELU_MESH,
     "measured on a Granite Rapids: 47 to 52 of 256 KiB to 1 MiB by loads of "
     "512 bits, as many by those of tiles"},
    {"l3_bytes_per_cycle", 0, 7.5, PRELU_MESH, PRELU_GRANITE},
    {"memory_bytes_per_cycle", 0, 4, PRELU_MESH, PRELU_GRANITE},
    {"memory_latency", 0, 650, PRELU_MESH, PRELU_GRANITE},
    {"fmas_per_cycle", 512, 2, "znver5", PRELU_ZEN5},
    {"u8s8_per_cycle", 512, 2, "znver5", PRELU_ZEN5},
    {"s16s16_per_cycle", 512, 2, "znver5", PRELU_ZEN5},
    {"bf16_per_cycle", 512, 2, "znver5", PRELU_ZEN5},
    {"loads_per_cycle", 512, 2, "znver5", PRELU_ZEN5},

    // LLVM says a dot product every second cycle, and one of bf16 every third.
    {"u8s8_per_cycle", 512, 1, "znver4", PRELU_ZEN4},
    {"s16s16_per_cycle", 512, 1, "znver4", PRELU_ZEN4},
    {"bf16_per_cycle", 512, 1, "znver4", PRELU_ZEN4},
    {"u8s8_per_cycle", 256, 2, "znver4", PRELU_ZEN4},
    {"s16s16_per_cycle", 256, 2, "znver4", PRELU_ZEN4},
    {"bf16_per_cycle", 256, 2, "znver4", PRELU_ZEN4},
    {"l2_bytes_per_cycle", 0, 32, "znver4",
     "measured on an EPYC of Zen 4: 32 of 256 KiB, 30 of 768"},

    // No scheduling model knows them. A tile is loaded every 8 cycles, which is
    // a row a load.
    {"i8_tiles_per_cycle", 0, 1.0 / 16, "", PRELU_AMX},
    {"bf16_tiles_per_cycle", 0, 1.0 / 16, "", PRELU_AMX},
    {"tile_latency", 0, 16, "", PRELU_AMX_CHAIN},

    {"l1_bytes", 0, 48 << 10,
     "icelake-client icelake-server tigerlake rocketlake alderlake raptorlake "
     "meteorlake arrowlake sapphirerapids emeraldrapids graniterapids "
     "graniterapids-d diamondrapids znver5",
     PRELU_CACHES},
    {"l1_bytes", 0, 64 << 10,
     "sierraforest clearwaterforest neoverse-n1 neoverse-n2 neoverse-v1 "
     "neoverse-v2 cortex-a76 cortex-a78 a64fx ampere1 ampere1a",
     PRELU_CACHES},
    {"l1_bytes", 0, 128 << 10, "apple-m1 apple-m2 apple-m3 apple-m4",
     PRELU_CACHES},
    // Four ways each.
    {"l1_way_bytes", 0, 16 << 10,
     "neoverse-n1 neoverse-n2 neoverse-v1 neoverse-v2 cortex-a76 cortex-a78 "
     "a64fx ampere1 ampere1a",
     PRELU_CACHES},
    {"l2_bytes", 0, 256 << 10,
     "nehalem westmere sandybridge ivybridge haswell broadwell skylake",
     PRELU_CACHES},
    {"l2_bytes", 0, 512 << 10,
     "znver1 znver2 znver3 icelake-client rocketlake x86-64-v3", PRELU_CACHES},
    {"l2_bytes", 0, 1280 << 10, "icelake-server tigerlake alderlake",
     PRELU_CACHES},
    {"l2_bytes", 0, 2 << 20,
     "raptorlake meteorlake arrowlake sapphirerapids emeraldrapids "
     "graniterapids graniterapids-d diamondrapids neoverse-v2 ampere1 ampere1a",
     PRELU_CACHES},
};

void mlir::prelu::readCoreTable(llvm::StringRef cpu, CoreModel &core) {
  for (const Row &row : table) {
    llvm::SmallVector<llvm::StringRef> cpus;
    row.cpus.split(cpus, ' ');
    if ((!row.cpus.empty() && !llvm::is_contained(cpus, cpu)) ||
        (row.vectorBits != 0 && row.vectorBits != core.vectorBits))
      continue;
    for (const CoreField &field : getCoreFields())
      // What is 0 is not there.
      if (field.name == row.field && getCoreValue(core, field) != 0)
        std::visit([&](auto *place) { *place = row.value; }, field.get(core));
  }
  // What the table says of a unit that is hidden.
  for (DotUnit *dot : {&core.u8s8, &core.s8s8, &core.u8u8, &core.bf16,
                       &core.s16s16, &core.i8mm, &core.bf16mm})
    if (dot->bits == 0)
      *dot = DotUnit();
}
