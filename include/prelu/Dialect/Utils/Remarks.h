//===- Remarks.h - optimization remarks of prelu passes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_REMARKS_H
#define PRELU_DIALECT_UTILS_REMARKS_H

#include "mlir/IR/Location.h"
#include "mlir/IR/Remarks.h"
#include "llvm/ADT/StringRef.h"

#include <functional>
#include <memory>
#include <mutex>

namespace mlir::prelu {

/// Hands every remark that our passes make in a context to a callback, for as
/// long as it lives. MLIR's remark engine has one streamer and one set of
/// filters, which belong to whoever started the compiler; what collects remarks
/// for a report needs all of them, printed or not. Calls of the callback do not
/// overlap.
class RemarkListener {
public:
  using Callback = std::function<void(const remark::detail::Remark &)>;

  RemarkListener(MLIRContext *context, Callback callback);
  ~RemarkListener();
  RemarkListener(const RemarkListener &) = delete;
  RemarkListener &operator=(const RemarkListener &) = delete;

  MLIRContext *getContext() const { return context; }

private:
  friend class Remark;

  MLIRContext *context;
  Callback callback;
};

/// Whether anybody takes remarks of `context`: MLIR's remark engine or a
/// listener. For what is costly to find out and serves remarks only.
bool takesRemarks(MLIRContext *context);

/// A remark that is emitted when it goes out of scope, false while nobody
/// takes it: `if (Remark remark = emitPassed(...)) remark << ...` costs two
/// checks then. MLIR's remark engine keeps its state without a lock, and a host
/// compiler may run our passes nested and threaded, so each of our remarks
/// holds a lock from its creation to its end.
class Remark {
public:
  Remark(Remark &&) = default;
  ~Remark();

  explicit operator bool() const { return inFlight || record; }

  /// Adds what `remark::add`, `remark::metric` and others make.
  Remark &operator<<(const remark::detail::LazyTextBuild &argument);

private:
  using Emitter = remark::detail::InFlightRemark (*)(Location,
                                                     remark::RemarkOpts);
  Remark(remark::RemarkKind kind, Emitter emitter, Location loc,
         remark::RemarkOpts opts);

  friend void emitMissed(Location, llvm::StringRef, llvm::StringRef,
                         const llvm::Twine &, const llvm::Twine &);
  friend Remark emitPassed(Location, llvm::StringRef, llvm::StringRef);
  friend Remark emitAnalysis(Location, llvm::StringRef, llvm::StringRef);

  // In this order: the remark ends before the lock does.
  std::unique_lock<std::recursive_mutex> lock;
  remark::detail::InFlightRemark inFlight;
  /// The same for listeners; null where there are none.
  std::unique_ptr<remark::detail::Remark> record;
};

/// Reports a missed optimization: the pass `category` ("prelu-raise",
/// "prelu-fuse", ...) left the operation at `loc` alone because of `reason`,
/// and `suggestion` says what would help (may be empty). Does nothing while
/// remarks are off. `name` and `category` are literals: the engine keeps
/// references to them.
void emitMissed(Location loc, llvm::StringRef name, llvm::StringRef category,
                const llvm::Twine &reason, const llvm::Twine &suggestion = "");

/// Reports a rewrite that was done at `loc` in one sentence. Further arguments
/// (`remark::metric`) may be streamed into the result.
Remark emitPassed(Location loc, llvm::StringRef name, llvm::StringRef category);

/// Reports a decision about what is at `loc`, such as a schedule, and what it
/// rests on.
Remark emitAnalysis(Location loc, llvm::StringRef name,
                    llvm::StringRef category);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_REMARKS_H
