//===- Values.cpp - arguments and results, as files and as text
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Values.h"

#include "Elements.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

#include <cmath>
#include <cstring>
#include <map>
#include <random>

using namespace mlir::prelu;
using llvm::StringRef;
using llvm::Twine;

int64_t mlir::prelu::getBytes(const ValueType &type,
                              llvm::ArrayRef<int64_t> shape) {
  int64_t bytes = type.getElementBytes();
  for (int64_t size : shape)
    bytes *= size;
  return bytes;
}

llvm::Error mlir::prelu::checkSuffix(StringRef option, StringRef path,
                                     StringRef suffix) {
  if (path.ends_with(suffix))
    return llvm::Error::success();
  return llvm::createStringError(option + " takes a file that ends in " +
                                 suffix + ", not '" + path + "'");
}

/// "x0, x1, y": what `archive` holds.
static std::string list(const NumpyArchive &archive) {
  if (archive.empty())
    return "no array";
  return llvm::join(
      llvm::map_range(archive, [](const auto &entry) { return entry.first; }),
      ", ");
}

const NumpyArray *mlir::prelu::find(const NumpyArchive &archive,
                                    StringRef letter, size_t index) {
  std::string number = std::to_string(index);
  for (const auto &[name, array] : archive)
    if (name == letter.str() + number || name == "arr_" + number ||
        (index == 0 && name == letter))
      return &array;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

namespace {
/// Makes the arguments of one function.
class ArgumentMaker {
public:
  ArgumentMaker(const Function &function, const InputOptions &options)
      : function(function), options(options),
        types(function.getSignature().arguments) {}

  llvm::Expected<std::vector<Argument>> make();

private:
  llvm::Error readShapes();
  llvm::Expected<Argument> makeRandom(size_t index);
  llvm::Expected<Argument> makeFromText(size_t index, StringRef text);
  llvm::Expected<Argument> take(size_t index, const Twine &source,
                                const NumpyArray &array);
  llvm::Expected<NumpyArchive> readArchive();
  llvm::Error checkShape(size_t index, const Twine &source, StringRef element,
                         llvm::ArrayRef<int64_t> shape);
  Argument allocate(size_t index, llvm::ArrayRef<int64_t> shape);
  void fillRandomly(size_t index, Argument &argument);

  /// "argument 0 of main, tensor<4xf32>".
  std::string describe(size_t index) const {
    return "argument " + std::to_string(index) + " of " +
           function.getName().str() + ", " + types[index].getText();
  }
  Element getElement(size_t index) const {
    return *Element::get(types[index].element);
  }

  const Function &function;
  const InputOptions &options;
  const std::vector<ValueType> &types;
  std::map<size_t, std::vector<int64_t>> shapes;
};
} // namespace

/// Reads "4x3x48x48"; false where it is no shape.
static bool parseShape(StringRef text, std::vector<int64_t> &shape) {
  if (text.empty())
    return true;
  for (StringRef part : llvm::split(text, 'x')) {
    uint32_t size = 0;
    if (part.getAsInteger(10, size))
      return false;
    shape.push_back(size);
  }
  return true;
}

static std::string printShape(StringRef element,
                              llvm::ArrayRef<int64_t> shape) {
  ValueType type;
  type.isTensor = true;
  type.element = element.str();
  type.shape = shape.vec();
  return type.getText();
}

llvm::Error ArgumentMaker::readShapes() {
  for (StringRef text : options.shapes) {
    auto [number, sizes] = text.split(':');
    size_t index = 0;
    std::vector<int64_t> shape;
    if (number.getAsInteger(10, index) || !text.contains(':') ||
        !parseShape(sizes, shape))
      return llvm::createStringError(
          "--shape takes an argument's number and its shape, as in "
          "0:4x3x48x48, not '" +
          text + "'");
    if (index >= types.size())
      return llvm::createStringError(
          "--shape=" + text + ": " + function.getName() + " takes " +
          Twine(types.size()) +
          " arguments: " + function.getSignature().getText());
    if (llvm::Error error =
            checkShape(index, "--shape=" + text, types[index].element, shape))
      return error;
    shapes[index] = std::move(shape);
  }
  return llvm::Error::success();
}

/// Whether no machine has the memory for a value of `shape`.
static bool isTooLarge(const ValueType &type, llvm::ArrayRef<int64_t> shape) {
  double bytes = type.getElementBytes();
  for (int64_t size : shape)
    bytes *= size;
  return bytes >= 0x1p47;
}

llvm::Error ArgumentMaker::checkShape(size_t index, const Twine &source,
                                      StringRef element,
                                      llvm::ArrayRef<int64_t> shape) {
  const ValueType &type = types[index];
  bool fits = type.shape.size() == shape.size() && element == type.element;
  if (fits)
    for (auto [expected, given] : llvm::zip_equal(type.shape, shape))
      fits &= expected < 0 || expected == given;
  if (fits && isTooLarge(type, shape))
    return llvm::createStringError(source + ": larger than any memory");
  if (fits)
    return llvm::Error::success();
  return llvm::createStringError(source + ": " + printShape(element, shape) +
                                 " is not " + describe(index));
}

Argument ArgumentMaker::allocate(size_t index, llvm::ArrayRef<int64_t> shape) {
  return {shape.vec(), AlignedBytes(getBytes(types[index], shape))};
}

void ArgumentMaker::fillRandomly(size_t index, Argument &argument) {
  Element element = getElement(index);
  // An argument's numbers do not depend on what is before it, nor on the
  // library: the standard does not say what its distributions give.
  std::mt19937_64 generator(options.seed * 1000003 + index);
  auto draw = [&] { return std::ldexp(generator() >> 11, -53); };
  char *end = argument.bytes.data() + argument.bytes.size();
  for (char *place = argument.bytes.data(); place < end;
       place += element.getBytes()) {
    if (element.isFloat())
      element.write(place, 2 * draw() - 1);
    else
      element.write(
          place,
          std::floor((element.getKind() == Element::Kind::Bool ? 2 : 10) *
                     draw()));
  }
}

llvm::Expected<Argument> ArgumentMaker::makeRandom(size_t index) {
  std::vector<int64_t> shape = types[index].shape;
  if (auto given = shapes.find(index); given != shapes.end())
    shape = given->second;
  if (llvm::is_contained(shape, -1))
    return llvm::createStringError(
        describe(index) + ", needs sizes: --shape=" + Twine(index) + ":" +
        llvm::join(llvm::map_range(shape,
                                   [](int64_t size) {
                                     return size < 0 ? "<size>"
                                                     : std::to_string(size);
                                   }),
                   "x"));
  Argument argument = allocate(index, shape);
  fillRandomly(index, argument);
  return argument;
}

/// "2x3xf32=0.5": a type, with one element for all or all elements behind it.
llvm::Expected<Argument> ArgumentMaker::makeFromText(size_t index,
                                                     StringRef text) {
  auto [typeText, valueText] = text.split('=');
  bool hasValues = text.contains('=');
  auto [sizes, name] = typeText.rsplit('x');
  // "index" has an x of its own, and a number no sizes.
  if (typeText == "index" || typeText.ends_with("xindex")) {
    name = "index";
    sizes = typeText.drop_back(5);
    sizes.consume_back("x");
  } else if (!typeText.contains('x')) {
    name = typeText;
    sizes = "";
  }
  std::vector<int64_t> shape;
  if (!Element::get(name) || !parseShape(sizes, shape))
    return llvm::createStringError(
        "--input=" + text +
        " is neither an .npy file nor a type with numbers, as in 2x3xf32, "
        "2x3xf32=0.5 or 2xi64=1,2");
  if (llvm::Error error = checkShape(index, "--input=" + text, name, shape))
    return error;
  Argument argument = allocate(index, shape);
  if (!hasValues) {
    fillRandomly(index, argument);
    return argument;
  }
  Element element = getElement(index);
  llvm::SmallVector<StringRef> values;
  valueText.split(values, ',');
  size_t count = argument.bytes.size() / element.getBytes();
  if (values.size() != 1 && values.size() != count)
    return llvm::createStringError("--input=" + text + ": " +
                                   Twine(values.size()) + " numbers for " +
                                   Twine(count) + " elements; one is for all");
  for (size_t i = 0; i < count; ++i) {
    StringRef value = values[values.size() == 1 ? 0 : i].trim();
    if (!element.parse(value, argument.bytes.data() + i * element.getBytes()))
      return llvm::createStringError("--input=" + text + ": '" + value +
                                     "' is no " + name);
  }
  return argument;
}

llvm::Expected<Argument> ArgumentMaker::take(size_t index, const Twine &source,
                                             const NumpyArray &array) {
  if (!getElement(index).takes(array.dtype))
    return llvm::createStringError(
        source + ": elements of dtype '" + array.dtype + "', and " +
        describe(index) + ", takes '" + getElement(index).getNumpyType() + "'");
  if (llvm::Error error =
          checkShape(index, source, types[index].element, array.shape))
    return error;
  Argument argument = allocate(index, array.shape);
  std::memcpy(argument.bytes.data(), array.bytes.data(), array.bytes.size());
  return argument;
}

/// The arguments' archive, in their order.
llvm::Expected<NumpyArchive> ArgumentMaker::readArchive() {
  if (llvm::Error error = checkSuffix("--inputs", options.archive, ".npz"))
    return error;
  llvm::Expected<NumpyArchive> archive = readNpz(options.archive);
  if (!archive)
    return archive.takeError();
  bool isNamed = false;
  for (size_t i = 0; i < types.size(); ++i)
    isNamed |= find(*archive, "x", i) != nullptr;
  // Names of the user's, in the order of the arguments.
  if (!isNamed && archive->size() == types.size())
    for (auto [index, entry] : llvm::enumerate(*archive))
      entry.first = "x" + std::to_string(index);
  return archive;
}

llvm::Expected<std::vector<Argument>> ArgumentMaker::make() {
  for (size_t i = 0; i < types.size(); ++i)
    if (!Element::get(types[i].element))
      return llvm::createStringError(describe(i) +
                                     ": no file holds such elements");
  if (!options.inputs.empty() && !options.archive.empty())
    return llvm::createStringError("either --input or --inputs");
  if (!options.inputs.empty() && options.inputs.size() != types.size())
    return llvm::createStringError(
        function.getName() + " takes " + Twine(types.size()) +
        " arguments, and --input gives " + Twine(options.inputs.size()) + ": " +
        function.getSignature().getText() +
        "; a type alone, as in --input=4xf32, is for random numbers");
  if (llvm::Error error = readShapes())
    return error;
  NumpyArchive archive;
  if (!options.archive.empty()) {
    llvm::Expected<NumpyArchive> read = readArchive();
    if (!read)
      return read.takeError();
    archive = std::move(*read);
  }
  auto makeOne = [&](size_t index) -> llvm::Expected<Argument> {
    if (!options.archive.empty()) {
      const NumpyArray *array = find(archive, "x", index);
      if (!array)
        return llvm::createStringError(
            options.archive + ": no x" + Twine(index) + " for " +
            describe(index) + ", but " + list(archive));
      return take(index, options.archive + ", x" + Twine(index), *array);
    }
    if (options.inputs.empty())
      return makeRandom(index);
    StringRef text = options.inputs[index];
    if (!text.ends_with(".npy"))
      return makeFromText(index, text);
    llvm::Expected<NumpyArray> array = readNpy(text);
    if (!array)
      return array.takeError();
    return take(index, text, *array);
  };
  std::vector<Argument> arguments;
  for (size_t i = 0; i < types.size(); ++i) {
    llvm::Expected<Argument> argument = makeOne(i);
    if (!argument)
      return argument.takeError();
    arguments.push_back(std::move(*argument));
  }
  return arguments;
}

llvm::Expected<std::vector<Argument>>
mlir::prelu::makeArguments(const Function &function,
                           const InputOptions &options) {
  return ArgumentMaker(function, options).make();
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

void mlir::prelu::printResult(llvm::raw_ostream &os, const Function &function,
                              size_t index, const OwnedValue &value) {
  ValueType type = function.getSignature().results[index];
  type.shape.assign(value.getShape().begin(), value.getShape().end());
  os << "result " << index << ": " << type.getText();
  std::optional<Element> element = Element::get(type.element);
  int64_t count =
      element ? getBytes(type, value.getShape()) / element->getBytes() : 0;
  const char *data = static_cast<const char *>(value.getData());
  double least = INFINITY, most = -INFINITY, sum = 0;
  int64_t nans = 0;
  for (int64_t i = 0; i < count; ++i) {
    double number = element->read(data + i * element->getBytes());
    nans += std::isnan(number);
    least = std::fmin(least, number);
    most = std::fmax(most, number);
    sum += number;
  }
  constexpr int64_t shown = 8;
  if (type.isTensor && count > 1) {
    os << llvm::format("\n  min %g, max %g, mean %g", least, most, sum / count);
    if (nans > 0)
      os << ", " << nans << " NaN";
    os << "\n ";
  }
  for (int64_t i = 0; i < std::min(count, shown); ++i)
    os << ' ' << element->print(data + i * element->getBytes());
  os << (count > shown ? " ...\n" : "\n");
}

llvm::Error mlir::prelu::saveResults(const Function &function,
                                     llvm::ArrayRef<OwnedValue> results,
                                     llvm::ArrayRef<std::string> files,
                                     StringRef archive) {
  const std::vector<ValueType> &types = function.getSignature().results;
  std::vector<std::string> dtypes;
  for (const ValueType &type : types) {
    std::optional<Element> element = Element::get(type.element);
    if (!element)
      return llvm::createStringError("no file holds a " + type.getText());
    dtypes.push_back(element->getNumpyType());
  }
  auto view = [&](size_t index) -> NumpyView {
    const OwnedValue &value = results[index];
    return {dtypes[index], value.getShape(),
            StringRef(static_cast<const char *>(value.getData()),
                      getBytes(types[index], value.getShape()))};
  };
  for (auto [index, file] : llvm::enumerate(files))
    if (llvm::Error error = writeNpy(file, view(index)))
      return error;
  if (archive.empty())
    return llvm::Error::success();
  std::vector<std::pair<std::string, NumpyView>> arrays;
  for (size_t i = 0; i < results.size(); ++i)
    arrays.emplace_back("y" + std::to_string(i), view(i));
  return writeNpz(archive, arrays);
}
