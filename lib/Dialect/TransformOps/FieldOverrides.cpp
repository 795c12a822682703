//===- FieldOverrides.cpp - schedules and mappings with fields from a dictionary
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FieldOverrides.h"

#include "llvm/ADT/StringExtras.h"

#include <limits>

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// One field of `Values`, under the name that it has in the attribute's text.
template <typename Values> struct Field {
  StringLiteral name;
  /// What `set` takes, in words.
  StringLiteral kind;
  /// False where the value is of another kind.
  bool (*set)(Values &, Attribute);
};

/// A mapping in parts: single fields of a legal one may be illegal together
/// with what the others were.
struct MappingValues {
  GPUAlgorithm algorithm = GPUAlgorithm::Direct;
  SmallVector<int64_t> block, thread;
  int64_t vector = 1, stages = 1;
  bool tma = false;
};
} // namespace

static constexpr StringLiteral integerKind = "an integer";
static constexpr StringLiteral integersKind = "an array of integers";

static std::optional<int64_t> getInteger(Attribute value) {
  auto integer = dyn_cast<IntegerAttr>(value);
  if (!integer || integer.getValue().getSignificantBits() > 64 ||
      integer.getType().isInteger(1))
    return std::nullopt;
  return integer.getValue().getSExtValue();
}

static std::optional<SmallVector<int64_t>> getIntegers(Attribute value) {
  if (auto dense = dyn_cast<DenseI64ArrayAttr>(value))
    return llvm::to_vector(dense.asArrayRef());
  auto array = dyn_cast<ArrayAttr>(value);
  if (!array)
    return std::nullopt;
  SmallVector<int64_t> integers;
  for (Attribute element : array) {
    std::optional<int64_t> integer = getInteger(element);
    if (!integer)
      return std::nullopt;
    integers.push_back(*integer);
  }
  return integers;
}

template <ScheduleAttr (ScheduleAttr::*with)(int64_t) const>
static bool setInteger(ScheduleAttr &schedule, Attribute value) {
  std::optional<int64_t> integer = getInteger(value);
  if (integer)
    schedule = (schedule.*with)(*integer);
  return integer.has_value();
}

template <ScheduleAttr (ScheduleAttr::*with)(ArrayRef<int64_t>) const>
static bool setIntegers(ScheduleAttr &schedule, Attribute value) {
  std::optional<SmallVector<int64_t>> integers = getIntegers(value);
  if (integers)
    schedule = (schedule.*with)(*integers);
  return integers.has_value();
}

template <int64_t MappingValues::*field>
static bool setInteger(MappingValues &values, Attribute value) {
  std::optional<int64_t> integer = getInteger(value);
  if (integer)
    values.*field = *integer;
  return integer.has_value();
}

template <SmallVector<int64_t> MappingValues::*field>
static bool setIntegers(MappingValues &values, Attribute value) {
  std::optional<SmallVector<int64_t>> integers = getIntegers(value);
  if (integers)
    values.*field = *integers;
  return integers.has_value();
}

static bool setVector(ScheduleAttr &schedule, Attribute value) {
  std::optional<int64_t> lanes = getInteger(value);
  bool isCount =
      lanes && *lanes >= 0 && *lanes <= std::numeric_limits<int32_t>::max();
  if (isCount)
    schedule = schedule.withVector(VectorShape::getFixed(*lanes));
  return isCount;
}

static bool setOperands(ScheduleAttr &schedule, Attribute value) {
  auto names = dyn_cast<ArrayAttr>(value);
  if (!names)
    return false;
  SmallVector<OperandLayout> layouts;
  for (Attribute element : names) {
    auto name = dyn_cast<StringAttr>(element);
    std::optional<OperandLayout> layout =
        name ? symbolizeOperandLayout(name.getValue()) : std::nullopt;
    if (!layout)
      return false;
    layouts.push_back(*layout);
  }
  schedule = schedule.withOperands(layouts);
  return true;
}

static bool setAlgorithm(ScheduleAttr &schedule, Attribute value) {
  auto name = dyn_cast<StringAttr>(value);
  std::optional<Algorithm> algorithm =
      name ? symbolizeAlgorithm(name.getValue()) : std::nullopt;
  if (algorithm)
    schedule = schedule.withAlgorithm(*algorithm);
  return algorithm.has_value();
}

static bool setAlgorithm(MappingValues &values, Attribute value) {
  auto name = dyn_cast<StringAttr>(value);
  std::optional<GPUAlgorithm> algorithm =
      name ? symbolizeGPUAlgorithm(name.getValue()) : std::nullopt;
  if (algorithm)
    values.algorithm = *algorithm;
  return algorithm.has_value();
}

static bool setTma(MappingValues &values, Attribute value) {
  auto tma = dyn_cast<BoolAttr>(value);
  if (tma)
    values.tma = tma.getValue();
  return static_cast<bool>(tma);
}

static constexpr Field<ScheduleAttr> scheduleFields[] = {
    {"algorithm", "'direct' or 'winograd'", setAlgorithm},
    {"tile", integersKind, setIntegers<&ScheduleAttr::withTile>},
    {"lanes", integerKind, setInteger<&ScheduleAttr::withLanes>},
    {"vector", "a number of lanes", setVector},
    {"parallel", integersKind, setIntegers<&ScheduleAttr::withParallel>},
    {"order", integersKind, setIntegers<&ScheduleAttr::withOrder>},
    {"block", integerKind, setInteger<&ScheduleAttr::withBlock>},
    {"pack", integersKind, setIntegers<&ScheduleAttr::withPack>},
    {"chunk", integersKind, setIntegers<&ScheduleAttr::withChunk>},
    {"dot", integerKind, setInteger<&ScheduleAttr::withDot>},
    {"batch", integersKind, setIntegers<&ScheduleAttr::withBatch>},
    {"operands", "an array of operand layouts", setOperands}};

static constexpr Field<MappingValues> mappingFields[] = {
    {"algorithm", "the name of an algorithm", setAlgorithm},
    {"block", integersKind, setIntegers<&MappingValues::block>},
    {"thread", integersKind, setIntegers<&MappingValues::thread>},
    {"vector", integerKind, setInteger<&MappingValues::vector>},
    {"stages", integerKind, setInteger<&MappingValues::stages>},
    {"tma", "true or false", setTma}};

/// Sets those `fields` of `values` that `overrides` names.
template <typename Values>
static LogicalResult setFields(ArrayRef<Field<Values>> fields, Values &values,
                               DictionaryAttr overrides,
                               EmitErrorFn emitError) {
  for (NamedAttribute entry : overrides) {
    StringRef name = entry.getName().strref();
    const auto *field = llvm::find_if(
        fields, [&](const Field<Values> &field) { return field.name == name; });
    if (field == fields.end())
      return emitError() << "has no field '" << name << "' to override, only "
                         << llvm::join(
                                llvm::map_range(fields,
                                                [](const Field<Values> &field) {
                                                  return field.name.str();
                                                }),
                                ", ");
    if (!field->set(values, entry.getValue()))
      return emitError() << "expects field '" << name << "' to be "
                         << field->kind << ", got " << entry.getValue();
  }
  return success();
}

LogicalResult prelu::verifyScheduleOverrides(DictionaryAttr overrides,
                                             EmitErrorFn emitError) {
  ScheduleAttr any = ScheduleAttr::getDirect(overrides.getContext(),
                                             /*tile=*/{1}, /*lanes=*/0,
                                             /*vector=*/{});
  return setFields<ScheduleAttr>(scheduleFields, any, overrides, emitError);
}

LogicalResult prelu::verifyMappingOverrides(DictionaryAttr overrides,
                                            EmitErrorFn emitError) {
  MappingValues any;
  return setFields<MappingValues>(mappingFields, any, overrides, emitError);
}

ScheduleAttr prelu::overrideFields(ScheduleAttr schedule,
                                   DictionaryAttr overrides,
                                   EmitErrorFn emitError) {
  // How operands are read follows from these; an override may say it too.
  if (llvm::any_of(ArrayRef<StringRef>{"algorithm", "lanes", "dot", "pack"},
                   [&](StringRef name) { return overrides.contains(name); }))
    schedule = schedule.withOperands({});
  if (failed(setFields<ScheduleAttr>(scheduleFields, schedule, overrides,
                                     emitError)))
    return {};
  return schedule;
}

GPUMappingAttr prelu::overrideFields(GPUMappingAttr mapping,
                                     DictionaryAttr overrides,
                                     EmitErrorFn emitError) {
  MappingValues values;
  values.algorithm = mapping.getAlgorithm();
  values.block = llvm::to_vector(mapping.getBlock());
  values.thread = llvm::to_vector(mapping.getThread());
  values.vector = mapping.getVector();
  values.stages = mapping.getStages();
  values.tma = mapping.getTma();
  if (failed(setFields<MappingValues>(mappingFields, values, overrides,
                                      emitError)))
    return {};
  return GPUMappingAttr::getChecked(
      emitError, mapping.getContext(), values.algorithm,
      ArrayRef<int64_t>(values.block), ArrayRef<int64_t>(values.thread),
      values.vector, values.stages, values.tma);
}
