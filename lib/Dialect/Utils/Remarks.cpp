//===- Remarks.cpp - optimization remarks of prelu passes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Remarks.h"

#include "llvm/ADT/Twine.h"

using namespace mlir;
using prelu::Remark;

/// One for all contexts: remarks are asked for by people, not in production.
/// What is streamed into a remark may emit another one.
static std::recursive_mutex &getMutex() {
  static std::recursive_mutex mutex;
  return mutex;
}

Remark::Remark(Emitter emitter, Location loc, remark::RemarkOpts opts) {
  if (!loc->getContext()->getRemarkEngine())
    return;
  lock = std::unique_lock(getMutex());
  inFlight = emitter(loc, opts);
  if (!inFlight)
    lock.unlock();
}

void prelu::emitMissed(Location loc, llvm::StringRef name,
                       llvm::StringRef category, const llvm::Twine &reason,
                       const llvm::Twine &suggestion) {
  Remark remark(remark::missed, loc,
                remark::RemarkOpts::name(name).category(category));
  if (!remark)
    return;
  std::string reasonText = reason.str(), suggestionText = suggestion.str();
  remark << remark::reason("{0}", reasonText);
  if (!suggestionText.empty())
    remark << remark::suggest("{0}", suggestionText);
}

Remark prelu::emitPassed(Location loc, llvm::StringRef name,
                         llvm::StringRef category) {
  return Remark(remark::passed, loc,
                remark::RemarkOpts::name(name).category(category));
}

Remark prelu::emitAnalysis(Location loc, llvm::StringRef name,
                           llvm::StringRef category) {
  return Remark(remark::analysis, loc,
                remark::RemarkOpts::name(name).category(category));
}
