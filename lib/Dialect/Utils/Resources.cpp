//===- Resources.cpp - constants that nobody reads any more
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Resources.h"

#include "mlir/IR/AttrTypeSubElements.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/StringSet.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace mlir;
using namespace mlir::prelu;

/// Lets the system have the memory that was freed.
static void returnFreedMemory() {
#ifdef __GLIBC__
  // It keeps what lies below something that is not free.
  malloc_trim(0);
#endif
}

void prelu::freeUnusedResources(Operation *root) {
  llvm::StringSet<> used;
  AttrTypeWalker walker;
  walker.addWalk([&](DenseResourceElementsAttr resource) {
    used.insert(resource.getRawHandle().getKey());
  });
  root->walk([&](Operation *op) { walker.walk(op->getAttrDictionary()); });

  auto &manager =
      DenseResourceElementsHandle::getManagerInterface(root->getContext())
          .getBlobManager();
  SmallVector<std::string> unused;
  manager.getBlobMap([&](const auto &blobs) {
    for (const auto &entry : blobs)
      if (entry.second.getBlob() && !used.contains(entry.first()))
        unused.push_back(entry.first().str());
  });
  for (const std::string &key : unused)
    manager.update(key, AsmResourceBlob());
  if (!unused.empty())
    returnFreedMemory();
}
