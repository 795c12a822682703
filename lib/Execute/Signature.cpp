//===- Signature.cpp - what a compiled function takes and gives
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Execute/Signature.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir::prelu;

std::string ValueType::getText() const {
  if (!isTensor)
    return element;
  std::string text = "tensor<";
  for (int64_t size : shape)
    text += (size < 0 ? "?" : std::to_string(size)) + "x";
  return text + element + ">";
}

int64_t ValueType::getElementBytes() const {
  return llvm::StringSwitch<int64_t>(element)
      .Cases({"i1", "i8", "si8", "ui8"}, 1)
      .Cases({"f16", "bf16", "i16", "si16", "ui16"}, 2)
      .Cases({"f32", "i32", "si32", "ui32"}, 4)
      .Cases({"f64", "i64", "si64", "ui64", "index"}, 8)
      .Default(0);
}

static llvm::json::Array toJSON(llvm::ArrayRef<ValueType> values) {
  llvm::json::Array array;
  for (const ValueType &value : values) {
    llvm::json::Object object{{"element", value.element}};
    if (value.isTensor)
      object["shape"] = llvm::json::Array(value.shape);
    array.push_back(std::move(object));
  }
  return array;
}

std::string Signature::toJSON() const {
  llvm::json::Object object{{"version", 1},
                            {"out_params", hasOutParams},
                            {"arguments", ::toJSON(arguments)},
                            {"results", ::toJSON(results)}};
  if (arenaArguments)
    object["arena_arguments"] = *arenaArguments;
  std::string text;
  llvm::raw_string_ostream(text) << llvm::json::Value(std::move(object));
  return text;
}

/// Reads `values`; false where they are no list of types.
static bool fromJSON(const llvm::json::Array *values,
                     std::vector<ValueType> &types) {
  if (!values)
    return false;
  for (const llvm::json::Value &value : *values) {
    const llvm::json::Object *object = value.getAsObject();
    std::optional<llvm::StringRef> element =
        object ? object->getString("element") : std::nullopt;
    if (!element)
      return false;
    ValueType type;
    type.element = element->str();
    if (const llvm::json::Array *shape = object->getArray("shape")) {
      type.isTensor = true;
      for (const llvm::json::Value &size : *shape) {
        if (!size.getAsInteger())
          return false;
        type.shape.push_back(*size.getAsInteger());
      }
    }
    types.push_back(std::move(type));
  }
  return true;
}

llvm::Expected<Signature> Signature::fromJSON(llvm::StringRef text) {
  llvm::Expected<llvm::json::Value> value = llvm::json::parse(text);
  if (!value)
    return value.takeError();
  const llvm::json::Object *object = value->getAsObject();
  std::optional<int64_t> version =
      object ? object->getInteger("version") : std::nullopt;
  if (!version || *version != 1)
    return llvm::createStringError(
        "a signature of version " +
        (version ? std::to_string(*version) : "unknown") +
        ", and this program reads version 1");
  Signature signature;
  if (!::fromJSON(object->getArray("arguments"), signature.arguments) ||
      !::fromJSON(object->getArray("results"), signature.results))
    return llvm::createStringError("a signature without types");
  signature.hasOutParams = object->getBoolean("out_params").value_or(false);
  signature.arenaArguments = object->getInteger("arena_arguments");
  return signature;
}

std::string Signature::getText() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  auto print = [&](llvm::ArrayRef<ValueType> values) {
    os << '(';
    llvm::interleaveComma(
        values, os, [&](const ValueType &value) { os << value.getText(); });
    os << ')';
  };
  print(arguments);
  os << " -> ";
  print(results);
  return text;
}
