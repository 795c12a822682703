//===- Network.h - networks compiled into this program
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_COMPILE_NETWORK_H
#define PRELU_COMPILE_NETWORK_H

#include "prelu/Compile/Steps.h"
#include "prelu/Execute/Library.h"

#include "mlir/Support/LLVM.h"

#include <memory>
#include <string>
#include <vector>

// What the C and the Python interface and prelu-run stand on: no type of MLIR's
// IR is in it. Everything here may be called by several threads at once.

namespace mlir::prelu {

/// Where a diagnostic or a remark belongs in the input; line 0: to no line.
struct SourcePosition {
  std::string file;
  unsigned line = 0, column = 0;

  /// "net.mlir:3:8", or empty.
  std::string getText() const;
};

/// What the compiler says of its input, or of files and programs.
struct Problem {
  enum class Severity { Note, Warning, Error };
  Severity severity = Severity::Error;
  SourcePosition position;
  std::string message;

  /// As compilers print it: "net.mlir:3:8: error: ...".
  std::string getText() const;
};

/// The texts of `problems`, a line each.
std::string getText(ArrayRef<Problem> problems);

/// A remark of one of our passes.
struct RemarkRecord {
  SourcePosition position;
  /// "passed", "missed", "failure" or "analysis".
  std::string kind;
  /// The remark's name and its category, "prelu-fuse" and the like.
  std::string name, category;
  /// What was done, or what was found.
  std::string message;
  /// Of what was not done: why, and what would help; may be empty.
  std::string reason, suggestion;
  /// Further facts by their names, such as a schedule or bytes.
  std::vector<std::pair<std::string, std::string>> values;
};

/// The bytes of a constant that the text only names, `dense_resource<name>`, as
/// they lie in memory, row by row.
struct NetworkResource {
  std::string name;
  /// Must stay as it is for as long as its source is used.
  const void *data;
  size_t bytes;
};

/// A network's IR, as a file or as text.
struct NetworkSource {
  /// A file, or, for a text, what positions call it.
  std::string name;
  /// Used where `isText`.
  std::string text;
  bool isText = false;
  /// For constants of the text that it holds no bytes of.
  std::vector<NetworkResource> resources;
};

struct NetworkOptions {
  /// prelu-cpu-pipeline's options as it parses them: "cpu=znver4 threads=2".
  std::string pipeline;
  /// Threads of the compiler; 0: as many as there are cores.
  unsigned jobs = 0;
  /// How hard LLVM tries, 0 to 3.
  unsigned level = 3;
  /// What steps of over a second are announced by.
  Steps::Announce announce;
};

/// Compiles `source`, of at least one function that can be called, into this
/// program, by a library in the folder of temporary files that goes with the
/// result. Null with `problems`; warnings may be there without a failure.
std::unique_ptr<Library> compileNetwork(const NetworkSource &source,
                                        const NetworkOptions &options,
                                        std::vector<Problem> &problems);

/// The IR after `phase` ("raise", "fuse", ...), as text; without their weights
/// constants only name them.
FailureOr<std::string> printPhase(const NetworkSource &source,
                                  const NetworkOptions &options,
                                  StringRef phase, bool withWeights,
                                  std::vector<Problem> &problems);

/// What became of the network's PReLUs, kernels and buffers, in the order in
/// which passes say it: the pipeline runs once more for it.
FailureOr<std::vector<RemarkRecord>>
collectRemarks(const NetworkSource &source, const NetworkOptions &options,
               std::vector<Problem> &problems);

/// Writes the report that prelu/Report/Report.h describes to `path`, a page
/// (.html) or JSON (.json); `profile`, where it is not empty, is the JSON of
/// `prelu-run --profile`. The pipeline runs once more for it.
LogicalResult writeReport(const NetworkSource &source,
                          const NetworkOptions &options, StringRef path,
                          StringRef profile, std::vector<Problem> &problems);

} // namespace mlir::prelu

#endif // PRELU_COMPILE_NETWORK_H
