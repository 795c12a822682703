//===- prelu-query.cpp - MLIR's query tool with the prelu dialect
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/InitAll.h"

#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/Matchers.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Query/Matcher/Registry.h"
#include "mlir/Query/Matcher/SliceMatchers.h"
#include "mlir/Tools/mlir-query/MlirQueryMain.h"

using namespace mlir;

// These are overloaded functions.
using HasAttribute = detail::AttrOpMatcher(StringRef);
using HasName = detail::NameOpMatcher(StringRef);
using IsConstant = detail::constant_op_matcher();

/// The matchers of mlir-query, under its names: its own list is in its main.
static void registerMatchers(query::matcher::Registry &registry) {
  using query::matcher::DynMatcher;
  registry.registerMatcher("getAllDefinitions",
                           query::matcher::m_GetAllDefinitions<DynMatcher>);
  registry.registerMatcher("getDefinitions",
                           query::matcher::m_GetDefinitions<DynMatcher>);
  registry.registerMatcher(
      "getDefinitionsByPredicate",
      query::matcher::m_GetDefinitionsByPredicate<DynMatcher, DynMatcher>);
  registry.registerMatcher(
      "getUsersByPredicate",
      query::matcher::m_GetUsersByPredicate<DynMatcher, DynMatcher>);
  registry.registerMatcher("hasOpAttrName",
                           static_cast<HasAttribute *>(m_Attr));
  registry.registerMatcher("hasOpName", static_cast<HasName *>(m_Op));
  registry.registerMatcher("isConstantOp",
                           static_cast<IsConstant *>(m_Constant));
  registry.registerMatcher("isNegInfFloat", m_NegInfFloat);
  registry.registerMatcher("isNegZeroFloat", m_NegZeroFloat);
  registry.registerMatcher("isNonZero", m_NonZero);
  registry.registerMatcher("isOne", m_One);
  registry.registerMatcher("isOneFloat", m_OneFloat);
  registry.registerMatcher("isPosInfFloat", m_PosInfFloat);
  registry.registerMatcher("isPosZeroFloat", m_PosZeroFloat);
  registry.registerMatcher("isZero", m_Zero);
  registry.registerMatcher("isZeroFloat", m_AnyZeroFloat);
}

int main(int argc, char **argv) {
  DialectRegistry registry;
  registerAllDialects(registry);
  registerAllExtensions(registry);
  prelu::registerAllDialects(registry);
  query::matcher::Registry matchers;
  registerMatchers(matchers);
  MLIRContext context(registry);
  return failed(mlirQueryMain(argc, argv, context, matchers));
}
