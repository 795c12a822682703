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

void prelu::emitMissed(Location loc, llvm::StringRef name,
                       llvm::StringRef category, const llvm::Twine &reason,
                       const llvm::Twine &suggestion) {
  std::string reasonText = reason.str(), suggestionText = suggestion.str();
  auto remark =
      remark::missed(loc, remark::RemarkOpts::name(name).category(category));
  remark << remark::reason("{0}", reasonText);
  if (!suggestionText.empty())
    remark << remark::suggest("{0}", suggestionText);
}

remark::detail::InFlightRemark prelu::emitPassed(Location loc,
                                                 llvm::StringRef name,
                                                 llvm::StringRef category) {
  return remark::passed(loc, remark::RemarkOpts::name(name).category(category));
}
