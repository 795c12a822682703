//===- Profile.cpp - which kernels the time goes to
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Profile.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <ctime>
#include <dlfcn.h>
#include <ucontext.h>
#include <unistd.h>

using namespace mlir::prelu;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Sampling
//===----------------------------------------------------------------------===//

// Linux's perf would do the same, but is not there for everyone: containers
// and locked-down machines forbid it.

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static constexpr long sampleInterval = 200'000;
/// For three minutes and a half; what comes later is not needed.
static constexpr size_t mostSamples = 1 << 20;

/// Of the one sampler; a signal handler sees nothing else.
static std::vector<uintptr_t> buffer;
static uintptr_t *samplePlace = nullptr;
static std::atomic<size_t> sampleCount{0};

/// The instruction that the thread was at; 0 on machines that we do not know.
static uintptr_t getInstruction(const ucontext_t &context) {
#if defined(__x86_64__)
  return context.uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
  return context.uc_mcontext.pc;
#else
  return 0;
#endif
}

static void takeSample(int, siginfo_t *, void *context) {
  size_t count = sampleCount.load(std::memory_order_relaxed);
  if (count >= mostSamples)
    return;
  samplePlace[count] = getInstruction(*static_cast<ucontext_t *>(context));
  sampleCount.store(count + 1, std::memory_order_relaxed);
}

llvm::Expected<std::unique_ptr<Sampler>> Sampler::create() {
  auto fail = [](StringRef what) {
    return llvm::createStringError("--profile: " + what + ": " +
                                   std::generic_category().message(errno));
  };
  buffer.assign(mostSamples, 0);
  samplePlace = buffer.data();
  sampleCount = 0;
  struct sigaction action = {};
  action.sa_sigaction = takeSample;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  if (sigaction(SIGPROF, &action, nullptr) != 0)
    return fail("sigaction");
  // Timers of a process signal any thread, and those of CPU time go by the
  // kernel's ticks, of which there may be 250 a second.
  sigevent event = {};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGPROF;
  event.sigev_notify_thread_id = gettid();
  timer_t timer;
  if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0)
    return fail("timer_create");
  std::unique_ptr<Sampler> sampler(new Sampler);
  sampler->timer = timer;
  return sampler;
}

Sampler::~Sampler() {
  timer_delete(timer);
  std::signal(SIGPROF, SIG_IGN);
}

void Sampler::setInterval(long nanoseconds) {
  itimerspec interval = {{0, nanoseconds}, {0, nanoseconds}};
  timer_settime(timer, 0, &interval, nullptr);
}

void Sampler::start() { setInterval(sampleInterval); }
void Sampler::stop() { setInterval(0); }

llvm::ArrayRef<uintptr_t> Sampler::getSamples() const {
  return {samplePlace, sampleCount.load()};
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

namespace {
/// The functions of a library by where they lie.
class Symbols {
public:
  static llvm::Expected<Symbols> read(StringRef path);

  bool empty() const { return symbols.empty(); }
  /// The function at `address` of the file; empty where there is none.
  StringRef find(uint64_t address) const;

private:
  struct Symbol {
    uint64_t address, size;
    std::string name;
  };
  std::vector<Symbol> symbols;
};
} // namespace

llvm::Expected<Symbols> Symbols::read(StringRef path) {
  auto file = llvm::object::ObjectFile::createObjectFile(path);
  if (!file)
    return file.takeError();
  Symbols table;
  auto *elf =
      llvm::dyn_cast<llvm::object::ELFObjectFileBase>(file->getBinary());
  if (!elf)
    return llvm::createStringError(path + ": no ELF file");
  for (const llvm::object::ELFSymbolRef symbol : elf->symbols()) {
    if (symbol.getELFType() != llvm::ELF::STT_FUNC)
      continue;
    llvm::Expected<StringRef> name = symbol.getName();
    llvm::Expected<uint64_t> address = symbol.getAddress();
    if (!name)
      return name.takeError();
    if (!address)
      return address.takeError();
    table.symbols.push_back({*address, symbol.getSize(), name->str()});
  }
  llvm::sort(table.symbols, [](const Symbol &a, const Symbol &b) {
    return std::tie(a.address, a.name) < std::tie(b.address, b.name);
  });
  return table;
}

StringRef Symbols::find(uint64_t address) const {
  auto next = llvm::upper_bound(symbols, address,
                                [](uint64_t address, const Symbol &symbol) {
                                  return address < symbol.address;
                                });
  if (next == symbols.begin())
    return {};
  const Symbol &symbol = *std::prev(next);
  return address - symbol.address < symbol.size ? StringRef(symbol.name)
                                                : StringRef();
}

/// The kernel that `symbol` is a part of: what compilers put aside has a
/// suffix.
static StringRef getWhole(StringRef symbol) {
  for (StringRef suffix :
       {"..omp_par", ".omp_outlined", ".cold", ".part.", ".llvm."})
    symbol = symbol.split(suffix).first;
  return symbol;
}

/// Whether `symbol` is one of the kernels of `function`, "main_3_conv2d".
static bool isKernelOf(StringRef function, StringRef symbol) {
  return symbol.consume_front(function) && symbol.consume_front("_") &&
         !symbol.empty() && llvm::isDigit(symbol.front());
}

/// The entry of a sample in the network's library, at `symbol`.
static ProfileEntry nameOwn(StringRef function, StringRef symbol) {
  symbol = getWhole(symbol);
  if (isKernelOf(function, symbol))
    return {symbol.str(), /*isKernel=*/true};
  StringRef part = symbol;
  if (!part.consume_front("_mlir_ciface_"))
    part.consume_front("_prelu_call_");
  if (part.consume_front(function) && (part.empty() || part.front() == '.'))
    return {(function + " (outside of kernels)").str()};
  return {symbol.str()};
}

/// The entry of a sample in another library: "libc (memcpy)". Whatever of
/// OpenMP's runtime a thread is in, it waits for others, and lets others run.
static ProfileEntry nameForeign(const Dl_info &info) {
  StringRef name = llvm::sys::path::filename(info.dli_fname).split(".so").first;
  StringRef symbol = info.dli_sname ? info.dli_sname : "";
  if (name == "libomp" || name == "libgomp" || name == "libiomp5" ||
      symbol.ends_with("sched_yield"))
    return {"libomp (waiting)"};
  if (!symbol.empty())
    return {(name + " (" + symbol + ")").str()};
  return {name.str()};
}

llvm::Expected<Profile>
mlir::prelu::makeProfile(const Library &library, const Function &function,
                         llvm::ArrayRef<uintptr_t> samples) {
  llvm::Expected<Symbols> symbols = Symbols::read(library.getPath());
  if (!symbols)
    return symbols.takeError();
  Profile profile;
  profile.samples = samples.size();
  profile.hasSymbols = !symbols->empty();
  llvm::StringMap<size_t> places;
  auto name = [&](uintptr_t sample) -> ProfileEntry {
    Dl_info info;
    if (!dladdr(reinterpret_cast<void *>(sample), &info) || !info.dli_fname)
      return {"unknown"};
    if (info.dli_fname != library.getPath())
      return nameForeign(info);
    // A shared library's addresses count from where it is loaded.
    StringRef symbol =
        symbols->find(sample - reinterpret_cast<uintptr_t>(info.dli_fbase));
    if (!symbol.empty())
      return nameOwn(function.getName(), symbol);
    return {"code without a symbol"};
  };
  for (uintptr_t sample : samples) {
    ProfileEntry entry = name(sample);
    auto [place, isNew] =
        places.try_emplace(entry.name, profile.entries.size());
    if (isNew)
      profile.entries.push_back(std::move(entry));
    ++profile.entries[place->second].samples;
  }
  llvm::sort(profile.entries, [](const ProfileEntry &a, const ProfileEntry &b) {
    return std::tie(b.samples, a.name) < std::tie(a.samples, b.name);
  });
  return profile;
}

//===----------------------------------------------------------------------===//
// Limits
//===----------------------------------------------------------------------===//

double mlir::prelu::measureClock() {
#if defined(__x86_64__) || defined(__aarch64__)
  // Additions that wait for each other take a cycle each on every core; of
  // registers, since some cores add constants for nothing.
  using Clock = std::chrono::steady_clock;
  double best = 0;
  for (int attempt = 0; attempt < 20; ++attempt) {
    constexpr int rounds = 20000, additions = 10;
    uint64_t sum = 0, one = 1;
    auto start = Clock::now();
    for (int i = 0; i < rounds; ++i) {
#if defined(__x86_64__)
#define PRELU_ADD "add %1, %0\n"
#else
#define PRELU_ADD "add %0, %0, %1\n"
#endif
      asm volatile(PRELU_ADD PRELU_ADD PRELU_ADD PRELU_ADD PRELU_ADD PRELU_ADD
                       PRELU_ADD PRELU_ADD PRELU_ADD PRELU_ADD
                   : "+r"(sum)
                   : "r"(one)
                   : "cc");
#undef PRELU_ADD
    }
    std::chrono::duration<double> seconds = Clock::now() - start;
    best = std::max(best, rounds * additions / seconds.count());
  }
  return best;
#else
  return 0;
#endif
}

//===----------------------------------------------------------------------===//
// Output
//===----------------------------------------------------------------------===//

/// What is known of a kernel that runs for `seconds` in a call of the network.
static void printWork(llvm::raw_ostream &os, const KernelWork &work,
                      double seconds, const Limits &limits) {
  if (work.calls == 0)
    return;
  os << llvm::format(" %5lld", static_cast<long long>(work.calls));
  if (work.flops && *work.flops > 0) {
    double rate = work.calls * *work.flops / seconds;
    os << llvm::format(" %8.1f", rate * 1e-9);
    if (limits.flopsPerSecond > 0)
      os << llvm::format(" %6.0f %%", 100 * rate / limits.flopsPerSecond);
    else
      os.indent(9);
  } else {
    os.indent(18);
  }
  if (work.bytes)
    os << llvm::format(" %7.1f", work.calls * *work.bytes / seconds * 1e-9);
  else
    os.indent(8);
}

void mlir::prelu::print(llvm::raw_ostream &os, const Profile &profile,
                        const Timing &timing,
                        const std::map<std::string, KernelWork> &kernels,
                        const Limits &limits) {
  os << "\n"
     << profile.samples << " samples; us of a call of the network\n"
     << "   share         us";
  if (!kernels.empty())
    os << " calls  GFLOP/s  of peak    GB/s";
  os << "  kernel\n";
  for (const ProfileEntry &entry : profile.entries) {
    double seconds = profile.getShare(entry) * timing.median;
    os << llvm::format("%6.1f %% %10.2f", 100 * profile.getShare(entry),
                       seconds * 1e6);
    size_t column = 0;
    std::string work;
    llvm::raw_string_ostream workStream(work);
    if (auto kernel = kernels.find(entry.name); kernel != kernels.end())
      printWork(workStream, kernel->second, seconds, limits);
    constexpr size_t workColumns = 32;
    if (!kernels.empty())
      column = workColumns - std::min(work.size(), workColumns);
    os << work;
    os.indent(column) << "  " << entry.name << '\n';
  }
}

llvm::json::Object mlir::prelu::toJSON(
    const Profile &profile, StringRef network, const Timing &timing,
    const std::map<std::string, KernelWork> &kernels, const Limits &limits) {
  llvm::json::Array own, other;
  for (const ProfileEntry &entry : profile.entries) {
    double share = profile.getShare(entry);
    llvm::json::Object object{{"name", entry.name},
                              {"seconds", share * timing.median},
                              {"share", share}};
    if (auto kernel = kernels.find(entry.name);
        kernel != kernels.end() && kernel->second.calls > 0) {
      object["calls"] = kernel->second.calls;
      if (kernel->second.flops)
        object["flops"] = *kernel->second.flops;
      if (kernel->second.bytes)
        object["bytes"] = *kernel->second.bytes;
    }
    (entry.isKernel ? own : other).push_back(std::move(object));
  }
  llvm::json::Object object{{"version", 1},
                            {"network", network},
                            {"runs", static_cast<int64_t>(timing.calls)},
                            {"seconds", timing.median},
                            {"samples", static_cast<int64_t>(profile.samples)},
                            {"kernels", std::move(own)},
                            {"other", std::move(other)}};
  if (limits.flopsPerSecond > 0)
    object["peak_flop_per_s"] = limits.flopsPerSecond;
  return object;
}
