//===- Bytecode.cpp - the dialect's part in reading and writing bytecode
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Bytecode.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/IR/Version.h"

#include "mlir/Bytecode/BytecodeImplementation.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// Puts the version in front. Attributes stay text, which leaves out fields
/// that have their defaults and so reads older ones.
struct PReluBytecodeInterface : public BytecodeDialectInterface {
  explicit PReluBytecodeInterface(Dialect *dialect)
      : BytecodeDialectInterface(dialect) {}

  void writeVersion(DialectBytecodeWriter &writer) const override {
    PReluVersion version;
    // What a caller of the writer has asked for.
    FailureOr<const DialectVersion *> requested =
        writer.getDialectVersion<PReluDialect>();
    if (succeeded(requested))
      version = *static_cast<const PReluVersion *>(*requested);
    writer.writeVarInt(version.major);
    writer.writeVarInt(version.minor);
  }

  std::unique_ptr<DialectVersion>
  readVersion(DialectBytecodeReader &reader) const override {
    auto version = std::make_unique<PReluVersion>();
    if (failed(reader.readVarInt(version->major)) ||
        failed(reader.readVarInt(version->minor)))
      return nullptr;
    // Now, while nothing has been read that might mean something else.
    PReluVersion own;
    if (own < *version) {
      reader.emitError() << "version " << version->major << '.'
                         << version->minor
                         << " of the prelu dialect is newer than " << own.major
                         << '.' << own.minor
                         << ", the newest that this build reads: use the "
                            "prelu-opt that wrote it, or its text";
      return nullptr;
    }
    return version;
  }
};
} // namespace

void prelu::addBytecodeInterface(PReluDialect &dialect) {
  dialect.addInterfaces<PReluBytecodeInterface>();
}
