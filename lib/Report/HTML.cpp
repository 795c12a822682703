//===- HTML.cpp - a report as one page
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Report/Report.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

#if PRELU_HTML_REPORT
#include "Page.inc"
#endif

using namespace mlir;
using namespace mlir::prelu;

#if PRELU_HTML_REPORT
/// JSON so that nothing in it ends a script element.
static std::string escapeForScript(StringRef json) {
  std::string escaped;
  for (char c : json)
    if (c == '<')
      escaped += "\\u003c";
    else
      escaped += c;
  return escaped;
}

/// The page with what only the report knows: its title and its data.
static std::string fillPage(StringRef title, StringRef data) {
  StringRef page(pageText, sizeof(pageText) - 1);
  auto [head, rest] = page.split("@TITLE@");
  auto [middle, tail] = rest.split("@DATA@");
  std::string text;
  llvm::raw_string_ostream stream(text);
  stream << head;
  llvm::printHTMLEscaped(title, stream);
  stream << middle << escapeForScript(data) << tail;
  return text;
}
#endif

llvm::Expected<std::string> NetworkReport::toHTML() const {
#if PRELU_HTML_REPORT
  llvm::json::Object report = toJSON();
  StringRef input =
      llvm::sys::path::filename(report.getString("input").value_or(""));
  std::string title =
      (input.empty() ? "network" : input).str() + " - prelu-opt";
  std::string data = llvm::formatv("{0}", llvm::json::Value(std::move(report)));
  return fillPage(title, data);
#else
  return checkPath(".html");
#endif
}
