//===- Module.cpp - prelu._prelu, what the Python package stands on
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// The package's Python files make the interface that users see, with its
// documentation, and raise its exceptions; here is what needs C++.

#include "Arguments.h"
#include "Results.h"

#include "prelu/Compile/Network.h"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

namespace nb = nanobind;
using namespace nb::literals;
using namespace mlir;
using namespace mlir::prelu;
using namespace mlir::prelu::python;

namespace {
/// A function, with the library that it lies in.
class BoundFunction {
public:
  BoundFunction(std::shared_ptr<Library> library, const Function &function)
      : library(std::move(library)), function(function) {
    const Signature &signature = function.getSignature();
    for (const ValueType &type : signature.arguments)
      arguments.push_back(getElement(type.element));
    for (const ValueType &type : signature.results)
      results.push_back(getElement(type.element));
  }

  nb::object call(nb::args values) const;
  std::string getName() const { return function.getName().str(); }
  std::string getSignature() const { return function.getSignature().getText(); }

private:
  [[noreturn]] void raise(const Refusal &refusal, size_t index) const;
  void raiseForElement(const ValueType &type) const;
  nb::object wrap(SmallVectorImpl<OwnedValue> &values, bool asTorch) const;

  std::shared_ptr<Library> library;
  const Function &function;
  std::vector<std::optional<Element>> arguments, results;
};

/// Sources and options as Python hands them over.
struct Input {
  NetworkSource source;
  NetworkOptions options;
};
} // namespace

void BoundFunction::raise(const Refusal &refusal, size_t index) const {
  std::string text = "argument " + std::to_string(index) + " of " + getName() +
                     ": " + refusal.text;
  PyErr_SetString(refusal.exception, text.c_str());
  throw nb::python_error();
}

void BoundFunction::raiseForElement(const ValueType &type) const {
  throw nb::type_error((getName() +
                        ": neither numpy nor torch has elements of " +
                        type.getText())
                           .c_str());
}

nb::object BoundFunction::wrap(SmallVectorImpl<OwnedValue> &values,
                               bool asTorch) const {
  auto wrapOne = [&](size_t i) {
    const ValueType &type = function.getSignature().results[i];
    if (!results[i])
      raiseForElement(type);
    PyObject *object =
        type.isTensor ? makeTensor(std::move(values[i]), *results[i], asTorch)
                      : makeNumber(values[i], *results[i]);
    if (!object)
      throw nb::python_error();
    return nb::steal(object);
  };
  if (values.empty())
    return nb::none();
  if (values.size() == 1)
    return wrapOne(0);
  nb::list list;
  for (size_t i = 0; i < values.size(); ++i)
    list.append(wrapOne(i));
  return nb::tuple(list);
}

nb::object BoundFunction::call(nb::args values) const {
  const Signature &signature = function.getSignature();
  size_t count = values.size();
  if (count != arguments.size())
    throw nb::type_error((getName() + " takes " +
                          std::to_string(arguments.size()) +
                          " arguments, not " + std::to_string(count) + ": " +
                          signature.getText())
                             .c_str());
  std::vector<Argument> given(count);
  SmallVector<ValueRef, 4> refs;
  bool asTorch = false;
  for (size_t i = 0; i < count; ++i) {
    const ValueType &type = signature.arguments[i];
    if (!arguments[i])
      raiseForElement(type);
    Refusal refusal = {nullptr, ""};
    if (!given[i].set(PyTuple_GET_ITEM(values.ptr(), i), type, *arguments[i],
                      refusal)) {
      if (refusal.exception)
        raise(refusal, i);
      throw nb::python_error();
    }
    asTorch |= given[i].isTorch();
    refs.push_back(given[i].getRef());
  }
  SmallVector<OwnedValue> outputs;
  llvm::Error error = llvm::Error::success();
  llvm::consumeError(std::move(error));
  {
    nb::gil_scoped_release released;
    error = function.call(refs, outputs);
  }
  if (error)
    throw nb::value_error(llvm::toString(std::move(error)).c_str());
  return wrap(outputs, asTorch);
}

using ResourceTuple = std::tuple<std::string, uintptr_t, size_t>;

static Input getInput(std::string name, std::optional<std::string> text,
                      const std::vector<ResourceTuple> &resources,
                      std::string pipeline, unsigned jobs, unsigned level,
                      nb::object announce) {
  Input input;
  input.source.name = std::move(name);
  input.source.isText = text.has_value();
  if (text)
    input.source.text = std::move(*text);
  for (const auto &[resource, address, bytes] : resources)
    input.source.resources.push_back(
        {resource, reinterpret_cast<const void *>(address), bytes});
  input.options.pipeline = std::move(pipeline);
  input.options.jobs = jobs;
  input.options.level = level;
  if (!announce.is_none())
    input.options.announce = [announce](StringRef step,
                                        std::optional<double> seconds) {
      nb::gil_scoped_acquire held;
      try {
        announce(step.str(), seconds);
      } catch (nb::python_error &error) {
        error.discard_as_unraisable("the progress of a compilation");
      }
    };
  return input;
}

using ProblemTuple =
    std::tuple<std::string, std::string, unsigned, unsigned, std::string>;

/// (severity, file, line, column, message)
static std::vector<ProblemTuple> getTuples(ArrayRef<Problem> problems) {
  static constexpr const char *names[] = {"note", "warning", "error"};
  std::vector<ProblemTuple> tuples;
  for (const Problem &problem : problems)
    tuples.emplace_back(names[static_cast<int>(problem.severity)],
                        problem.position.file, problem.position.line,
                        problem.position.column, problem.message);
  return tuples;
}

using RemarkTuple =
    std::tuple<std::string, unsigned, unsigned, std::string, std::string,
               std::string, std::string, std::string, std::string,
               std::vector<std::pair<std::string, std::string>>>;

/// (file, line, column, kind, name, category, message, reason, suggestion,
/// values)
static RemarkTuple getTuple(const RemarkRecord &record) {
  return {record.position.file, record.position.line, record.position.column,
          record.kind,          record.name,          record.category,
          record.message,       record.reason,        record.suggestion,
          record.values};
}

/// What `function` returns, which runs without Python's lock, and its problems.
template <typename Function> static auto runUnlocked(Function function) {
  std::vector<Problem> problems;
  auto result = [&] {
    nb::gil_scoped_release released;
    return function(problems);
  }();
  return std::make_tuple(std::move(result), getTuples(problems));
}

/// Binds `function` as one of (name, text, resources, pipeline, jobs, level,
/// announce).
template <typename Result>
static auto withInput(Result (*function)(const Input &,
                                         std::vector<Problem> &)) {
  return [function](std::string name, std::optional<std::string> text,
                    std::vector<ResourceTuple> resources, std::string pipeline,
                    unsigned jobs, unsigned level, nb::object announce) {
    Input input = getInput(std::move(name), std::move(text), resources,
                           std::move(pipeline), jobs, level, announce);
    return runUnlocked([&](std::vector<Problem> &problems) {
      return function(input, problems);
    });
  };
}

static std::shared_ptr<Library> compileInput(const Input &input,
                                             std::vector<Problem> &problems) {
  return compileNetwork(input.source, input.options, problems);
}

static std::optional<std::vector<RemarkTuple>>
collectInput(const Input &input, std::vector<Problem> &problems) {
  FailureOr<std::vector<RemarkRecord>> records =
      collectRemarks(input.source, input.options, problems);
  if (failed(records))
    return std::nullopt;
  std::vector<RemarkTuple> tuples;
  for (const RemarkRecord &record : *records)
    tuples.push_back(getTuple(record));
  return tuples;
}

static std::shared_ptr<Library> openLibrary(const std::string &path) {
  llvm::Expected<std::unique_ptr<Library>> library = [&] {
    nb::gil_scoped_release released;
    return Library::open(path);
  }();
  if (!library) {
    PyErr_SetString(PyExc_OSError, llvm::toString(library.takeError()).c_str());
    throw nb::python_error();
  }
  return std::move(*library);
}

static void saveLibrary(const Library &library, const std::string &path) {
  if (llvm::Error error = library.save(path)) {
    PyErr_SetString(PyExc_OSError, llvm::toString(std::move(error)).c_str());
    throw nb::python_error();
  }
}

static nb::list getFunctions(std::shared_ptr<Library> library) {
  nb::list functions;
  for (const Function &function : library->getFunctions())
    functions.append(BoundFunction(library, function));
  return functions;
}

NB_MODULE(_prelu, module) {
  // nanobind's own report of leaks at exit counts what torch still holds.
  nb::set_leak_warnings(false);

  nb::class_<BoundFunction>(module, "Function",
                            "A compiled function; call it with arrays.")
      .def("__call__", &BoundFunction::call,
           "Calls the function with numpy arrays or torch tensors, which are "
           "read where they lie, and numbers. Results are torch tensors where "
           "an argument is one, else numpy arrays; several come as a tuple.")
      .def_prop_ro("name", &BoundFunction::getName,
                   "The function's name in the module.")
      .def_prop_ro("signature", &BoundFunction::getSignature,
                   "The function's type, as MLIR writes it.");

  nb::class_<Library>(module, "Library", "Compiled code in this process.")
      .def_prop_ro("functions", &getFunctions)
      .def("save", &saveLibrary, "path"_a);

  module.def("compile", withInput(&compileInput), "name"_a, "text"_a.none(),
             "resources"_a, "pipeline"_a, "jobs"_a, "level"_a,
             "announce"_a.none());
  module.def("collect_remarks", withInput(&collectInput), "name"_a,
             "text"_a.none(), "resources"_a, "pipeline"_a, "jobs"_a, "level"_a,
             "announce"_a.none());
  module.def(
      "print_phase",
      [](const std::string &phase, bool withWeights, std::string name,
         std::optional<std::string> text, std::vector<ResourceTuple> resources,
         std::string pipeline) {
        Input input = getInput(std::move(name), std::move(text), resources,
                               std::move(pipeline), 0, 3, nb::none());
        return runUnlocked(
            [&](std::vector<Problem> &problems) -> std::optional<std::string> {
              FailureOr<std::string> printed = printPhase(
                  input.source, input.options, phase, withWeights, problems);
              if (failed(printed))
                return std::nullopt;
              return std::move(*printed);
            });
      },
      "phase"_a, "with_weights"_a, "name"_a, "text"_a.none(), "resources"_a,
      "pipeline"_a);
  module.def(
      "write_report",
      [](const std::string &path, const std::string &profile, std::string name,
         std::optional<std::string> text, std::vector<ResourceTuple> resources,
         std::string pipeline) {
        Input input = getInput(std::move(name), std::move(text), resources,
                               std::move(pipeline), 0, 3, nb::none());
        return runUnlocked(
            [&](std::vector<Problem> &problems) -> std::optional<bool> {
              if (failed(writeReport(input.source, input.options, path, profile,
                                     problems)))
                return std::nullopt;
              return true;
            });
      },
      "path"_a, "profile"_a, "name"_a, "text"_a.none(), "resources"_a,
      "pipeline"_a);
  module.def("open", &openLibrary, "path"_a);
}
