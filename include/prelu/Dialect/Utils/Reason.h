//===- Reason.h - why something is not so
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Analyses say why they fail, for a remark, an error or nobody: whoever asked
// decides. (FailureOr keeps no reason; llvm::Expected has to be handled, and
// most callers only want to know whether.)
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_REASON_H
#define PRELU_DIALECT_UTILS_REASON_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

#include <string>
#include <variant>

namespace mlir::prelu {

/// A sentence that says why something is not so or not there.
struct Reason {
  explicit Reason(const llvm::Twine &text) : text(text.str()) {}

  std::string text;
};

/// A value, or the reason why there is none.
template <typename T> class [[nodiscard]] OrReason {
public:
  OrReason(T value) : content(std::move(value)) {}
  OrReason(Reason reason) : content(std::move(reason)) {}

  explicit operator bool() const { return std::holds_alternative<T>(content); }

  T &operator*() { return std::get<T>(content); }
  const T &operator*() const { return std::get<T>(content); }
  T *operator->() { return &std::get<T>(content); }
  const T *operator->() const { return &std::get<T>(content); }

  /// Where there is no value.
  const Reason &getReason() const { return std::get<Reason>(content); }

private:
  std::variant<T, Reason> content;
};

/// Whether something is so, or the reason why not.
class [[nodiscard]] Verdict : public OrReason<std::monostate> {
public:
  Verdict() : OrReason(std::monostate()) {}
  Verdict(Reason reason) : OrReason(std::move(reason)) {}
};

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_REASON_H
