//===- Remarks.cpp - optimization remarks of prelu passes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Remarks.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

#include <atomic>

using namespace mlir;
using prelu::Remark;
using prelu::RemarkListener;

/// One for all contexts: remarks are asked for by people, not in production.
/// What is streamed into a remark may emit another one.
static std::recursive_mutex &getMutex() {
  static std::recursive_mutex mutex;
  return mutex;
}

/// Those of all contexts; guarded by the mutex.
static SmallVector<RemarkListener *> &getListeners() {
  static SmallVector<RemarkListener *> listeners;
  return listeners;
}

/// How many there are, for a check without the mutex.
static std::atomic<unsigned> numListeners = 0;

RemarkListener::RemarkListener(MLIRContext *context, Callback callback)
    : context(context), callback(std::move(callback)) {
  std::scoped_lock lock(getMutex());
  getListeners().push_back(this);
  ++numListeners;
}

RemarkListener::~RemarkListener() {
  std::scoped_lock lock(getMutex());
  llvm::erase(getListeners(), this);
  --numListeners;
}

static bool hasListener(MLIRContext *context) {
  if (numListeners == 0)
    return false;
  std::scoped_lock lock(getMutex());
  return llvm::any_of(getListeners(), [&](RemarkListener *listener) {
    return listener->getContext() == context;
  });
}

bool prelu::takesRemarks(MLIRContext *context) {
  return context->getRemarkEngine() || hasListener(context);
}

Remark::Remark(remark::RemarkKind kind, Emitter emitter, Location loc,
               remark::RemarkOpts opts) {
  MLIRContext *context = loc->getContext();
  if (!takesRemarks(context))
    return;
  lock = std::unique_lock(getMutex());
  inFlight = emitter(loc, opts);
  if (hasListener(context))
    record = std::make_unique<remark::detail::Remark>(
        kind, DiagnosticSeverity::Remark, loc, opts);
  if (!*this)
    lock.unlock();
}

Remark::~Remark() {
  if (!record)
    return;
  for (RemarkListener *listener : getListeners())
    if (listener->getContext() == record->getLocation()->getContext())
      listener->callback(*record);
}

Remark &Remark::operator<<(const remark::detail::LazyTextBuild &argument) {
  if (!*this)
    return *this;
  // The text is made once.
  remark::detail::Remark::Arg text(argument.key, argument.thunk());
  inFlight << text;
  if (record)
    *record << text;
  return *this;
}

void prelu::emitMissed(Location loc, llvm::StringRef name,
                       llvm::StringRef category, const llvm::Twine &reason,
                       const llvm::Twine &suggestion) {
  Remark remark(remark::RemarkKind::RemarkMissed, remark::missed, loc,
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
  return Remark(remark::RemarkKind::RemarkPassed, remark::passed, loc,
                remark::RemarkOpts::name(name).category(category));
}

Remark prelu::emitAnalysis(Location loc, llvm::StringRef name,
                           llvm::StringRef category) {
  return Remark(remark::RemarkKind::RemarkAnalysis, remark::analysis, loc,
                remark::RemarkOpts::name(name).category(category));
}
