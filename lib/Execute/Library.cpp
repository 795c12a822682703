//===- Library.cpp - compiled networks that a program calls
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Execute/Library.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>
#include <cstring>
#include <dlfcn.h>

using namespace mlir::prelu;

/// What a call interface's symbols start with; see lib/Compile/CallInterface.h.
static constexpr llvm::StringRef signaturePrefix = "_prelu_signature_";
static constexpr llvm::StringRef callPrefix = "_prelu_call_";
/// As malloc's, and as the code's vectors like it best.
static constexpr size_t bufferAlignment = 64;

OwnedValue &OwnedValue::operator=(OwnedValue &&other) {
  std::swap(allocation, other.allocation);
  std::swap(data, other.data);
  std::swap(shape, other.shape);
  return *this;
}

OwnedValue::~OwnedValue() { std::free(allocation); }

void *OwnedValue::takeAllocation() {
  void *taken = allocation;
  allocation = data = nullptr;
  return taken;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// A descriptor's words: allocated, aligned, offset, sizes, strides.
static size_t getDescriptorWords(size_t rank) { return 3 + 2 * rank; }

/// Appends the descriptor of a buffer to `words`.
static void addDescriptor(llvm::SmallVectorImpl<int64_t> &words, void *data,
                          llvm::ArrayRef<int64_t> shape) {
  auto address = static_cast<int64_t>(reinterpret_cast<intptr_t>(data));
  words.append({address, address, 0});
  words.append(shape.begin(), shape.end());
  size_t first = words.size();
  words.append(shape.size(), 1);
  for (size_t i = shape.size(); i-- > 1;)
    words[first + i - 1] = words[first + i] * shape[i];
}

Function::Function(std::string functionName, Signature functionSignature)
    : name(std::move(functionName)), signature(std::move(functionSignature)) {
  for (const ValueType &result : signature.results) {
    if (result.isTensor && signature.hasOutParams)
      continue;
    size_t bytes = result.isTensor ? 8 * getDescriptorWords(result.shape.size())
                                   : result.getElementBytes();
    size_t alignment = result.isTensor ? 8 : std::max<size_t>(bytes, 1);
    resultBytes = llvm::alignTo(resultBytes, alignment);
    slots.push_back({resultBytes, result.shape.size()});
    resultBytes += bytes;
  }
  // What is returned as such may be narrower than where it is stored.
  resultBytes = llvm::alignTo(std::max<size_t>(resultBytes, 8), 8);
  returnsNumber = slots.size() == 1 &&
                  llvm::none_of(signature.results, [&](const ValueType &r) {
                    return r.isTensor && !signature.hasOutParams;
                  });
}

static bool fits(const ValueType &type, llvm::ArrayRef<int64_t> shape) {
  return type.shape.size() == shape.size() &&
         llvm::all_of(llvm::zip_equal(type.shape, shape), [](auto sizes) {
           auto [expected, actual] = sizes;
           return actual >= 0 && (expected < 0 || expected == actual);
         });
}

llvm::Error Function::check(llvm::ArrayRef<ValueRef> arguments) const {
  if (arguments.size() != signature.arguments.size())
    return llvm::createStringError(
        llvm::Twine(name) + " takes " +
        llvm::Twine(signature.arguments.size()) + " arguments, not " +
        llvm::Twine(arguments.size()) + ": " + signature.getText());
  for (auto [index, pair] :
       llvm::enumerate(llvm::zip_equal(signature.arguments, arguments))) {
    auto [type, argument] = pair;
    if (fits(type, argument.shape)) {
      if (argument.data || llvm::is_contained(argument.shape, 0))
        continue;
      return llvm::createStringError("argument " + llvm::Twine(index) + " of " +
                                     name + ": no data");
    }
    ValueType given = type;
    given.isTensor = true;
    given.shape.assign(argument.shape.begin(), argument.shape.end());
    return llvm::createStringError("argument " + llvm::Twine(index) + " of " +
                                   name + ": expected " + type.getText() +
                                   ", got " + given.getText());
  }
  return llvm::Error::success();
}

static llvm::Error failForMemory(size_t bytes) {
  return llvm::createStringError("out of memory: no " + llvm::Twine(bytes) +
                                 " bytes");
}

llvm::Error
Function::allocateResults(llvm::SmallVectorImpl<OwnedValue> &results) const {
  for (auto [index, type] : llvm::enumerate(signature.results)) {
    OwnedValue &value = results.emplace_back();
    if (!type.isTensor)
      continue;
    if (llvm::is_contained(type.shape, -1))
      return llvm::createStringError(
          "result " + llvm::Twine(index) + " of " + name +
          " has sizes that only its caller knows: " + type.getText() +
          "; compile without out-params");
    size_t bytes = type.getElementBytes();
    for (int64_t size : type.shape)
      bytes *= size;
    value.allocation = value.data = std::aligned_alloc(
        bufferAlignment,
        llvm::alignTo(std::max<size_t>(bytes, 1), bufferAlignment));
    if (!value.data)
      return failForMemory(bytes);
    value.shape.assign(type.shape.begin(), type.shape.end());
  }
  return llvm::Error::success();
}

void Function::takeResults(char *bytes,
                           llvm::SmallVectorImpl<OwnedValue> &results) const {
  const Slot *slot = slots.data();
  for (auto [index, type] : llvm::enumerate(signature.results)) {
    if (type.isTensor && signature.hasOutParams)
      continue;
    if (results.size() <= index)
      results.emplace_back();
    OwnedValue &value = results[index];
    char *start = bytes + (slot++)->offset;
    if (!type.isTensor) {
      size_t size = type.getElementBytes();
      value.allocation = value.data = std::malloc(size);
      std::memcpy(value.data, start, size);
      continue;
    }
    auto *words = reinterpret_cast<int64_t *>(start);
    value.allocation = reinterpret_cast<void *>(words[0]);
    value.data =
        reinterpret_cast<char *>(words[1]) + words[2] * type.getElementBytes();
    value.shape.assign(words + 3, words + 3 + type.shape.size());
  }
}

llvm::Error Function::call(llvm::ArrayRef<ValueRef> arguments,
                           llvm::SmallVectorImpl<OwnedValue> &results) const {
  if (llvm::Error error = check(arguments))
    return error;
  results.clear();
  if (signature.hasOutParams)
    if (llvm::Error error = allocateResults(results))
      return error;

  // Descriptors in one buffer, whose address is fixed by reserving it.
  size_t count = getDescriptorWords(1);
  for (const ValueType &type : signature.arguments)
    count += getDescriptorWords(type.shape.size());
  if (signature.hasOutParams)
    for (const ValueType &type : signature.results)
      count += getDescriptorWords(type.shape.size());
  Words words;
  words.reserve(count);
  llvm::SmallVector<int64_t, 32> resultWords(resultBytes / 8);
  llvm::SmallVector<void *, 16> values;
  auto addTensor = [&](void *data, llvm::ArrayRef<int64_t> shape) {
    values.push_back(words.end());
    addDescriptor(words, data, shape);
  };

  if (!slots.empty() && !returnsNumber)
    values.push_back(resultWords.data());
  for (auto [type, argument] :
       llvm::zip_equal(signature.arguments, arguments)) {
    if (type.isTensor)
      addTensor(argument.data, argument.shape);
    else
      values.push_back(argument.data);
  }
  if (signature.hasOutParams)
    for (auto [type, result] : llvm::zip_equal(signature.results, results))
      if (type.isTensor)
        addTensor(result.data, result.shape);

  std::unique_ptr<void, decltype(&std::free)> arena(nullptr, &std::free);
  if (arenaBytes) {
    int64_t bytes = 0;
    // Those that it takes, without a struct of results.
    llvm::SmallVector<void *, 16> sizes(
        values.end() - *signature.arenaArguments, values.end());
    sizes.push_back(&bytes);
    arenaBytes(sizes.data());
    arena.reset(std::aligned_alloc(
        bufferAlignment,
        llvm::alignTo(std::max<int64_t>(bytes, 1), bufferAlignment)));
    if (!arena)
      return failForMemory(bytes);
    addTensor(arena.get(), bytes);
  }
  if (returnsNumber)
    values.push_back(resultWords.data());
  entry(values.data());
  takeResults(reinterpret_cast<char *>(resultWords.data()), results);
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Libraries
//===----------------------------------------------------------------------===//

/// The names behind the prefix of signatures among what the file exports.
static llvm::Expected<std::vector<std::string>>
findFunctions(llvm::StringRef path) {
  llvm::Expected<llvm::object::OwningBinary<llvm::object::ObjectFile>> file =
      llvm::object::ObjectFile::createObjectFile(path);
  if (!file)
    return file.takeError();
  auto *elf =
      llvm::dyn_cast<llvm::object::ELFObjectFileBase>(file->getBinary());
  if (!elf)
    return llvm::createStringError("no ELF file");
  std::vector<std::string> names;
  for (const llvm::object::ELFSymbolRef symbol :
       elf->getDynamicSymbolIterators()) {
    llvm::Expected<llvm::StringRef> name = symbol.getName();
    if (!name)
      return name.takeError();
    if (name->consume_front(signaturePrefix))
      names.push_back(name->str());
  }
  llvm::sort(names);
  return names;
}

llvm::Expected<std::unique_ptr<Library>> Library::open(llvm::StringRef path) {
  auto fail = [&](const llvm::Twine &message) {
    return llvm::createStringError(path + ": " + message);
  };
  llvm::Expected<std::vector<std::string>> names = findFunctions(path);
  if (!names)
    return fail(llvm::toString(names.takeError()));
  if (names->empty())
    return fail("no function with a signature: not a library of prelu-compile, "
                "or one of before it wrote signatures");
  std::unique_ptr<Library> library(new Library);
  // A name without a folder would be looked for on the loader's path.
  library->path = path.contains('/') ? path.str() : ("./" + path).str();
  library->handle = dlopen(library->path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library->handle)
    return llvm::createStringError(dlerror());
  auto find = [&](const llvm::Twine &name) {
    return dlsym(library->handle, name.str().c_str());
  };
  for (const std::string &name : *names) {
    auto *text = static_cast<const char *>(find(signaturePrefix + name));
    llvm::Expected<Signature> signature = Signature::fromJSON(text);
    if (!signature)
      return fail(name + ": " + llvm::toString(signature.takeError()));
    Function function(name, std::move(*signature));
    function.entry = reinterpret_cast<Function::Call>(find(callPrefix + name));
    if (function.signature.arenaArguments)
      function.arenaBytes = reinterpret_cast<Function::Call>(
          find(callPrefix + name + "_arena_bytes"));
    if (!function.entry ||
        (function.signature.arenaArguments && !function.arenaBytes))
      return fail("no entry for the function " + name);
    library->functions.push_back(std::move(function));
  }
  return library;
}

Library::~Library() {
  // OpenMP's threads outlive it: libomp asks the loader to be kept.
  if (handle)
    dlclose(handle);
  // A forked process has a copy of this object, but not of the file.
  if (temporaryOf == llvm::sys::Process::getProcessId())
    llvm::sys::fs::remove(path);
}

void Library::removeFileAtEnd() {
  temporaryOf = llvm::sys::Process::getProcessId();
}

llvm::Error Library::save(llvm::StringRef target) const {
  auto fail = [&](std::error_code error) {
    return llvm::createStringError(target + ": " + error.message());
  };
  // What is renamed onto a device replaces it.
  if (llvm::sys::fs::exists(target) && !llvm::sys::fs::is_regular_file(target))
    return llvm::createStringError(target + ": this is no regular file");
  llvm::Expected<llvm::sys::fs::TempFile> file =
      llvm::sys::fs::TempFile::create(target + ".%%%%%%.tmp", 0755);
  if (!file)
    return llvm::createStringError(target + ": " +
                                   llvm::toString(file.takeError()));
  if (std::error_code error = llvm::sys::fs::copy_file(path, file->FD)) {
    llvm::consumeError(file->discard());
    return fail(error);
  }
  return file->keep(target);
}

llvm::Expected<const Function *>
Library::getFunction(llvm::StringRef name) const {
  auto listed = [&] {
    return llvm::join(llvm::map_range(functions,
                                      [](const Function &function) {
                                        return function.getName().str();
                                      }),
                      ", ");
  };
  if (name.empty()) {
    if (functions.size() == 1)
      return &functions.front();
    return llvm::createStringError("which of several functions? " + listed());
  }
  for (const Function &function : functions)
    if (function.getName() == name)
      return &function;
  return llvm::createStringError("there is no function '" + name +
                                 "', but: " + listed());
}
