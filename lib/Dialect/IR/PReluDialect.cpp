//===- PReluDialect.cpp - dialect registration
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Bytecode.h"

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Target/CoreModel.h"
#include "prelu/Target/MatrixInstruction.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Transforms/InliningUtils.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::prelu;

#include "prelu/Dialect/IR/PReluDialect.cpp.inc"
#include "prelu/Dialect/IR/PReluEnums.cpp.inc"

namespace mlir::prelu {
/// The lanes of a register: `16`, or `[4]` for those of a scalable one.
static FailureOr<VectorShape> parseVectorShape(AsmParser &parser) {
  SMLoc loc = parser.getCurrentLocation();
  bool isScalable = succeeded(parser.parseOptionalLSquare());
  int64_t lanes = 0;
  if (parser.parseInteger(lanes) || (isScalable && parser.parseRSquare()))
    return failure();
  if (lanes < 0 || lanes > std::numeric_limits<int32_t>::max() ||
      (isScalable && lanes == 0))
    return parser.emitError(loc, "expects lanes of a vector, got ") << lanes;
  return isScalable ? VectorShape::getScalable(lanes)
                    : VectorShape::getFixed(lanes);
}

static FailureOr<SmallVector<OperandLayout>>
parseOperandLayouts(AsmParser &parser) {
  SmallVector<OperandLayout> layouts;
  auto parseLayout = [&]() -> ParseResult {
    FailureOr<OperandLayout> layout = FieldParser<OperandLayout>::parse(parser);
    if (failed(layout))
      return failure();
    layouts.push_back(*layout);
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, parseLayout))
    return failure();
  return layouts;
}

static void printOperandLayouts(AsmPrinter &printer,
                                ArrayRef<OperandLayout> layouts) {
  printer << '[';
  llvm::interleaveComma(layouts, printer, [&](OperandLayout layout) {
    printer << stringifyOperandLayout(layout);
  });
  printer << ']';
}
} // namespace mlir::prelu

#define GET_ATTRDEF_CLASSES
#include "prelu/Dialect/IR/PReluAttrs.cpp.inc"

namespace {
/// Every op of the dialect may be inlined anywhere.
struct PReluInlinerInterface : public DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;

  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
  bool isLegalToInline(Region *, Region *, bool, IRMapping &) const final {
    return true;
  }
};
} // namespace

/// The attribute of class `Target` that says for which machine `op` is
/// compiled.
template <typename Target> static Target findTarget(Operation *op) {
  for (; op; op = op->getParentOp())
    if (auto target = op->getAttrOfType<Target>(Target::getModuleAttrName()))
      return target;
  return {};
}

/// The same, with an error on `op` that names the pass to run where there is
/// none.
template <typename Target>
static Target getTarget(Operation *op, StringRef pass) {
  auto target = findTarget<Target>(op);
  if (!target)
    op->emitError("has no '") << Target::getModuleAttrName()
                              << "' attribute: run " << pass << " first";
  return target;
}

TargetAttr TargetAttr::find(Operation *op) {
  return findTarget<TargetAttr>(op);
}

TargetAttr TargetAttr::getFrom(Operation *op) {
  return getTarget<TargetAttr>(op, "prelu-attach-target");
}

LogicalResult TargetAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 StringRef, StringRef, StringRef,
                                 int64_t threads, CoreAttr) {
  if (threads < 1)
    return emitError() << "expects a positive number of threads, got "
                       << threads;
  return success();
}

const DotUnit &CoreAttr::getDot(DotKind kind) const {
  switch (kind) {
  case DotKind::U8S8:
    return getModel().u8s8;
  case DotKind::S8S8:
    return getModel().s8s8;
  case DotKind::U8U8:
    return getModel().u8u8;
  case DotKind::BF16:
    return getModel().bf16;
  case DotKind::S16S16:
    return getModel().s16s16;
  }
  llvm_unreachable("unknown dot product");
}

const DotUnit &CoreAttr::getPairs(DotKind kind) const {
  static const DotUnit none;
  if (kind == DotKind::S16S16)
    return none;
  return kind == DotKind::BF16 ? getModel().bf16mm : getModel().i8mm;
}

double CoreAttr::getTilesPerCycle(DotKind kind) const {
  const TileUnit &tiles = getModel().tiles;
  if (tiles.registers == 0 || kind == DotKind::S16S16)
    return 0;
  return kind == DotKind::BF16 ? tiles.bf16PerCycle : tiles.i8PerCycle;
}

bool CoreAttr::hasDot(DotKind kind, int64_t bits) const {
  return getDot(kind).has(bits);
}

static std::string formatNumber(double value) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.15g", value);
  return text;
}

LogicalResult CoreAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                               CoreModel core) {
  if (core.vectorBits < 64 || !llvm::isPowerOf2_64(core.vectorBits))
    return emitError() << "expects vector_bits to be a power of two from 64 "
                          "on, got "
                       << core.vectorBits;
  if (core.vectorRegisters < 4)
    return emitError() << "expects at least 4 vector_registers, got "
                       << core.vectorRegisters;
  if (core.l1WayBytes < 1 || core.l1Bytes < core.l1WayBytes)
    return emitError() << "expects l1_bytes of at least one way, got "
                       << core.l1Bytes << " and l1_way_bytes "
                       << core.l1WayBytes;
  for (const DotUnit *dot : {&core.u8s8, &core.s8s8, &core.u8u8, &core.bf16,
                             &core.s16s16, &core.i8mm, &core.bf16mm})
    if (dot->bits != 0 && (dot->bits < 128 || !llvm::isPowerOf2_64(dot->bits)))
      return emitError() << "expects dot products on registers of a power of "
                            "two from 128 bits on, got "
                         << dot->bits;
  // 0 says that there are none of what an unknown CPU has none of either.
  CoreModel unknown;
  for (const CoreField &field : getCoreFields()) {
    double value = getCoreValue(core, field);
    bool isNone = value == 0 && getCoreValue(unknown, field) == 0;
    if (!field.name.ends_with("_bits") && value <= 0 && !isNone)
      return emitError() << "expects a positive " << field.name << ", got "
                         << formatNumber(value);
  }
  return success();
}

// The numbers that are not those of an unknown CPU, in the model's order.
void CoreAttr::print(AsmPrinter &printer) const {
  CoreModel core = getModel(), unknown;
  printer << '<';
  llvm::ListSeparator separator;
  for (const CoreField &field : getCoreFields()) {
    if (getCoreValue(core, field) == getCoreValue(unknown, field))
      continue;
    printer << StringRef(separator) << field.name << " = ";
    // A fraction has a point, by which it is read as one again.
    std::string text = formatNumber(getCoreValue(core, field));
    bool isFraction = std::holds_alternative<double *>(field.get(core));
    bool hasPoint = text.find('.') != std::string::npos;
    printer << text << (isFraction && !hasPoint ? ".0" : "");
  }
  printer << '>';
}

static ParseResult parseNumber(AsmParser &parser, int64_t &value) {
  return parser.parseInteger(value);
}

/// A fraction, or an integer for one.
static ParseResult parseNumber(AsmParser &parser, double &value) {
  int64_t integer = 0;
  OptionalParseResult parsed = parser.parseOptionalInteger(integer);
  if (!parsed.has_value())
    return parser.parseFloat(value);
  value = integer;
  return *parsed;
}

Attribute CoreAttr::parse(AsmParser &parser, Type) {
  SMLoc start = parser.getCurrentLocation();
  CoreModel core;
  SmallVector<StringRef> seen;
  auto parseField = [&]() -> ParseResult {
    SMLoc loc = parser.getCurrentLocation();
    StringRef name;
    if (parser.parseKeyword(&name) || parser.parseEqual())
      return failure();
    const auto *field =
        llvm::find_if(getCoreFields(), [&](const CoreField &field) {
          return field.name == name;
        });
    if (field == getCoreFields().end())
      return parser.emitError(loc) << "a core has no number '" << name << "'";
    if (llvm::is_contained(seen, name))
      return parser.emitError(loc) << "'" << name << "' is there twice";
    seen.push_back(name);
    return std::visit([&](auto *place) { return parseNumber(parser, *place); },
                      field->get(core));
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater,
                                     parseField))
    return {};
  return parser.getChecked<CoreAttr>(start, parser.getContext(), core);
}

LogicalResult
GPUMappingAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                       GPUAlgorithm algorithm, ArrayRef<int64_t> block,
                       ArrayRef<int64_t> thread, int64_t vector, int64_t stages,
                       bool tma) {
  size_t blockDims = algorithm == GPUAlgorithm::Direct ? 1 : 3;
  size_t threadDims = algorithm == GPUAlgorithm::Direct ? 0 : 2;
  if (block.size() != blockDims || thread.size() != threadDims)
    return emitError() << "expects " << blockDims << " entries in block and "
                       << threadDims << " in thread for algorithm '"
                       << stringifyGPUAlgorithm(algorithm) << "', got "
                       << block.size() << " and " << thread.size();
  auto isPositive = [](int64_t size) { return size > 0; };
  if (!llvm::all_of(block, isPositive) || !llvm::all_of(thread, isPositive) ||
      vector < 1 || stages < 1)
    return emitError() << "expects positive sizes, vector and stages";
  for (unsigned i = 0; i < threadDims; ++i)
    if (block[i] % thread[i] != 0)
      return emitError() << "expects block to be a multiple of thread, got "
                         << block[i] << " and " << thread[i];
  const MatrixInstruction *instruction =
      findMatrixInstruction(stringifyGPUAlgorithm(algorithm));
  TileTransport transport =
      instruction ? instruction->transport : TileTransport::Registers;
  if (algorithm != GPUAlgorithm::Direct &&
      transport == TileTransport::Registers && stages > 2)
    return emitError() << "expects at most 2 stages for algorithm '"
                       << stringifyGPUAlgorithm(algorithm) << "', got "
                       << stages;
  if (algorithm == GPUAlgorithm::Tiled && thread[1] % vector != 0)
    return emitError()
           << "expects thread to have a multiple of vector columns, "
              "got "
           << thread[1] << " and " << vector;
  if (tma && transport != TileTransport::TensorMaps)
    return emitError() << "expects tma for an algorithm with tensor maps only, "
                          "got '"
                       << stringifyGPUAlgorithm(algorithm) << "'";
  return success();
}

GPUTargetAttr GPUTargetAttr::find(Operation *op) {
  return findTarget<GPUTargetAttr>(op);
}

GPUTargetAttr GPUTargetAttr::getFrom(Operation *op) {
  return getTarget<GPUTargetAttr>(op, "prelu-attach-gpu-target");
}

LogicalResult
GPUTargetAttr::verify(function_ref<InFlightDiagnostic()> emitError, StringRef,
                      StringRef, int64_t subgroup, int64_t maxThreads,
                      int64_t sharedBytes, int64_t registers,
                      int64_t computeUnits, int64_t accessBits, MatrixUnit,
                      int64_t stages) {
  if (subgroup < 1 || maxThreads < subgroup)
    return emitError() << "expects max_threads to hold a subgroup, got "
                       << maxThreads << " and " << subgroup;
  if (sharedBytes < 1024 || registers < 32 || computeUnits < 1 || stages < 1)
    return emitError() << "expects at least 1024 shared_bytes, 32 registers, "
                          "one of compute_units and of stages, got "
                       << sharedBytes << ", " << registers << ", "
                       << computeUnits << " and " << stages;
  if (accessBits < 32 || !llvm::isPowerOf2_64(accessBits))
    return emitError() << "expects access_bits to be a power of two from 32 "
                          "on, got "
                       << accessBits;
  return success();
}

void PReluDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "prelu/Dialect/IR/PReluOps.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "prelu/Dialect/IR/PReluAttrs.cpp.inc"
      >();
  addInterfaces<PReluInlinerInterface>();
  addBytecodeInterface(*this);
  attachDataMovementModels(*getContext());
}
