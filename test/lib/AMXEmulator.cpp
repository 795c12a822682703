//===- AMXEmulator.cpp - AMX instructions on a machine that has none
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A library to preload into a process on x86-64 Linux: machine code with AMX
// instructions then runs, a microsecond or so for each. The machine answers
// them with SIGILL; the handler decodes the one at the program counter, does
// its work on tiles in memory and goes on behind it. Where the machine has AMX
// nothing is emulated.
//
// The instructions are those of AMX-TILE, AMX-INT8 and AMX-BF16 as Intel's
// manual describes them; an illegal use of one (a tile without a shape, shapes
// that do not match, a row or column too many) ends the process with a line.
//
//===----------------------------------------------------------------------===//

#include <cmath>
#include <cpuid.h>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

namespace {
constexpr unsigned numTiles = 8, maxRows = 16, maxRowBytes = 64;

struct Tile {
  unsigned rows, rowBytes;
  unsigned char bytes[maxRows][maxRowBytes];
};

/// What the instructions know of a thread.
struct State {
  bool isConfigured;
  unsigned char config[64];
  Tile tiles[numTiles];
};

/// An instruction with a VEX prefix of three bytes.
struct Instruction {
  unsigned prefix, opcode, reg, vvvv, length;
  /// The register of a second tile, where there is no memory operand.
  unsigned rm;
  bool isMemory;
  /// The memory operand's address without its index, which is the stride.
  uint64_t address, stride;
};

enum Prefix : unsigned { NoPrefix, Prefix66, PrefixF3, PrefixF2 };
} // namespace

// A handler must not allocate, as a dynamic model of thread-local memory would.
static thread_local State state __attribute__((tls_model("initial-exec")));

static void fail(const char *what) {
  static const char intro[] = "AMX emulator: ";
  (void)!write(STDERR_FILENO, intro, sizeof(intro) - 1);
  (void)!write(STDERR_FILENO, what, strlen(what));
  (void)!write(STDERR_FILENO, "\n", 1);
  _exit(1);
}

static uint64_t getRegister(const ucontext_t &context, unsigned number) {
  static const int places[16] = {
      REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
      REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
  return static_cast<uint64_t>(context.uc_mcontext.gregs[places[number]]);
}

template <typename Value> static Value read(const unsigned char *from) {
  Value value;
  memcpy(&value, from, sizeof(value));
  return value;
}

/// Decodes a ModRM byte that names memory at `code`, and the SIB and
/// displacement behind it; `indexHigh` and `baseHigh` are the fourth bits of
/// the registers' numbers. Returns the bytes that they take.
static unsigned decodeMemory(const ucontext_t &context,
                             const unsigned char *code, unsigned indexHigh,
                             unsigned baseHigh, Instruction &instruction) {
  unsigned mode = code[0] >> 6, base = code[0] & 7, length = 1;
  bool hasBase = true;
  if (base == 4) {
    unsigned sib = code[length++];
    unsigned index = (sib >> 3 & 7) | indexHigh;
    if (index != 4)
      instruction.stride = getRegister(context, index) << (sib >> 6);
    base = sib & 7;
    hasBase = base != 5 || mode != 0;
  } else if (base == 5 && mode == 0) {
    fail("an address relative to the program counter");
  }
  if (hasBase)
    instruction.address = getRegister(context, base | baseHigh);
  if (mode == 1) {
    instruction.address += static_cast<int64_t>(read<int8_t>(code + length));
    length += 1;
  } else if (mode == 2 || !hasBase) {
    instruction.address += static_cast<int64_t>(read<int32_t>(code + length));
    length += 4;
  }
  return length;
}

/// The instruction at the program counter, if it is one of those in the map of
/// AMX's.
static bool decode(const ucontext_t &context, Instruction &instruction) {
  auto *code = reinterpret_cast<const unsigned char *>(
      context.uc_mcontext.gregs[REG_RIP]);
  // C4, the inverted high bits of three registers and map 0F38, then W0, the
  // inverted vvvv, 128 bits and the prefix.
  if (code[0] != 0xC4 || (code[1] & 0x1F) != 2 || (code[2] & 0x84) != 0)
    return false;
  instruction = Instruction();
  instruction.prefix = code[2] & 3;
  instruction.vvvv = ~(code[2] >> 3) & 15;
  instruction.opcode = code[3];
  instruction.reg = code[4] >> 3 & 7;
  instruction.rm = code[4] & 7;
  instruction.isMemory = code[4] >> 6 != 3;
  instruction.length = 5;
  if (instruction.isMemory)
    instruction.length =
        4 + decodeMemory(context, code + 4, (code[1] & 0x40) ? 0 : 8,
                         (code[1] & 0x20) ? 0 : 8, instruction);
  return true;
}

static void configure(const unsigned char *config) {
  state = State();
  if (config[0] == 0)
    return;
  if (config[0] != 1 || config[1] != 0)
    fail("a palette or start row that is not 1 or 0");
  state.isConfigured = true;
  memcpy(state.config, config, sizeof(state.config));
  for (unsigned number = 0; number < numTiles; ++number) {
    Tile &tile = state.tiles[number];
    tile.rowBytes = read<uint16_t>(config + 16 + 2 * number);
    tile.rows = config[48 + number];
    if (tile.rows > maxRows || tile.rowBytes > maxRowBytes ||
        (tile.rows == 0) != (tile.rowBytes == 0))
      fail("a shape that no tile has");
  }
}

static Tile &getTile(unsigned number) {
  if (!state.isConfigured || number >= numTiles ||
      state.tiles[number].rows == 0)
    fail("a tile that is not configured");
  return state.tiles[number];
}

static void load(Tile &tile, const Instruction &instruction) {
  memset(tile.bytes, 0, sizeof(tile.bytes));
  for (unsigned row = 0; row < tile.rows; ++row)
    memcpy(tile.bytes[row],
           reinterpret_cast<const void *>(instruction.address +
                                          row * instruction.stride),
           tile.rowBytes);
}

static void store(const Tile &tile, const Instruction &instruction) {
  for (unsigned row = 0; row < tile.rows; ++row)
    memcpy(reinterpret_cast<void *>(instruction.address +
                                    row * instruction.stride),
           tile.bytes[row], tile.rowBytes);
}

static void multiplyBytes(Tile &sums, const Tile &lhs, const Tile &rhs,
                          bool isLhsUnsigned, bool isRhsUnsigned) {
  auto widen = [](unsigned char byte, bool isUnsigned) -> int32_t {
    return isUnsigned ? byte : static_cast<int8_t>(byte);
  };
  for (unsigned row = 0; row < sums.rows; ++row)
    for (unsigned column = 0; column < sums.rowBytes / 4; ++column) {
      auto sum = read<uint32_t>(sums.bytes[row] + 4 * column);
      for (unsigned k = 0; k < lhs.rowBytes; ++k)
        sum += static_cast<uint32_t>(
            widen(lhs.bytes[row][k], isLhsUnsigned) *
            widen(rhs.bytes[k / 4][4 * column + k % 4], isRhsUnsigned));
      memcpy(sums.bytes[row] + 4 * column, &sum, sizeof(sum));
    }
}

/// `value`, or zero of its sign where it is denormal.
static float flush(float value) {
  return std::fpclassify(value) == FP_SUBNORMAL ? std::copysign(0.0f, value)
                                                : value;
}

static float readBF16(const unsigned char *from) {
  uint32_t bits = static_cast<uint32_t>(read<uint16_t>(from)) << 16;
  float value;
  memcpy(&value, &bits, sizeof(value));
  return flush(value);
}

// Even and odd elements have a sum each; the tile's is added to last.
static void multiplyBF16(Tile &sums, const Tile &lhs, const Tile &rhs) {
  for (unsigned row = 0; row < sums.rows; ++row)
    for (unsigned column = 0; column < sums.rowBytes / 4; ++column) {
      float parts[2] = {0, 0};
      for (unsigned k = 0; k < lhs.rowBytes / 2; ++k)
        parts[k % 2] = flush(
            std::fma(readBF16(lhs.bytes[row] + 2 * k),
                     readBF16(rhs.bytes[k / 2] + 4 * column + 2 * (k % 2)),
                     parts[k % 2]));
      auto sum = flush(read<float>(sums.bytes[row] + 4 * column));
      sum = flush(sum + flush(parts[0] + parts[1]));
      memcpy(sums.bytes[row] + 4 * column, &sum, sizeof(sum));
    }
}

static void multiply(const Instruction &instruction) {
  if (instruction.vvvv >= numTiles)
    fail("a tile past the last");
  Tile &sums = getTile(instruction.reg);
  const Tile &lhs = getTile(instruction.rm), &rhs = getTile(instruction.vvvv);
  if (&sums == &lhs || &sums == &rhs || &lhs == &rhs)
    fail("a product of a tile with itself");
  if (sums.rows != lhs.rows || sums.rowBytes != rhs.rowBytes ||
      lhs.rowBytes != 4 * rhs.rows || sums.rowBytes % 4 != 0)
    fail("a product of tiles whose shapes do not match");
  if (instruction.opcode == 0x5C)
    return multiplyBF16(sums, lhs, rhs);
  bool isLhsUnsigned =
      instruction.prefix == Prefix66 || instruction.prefix == NoPrefix;
  bool isRhsUnsigned =
      instruction.prefix == PrefixF3 || instruction.prefix == NoPrefix;
  multiplyBytes(sums, lhs, rhs, isLhsUnsigned, isRhsUnsigned);
}

/// Whether `instruction` was one of AMX's; its work is then done.
static bool execute(const Instruction &instruction) {
  auto *memory = reinterpret_cast<unsigned char *>(instruction.address);
  unsigned prefix = instruction.prefix;
  switch (instruction.opcode) {
  case 0x49:
    if (prefix == PrefixF2 && !instruction.isMemory) {
      Tile &tile = getTile(instruction.reg);
      memset(tile.bytes, 0, sizeof(tile.bytes));
    } else if (prefix == NoPrefix) {
      static const unsigned char released[64] = {};
      configure(instruction.isMemory ? memory : released);
    } else if (prefix == Prefix66 && instruction.isMemory) {
      memcpy(memory, state.config, sizeof(state.config));
    } else {
      return false;
    }
    return true;
  case 0x4B:
    if (!instruction.isMemory || prefix == NoPrefix)
      return false;
    if (prefix == PrefixF3)
      store(getTile(instruction.reg), instruction);
    else
      load(getTile(instruction.reg), instruction);
    return true;
  case 0x5C:
  case 0x5E:
    if (instruction.isMemory ||
        (instruction.opcode == 0x5C && prefix != PrefixF3))
      return false;
    multiply(instruction);
    return true;
  default:
    return false;
  }
}

static void handle(int, siginfo_t *, void *data) {
  auto &context = *static_cast<ucontext_t *>(data);
  Instruction instruction;
  if (decode(context, instruction) && execute(instruction)) {
    context.uc_mcontext.gregs[REG_RIP] += instruction.length;
    return;
  }
  // Not one of ours: the process ends as it would have.
  signal(SIGILL, SIG_DFL);
}

static bool hasAMX() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  constexpr unsigned tileBit = 24;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (d >> tileBit & 1);
}

__attribute__((constructor)) static void install() {
  if (hasAMX())
    return;
  struct sigaction action = {};
  action.sa_sigaction = handle;
  // An instruction in a handler of somebody else may be one of AMX's too.
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  sigaction(SIGILL, &action, nullptr);
}

/// In front of libc's: grants a process the use of tiles. PRELU_AMX_REFUSED in
/// the environment makes it refuse.
extern "C" long syscall(long number, ...) {
  constexpr long requestPermission = 0x1023, tileData = 18;
  long arguments[6];
  va_list list;
  va_start(list, number);
  for (long &argument : arguments)
    argument = va_arg(list, long);
  va_end(list);
  if (number == SYS_arch_prctl && arguments[0] == requestPermission &&
      arguments[1] == tileData) {
    if (getenv("PRELU_AMX_REFUSED"))
      return -1;
    if (!hasAMX())
      return 0;
  }
  using Function = long (*)(long, ...);
  static auto next = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "syscall"));
  return next(number, arguments[0], arguments[1], arguments[2], arguments[3],
              arguments[4], arguments[5]);
}
