//===- Network.cpp - compile and run networks, from C
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu-c/prelu.h"

#include "prelu/Compile/Network.h"

#include "llvm/Support/FileSystem.h"

#include <cstdlib>
#include <cstring>

using namespace mlir;
using namespace mlir::prelu;

struct prelu_network {
  std::unique_ptr<Library> library;
  /// Of each function, what prelu_function_type hands out.
  std::vector<std::string> types;
};

/// In prelu_type's order.
static constexpr StringRef typeNames[] = {
    "f32",   "f64", "f16",  "bf16", "i1",   "i8",  "i16",  "i32",  "i64",
    "index", "si8", "si16", "si32", "si64", "ui8", "ui16", "ui32", "ui64"};

static char *copyText(StringRef text) {
  auto *copy = static_cast<char *>(std::malloc(text.size() + 1));
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = 0;
  return copy;
}

static void setError(char **error, StringRef text) {
  if (error)
    *error = copyText(text);
}

static void setError(char **error, llvm::Error reason) {
  setError(error, llvm::toString(std::move(reason)));
}

static prelu_network *makeNetwork(std::unique_ptr<Library> library) {
  auto network = std::make_unique<prelu_network>();
  for (const Function &function : library->getFunctions())
    network->types.push_back(function.getSignature().getText());
  network->library = std::move(library);
  return network.release();
}

static NetworkOptions getOptions(const prelu_compile_options *given) {
  NetworkOptions options;
  if (!given)
    return options;
  if (given->pipeline)
    options.pipeline = given->pipeline;
  options.jobs = given->jobs;
  if (auto *announce = given->announce)
    options.announce = [announce, context = given->context](
                           StringRef step, std::optional<double> seconds) {
      announce(step.str().c_str(), seconds.value_or(-1), context);
    };
  return options;
}

static prelu_network *compileSource(const NetworkSource &source,
                                    const prelu_compile_options *options,
                                    char **error) {
  std::vector<Problem> problems;
  std::unique_ptr<Library> library =
      compileNetwork(source, getOptions(options), problems);
  if (!library) {
    setError(error, getText(problems));
    return nullptr;
  }
  return makeNetwork(std::move(library));
}

static const Function *findFunction(const prelu_network *network,
                                    const char *name, char **error) {
  llvm::Expected<const Function *> function =
      network->library->getFunction(name ? name : "");
  if (function)
    return *function;
  setError(error, function.takeError());
  return nullptr;
}

const char *prelu_version(void) { return PRELU_VERSION; }

prelu_network *prelu_compile(const char *path,
                             const prelu_compile_options *options,
                             char **error) {
  NetworkSource source;
  source.name = path;
  return compileSource(source, options, error);
}

prelu_network *prelu_compile_text(const char *text, size_t length,
                                  const char *name,
                                  const prelu_compile_options *options,
                                  char **error) {
  NetworkSource source;
  source.name = name ? name : "<text>";
  source.text.assign(text, length);
  source.isText = true;
  return compileSource(source, options, error);
}

prelu_network *prelu_open(const char *path, char **error) {
  llvm::Expected<std::unique_ptr<Library>> library = Library::open(path);
  if (!library) {
    setError(error, library.takeError());
    return nullptr;
  }
  return makeNetwork(std::move(*library));
}

int prelu_save(const prelu_network *network, const char *path, char **error) {
  llvm::Error failed = network->library->save(path);
  if (!failed)
    return 0;
  setError(error, std::move(failed));
  return 1;
}

void prelu_close(prelu_network *network) { delete network; }

size_t prelu_function_count(const prelu_network *network) {
  return network->library->getFunctions().size();
}

const char *prelu_function_name(const prelu_network *network, size_t index) {
  ArrayRef<Function> functions = network->library->getFunctions();
  return index < functions.size() ? functions[index].getName().data() : nullptr;
}

const char *prelu_function_type(const prelu_network *network,
                                const char *name) {
  const Function *function = findFunction(network, name, nullptr);
  if (!function)
    return nullptr;
  size_t index = function - network->library->getFunctions().begin();
  return network->types[index].c_str();
}

size_t prelu_result_count(const prelu_network *network, const char *name) {
  const Function *function = findFunction(network, name, nullptr);
  return function ? function->getSignature().results.size() : 0;
}

/// What is wrong with `arguments` beside what Function::call checks; empty:
/// nothing.
static std::string checkTypes(const Function &function,
                              ArrayRef<prelu_value> arguments) {
  for (auto [index, pair] : llvm::enumerate(
           llvm::zip(arguments, function.getSignature().arguments))) {
    auto &[argument, type] = pair;
    std::string place = "argument " + std::to_string(index) + " of " +
                        function.getName().str() + ": ";
    if (argument.rank < 0 || argument.rank > PRELU_MAX_RANK)
      return place + "a rank of " + std::to_string(argument.rank) +
             ", which is not one of 0 to " + std::to_string(PRELU_MAX_RANK);
    if (size_t(argument.type) >= std::size(typeNames))
      return place + "no prelu_type is " + std::to_string(argument.type);
    StringRef given = typeNames[argument.type];
    if (given != type.element)
      return place + "expected elements of " + type.element + ", got " +
             given.str();
  }
  return "";
}

/// What of a function's type prelu_value cannot hold; empty: nothing.
static std::string checkResults(const Function &function, size_t count) {
  ArrayRef<ValueType> results = function.getSignature().results;
  if (count != results.size())
    return function.getName().str() + " has " + std::to_string(results.size()) +
           " results, and there is room for " + std::to_string(count);
  for (const ValueType &type : results)
    if (type.shape.size() > PRELU_MAX_RANK ||
        !llvm::is_contained(typeNames, type.element))
      return function.getName().str() +
             " has a result that prelu_value cannot "
             "hold: " +
             type.getText();
  return "";
}

int prelu_call(const prelu_network *network, const char *name,
               const prelu_value *arguments, size_t argumentCount,
               prelu_value *results, size_t resultCount, char **error) {
  const Function *function = findFunction(network, name, error);
  if (!function)
    return 1;
  std::string wrong = checkTypes(*function, {arguments, argumentCount});
  if (wrong.empty())
    wrong = checkResults(*function, resultCount);
  if (!wrong.empty()) {
    setError(error, wrong);
    return 1;
  }
  SmallVector<ValueRef> values;
  for (size_t i = 0; i < argumentCount; ++i)
    values.push_back(
        {arguments[i].data, ArrayRef(arguments[i].shape, arguments[i].rank)});
  SmallVector<OwnedValue> owned;
  if (llvm::Error failed = function->call(values, owned)) {
    setError(error, std::move(failed));
    return 1;
  }
  for (auto [index, value] : llvm::enumerate(owned)) {
    prelu_value &result = results[index];
    const ValueType &type = function->getSignature().results[index];
    result = {};
    result.type = prelu_type(llvm::find(typeNames, type.element) - typeNames);
    result.rank = value.getShape().size();
    llvm::copy(value.getShape(), result.shape);
    result.data = value.getData();
    result.memory = value.takeAllocation();
  }
  return 0;
}

void prelu_release(prelu_value *result) {
  std::free(result->memory);
  result->data = result->memory = nullptr;
}

void prelu_free(char *error) { std::free(error); }
