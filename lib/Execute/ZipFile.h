//===- ZipFile.h - zip archives
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_EXECUTE_ZIPFILE_H
#define PRELU_LIB_EXECUTE_ZIPFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

#include <string>
#include <utility>
#include <vector>

namespace mlir::prelu {

/// A file of an archive: its bytes as they lie there.
struct ZipMember {
  std::string name;
  uint16_t flags = 0, method = 0;
  uint32_t checksum = 0;
  uint64_t size = 0;
  llvm::StringRef stored;
};

/// The files that `archive` lists.
llvm::Expected<std::vector<ZipMember>> listZip(llvm::StringRef archive);

/// The contents of `member`. Fails where they were damaged, or were packed in
/// another way than numpy packs.
llvm::Expected<std::string> extract(const ZipMember &member);

/// Writes an archive of `files`, names and contents, not compressed. Fails for
/// 4 GiB and more.
llvm::Error printZip(llvm::raw_ostream &os,
                     llvm::ArrayRef<std::pair<std::string, std::string>> files);

} // namespace mlir::prelu

#endif // PRELU_LIB_EXECUTE_ZIPFILE_H
