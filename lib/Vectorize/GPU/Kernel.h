//===- Kernel.h - a fused region as one kernel
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_GPU_KERNEL_H
#define PRELU_LIB_VECTORIZE_GPU_KERNEL_H

#include "KernelEvaluator.h"

#include "prelu/Region/ContractionLoops.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"

namespace mlir::prelu {

/// What the kernels of all algorithms share: the buffers around the launch, and
/// the epilogue at its end.
///
/// The inputs enter as read-only buffers, each result gets a buffer of its own,
/// and the launch stands between: the rest of the function stays on tensors.
class Kernel {
public:
  /// `op` is vectorizable and yields no sum; `yieldMaps` are its
  /// getYieldMaps().
  Kernel(RewriterBase &rewriter, FusedOp op, ArrayRef<AffineMap> yieldMaps);
  virtual ~Kernel() = default;

  /// Replacements for the results of the op. Fails with an error, or where a
  /// value of the region has no form in a kernel: then lacksForm() is true.
  FailureOr<SmallVector<Value>> emit();
  bool lacksForm() const { return formIsMissing; }

protected:
  /// Checks the mapping and creates `launch` by createLaunch; fills its body up
  /// to the terminator. Emits an error where it fails, or returns failForm().
  virtual LogicalResult emitKernel() = 0;

  /// A launch of `grid` blocks (x, y, z) of `threads` threads with buffers of
  /// the types `shared` in workgroup memory; moves the insertion point into it.
  /// Emits an error where the module's target has less.
  LogicalResult createLaunch(ArrayRef<Value> grid, int64_t threads,
                             TypeRange shared = {},
                             int64_t dynamicSharedBytes = 0);
  Value createIndex(int64_t value);

  /// Computes the yielded values at the loop point `loops` and stores them.
  /// `evaluator` knows the anchor's result there if that is a reduction.
  LogicalResult emitResults(KernelEvaluator &evaluator,
                            ArrayRef<AffineExpr> loops);
  /// What to return where a value of the region has no form in a kernel.
  LogicalResult failForm() {
    formIsMissing = true;
    return failure();
  }

  RewriterBase &rewriter;
  Location loc;
  FusedOp op;
  linalg::LinalgOp anchor;
  GPUMappingAttr mapping;
  SmallVector<AffineMap> yieldMaps;
  /// Per loop of the anchor.
  SmallVector<OpFoldResult> extents;
  KernelBuffers inputs;
  gpu::LaunchOp launch;

private:
  void createInputs();
  void createOutputs();
  void sinkScalars();
  KernelBuffer makeBuffer(Value memref);

  bool formIsMissing = false;
  SmallVector<Value> outputMemrefs;
  SmallVector<KernelBuffer> outputs;
};

/// `direct`: each thread computes neighbouring elements of the result.
class DirectKernel : public Kernel {
public:
  using Kernel::Kernel;

protected:
  LogicalResult emitKernel() override;

private:
  FailureOr<Value> emitReduction(SmallVector<Base> bases,
                                 SmallVector<AffineExpr> loops,
                                 ArrayRef<unsigned> rest, Value accumulator);
};

/// What the kernels of a contraction share: a block computes a tile of rows and
/// columns, in step with the loop groups of ContractionLoops.
///
/// A block whose tile would reach past the last row or column is moved back to
/// end with it: it computes some results a second time, and no thread has to
/// ask whether an element exists.
class ContractionKernel : public Kernel {
public:
  ContractionKernel(RewriterBase &rewriter, FusedOp op,
                    ArrayRef<AffineMap> yieldMaps,
                    const ContractionLoops &loops)
      : Kernel(rewriter, op, yieldMaps), contraction(loops) {}

protected:
  /// Positions in `bases`; what a kernel adds comes after them.
  enum : unsigned { kBatch, kBlockRow, kBlockColumn, kThread, kNumBlockBases };

  /// One operand's way through workgroup memory.
  struct Operand {
    /// The number of the anchor's input.
    unsigned input = 0;
    /// The group of loops that it alone runs along.
    ArrayRef<unsigned> group;
    /// Elements of that group in a block's tile.
    int64_t size = 0;
    /// Position of the block's first row or column among the bases.
    unsigned base = 0;
    /// The tiles.
    Value shared;
  };

  /// Fails with an error where the block's tile does not fit the loops.
  LogicalResult verifyBlock();
  /// Sets `rows`, `columns` and `reduction`.
  void initOperands();
  /// What the first row or column of a block is a multiple of.
  static int64_t getTileMultiple(int64_t size, int64_t tile);
  /// The grid (x, y, z) that covers the loops.
  SmallVector<Value> createGrid();
  /// Sets the first bases, inside the launch.
  void initBlockBases();
  /// The loop point of the block's row and column with these numbers.
  SmallVector<AffineExpr> getLoops(AffineExpr row, AffineExpr column);
  /// The loop point at which `operand` has its element with these numbers: step
  /// `first` + `step`, the former a multiple of `firstMultiple`, the latter
  /// less than that.
  SmallVector<AffineExpr> getOperandLoops(const Operand &operand,
                                          AffineExpr position, AffineExpr first,
                                          int64_t firstMultiple,
                                          AffineExpr step);
  KernelEvaluator makeEvaluator(int64_t width) {
    return KernelEvaluator(rewriter, loc, op.getBody(), bases, width, inputs);
  }
  /// What one thread computes: `width` neighbouring columns at each of its rows
  /// and columns, which are positions in the block's tile. The rows of a window
  /// come one after the other.
  struct ThreadTile {
    SmallVector<AffineExpr> rows;
    /// The first of `width` columns and the symbol s0, or one column.
    SmallVector<AffineExpr> columns;
    int64_t width = 1;
    /// Rows that stand in one register with columns of theirs.
    int64_t rowsOfFragment = 1;
  };
  /// Where the accumulators of `tile` start, by rows, each a vector of `width`
  /// columns: of the element type of `sumType` if that is wider than their own.
  FailureOr<SmallVector<Value>> evaluateInits(const ThreadTile &tile,
                                              Type sumType = Type());
  /// The epilogue on the accumulators of `tile`, given like evaluateInits', and
  /// the stores. Emits an error where it fails.
  LogicalResult emitEpilogue(const ThreadTile &tile, ValueRange sums);
  /// An index value for `expr` over the bases.
  Value materialize(AffineExpr expr);
  AffineExpr getBase(unsigned position) {
    return getAffineDimExpr(position, rewriter.getContext());
  }
  MemRefType getSharedType(ArrayRef<int64_t> shape, Type elementType);

  const ContractionLoops &contraction;
  Operand rows, columns;
  /// The batch, the block's first row and column, the thread's number in the
  /// block.
  SmallVector<Base> bases;
  int64_t threads = 0;
  int64_t reduction = 0;

private:
  Value createTileOffset(Value block, int64_t size, int64_t tile);
  FailureOr<Value> evaluateInit(ArrayRef<AffineExpr> loops, int64_t width,
                                Type sumType);
  Value roundSum(Value sum);
  /// The window whose first element is the block's row and column with these
  /// numbers.
  SmallVector<AffineExpr> getWindowLoops(AffineExpr row, AffineExpr column);
  /// The loop point of element `place` of the window at `windowLoops`.
  SmallVector<AffineExpr> getPlaceLoops(ArrayRef<AffineExpr> windowLoops,
                                        int64_t place);
  LogicalResult emitPooledRows(const ThreadTile &tile, ValueRange sums);
  LogicalResult emitPooledColumns(const ThreadTile &tile, ValueRange sums);
};

/// What the kernels share whose tiles go through registers to workgroup memory,
/// each step of the reduction a row of it. What a block's tile of the reduction
/// leaves over gets a step of its own.
class StagedKernel : public ContractionKernel {
public:
  using ContractionKernel::ContractionKernel;

protected:
  LogicalResult allocateTiles();
  FailureOr<SmallVector<Value>> emitReduction(ValueRange accumulators);
  /// Adds `steps` products from tile number `stage` to each accumulator.
  virtual FailureOr<SmallVector<Value>> multiply(Value stage, int64_t steps,
                                                 ValueRange accumulators) = 0;

private:
  /// Elements on their way, in registers.
  struct Staged {
    SmallVector<Value> values;
    /// Where in the tile each goes: the step of the reduction and the row or
    /// column.
    SmallVector<std::pair<Value, Value>> places;
    /// A vector runs along the reduction.
    bool alongReduction = false;
  };
  /// One tile of each operand.
  struct StagedPair {
    Staged rows, columns;
  };

  FailureOr<Staged> load(const Operand &operand, Value firstStep,
                         int64_t firstMultiple, int64_t steps);
  void store(const Operand &operand, const Staged &staged, Value stage);
  FailureOr<StagedPair> loadPair(Value firstStep, int64_t firstMultiple,
                                 int64_t steps);
  void storePair(const StagedPair &tiles, Value stage);
  FailureOr<SmallVector<Value>> emitMainLoop(ValueRange accumulators);
  FailureOr<SmallVector<Value>> emitTail(ValueRange accumulators);
};

/// `tiled`: each thread multiplies its rows and columns of the tiles.
class TiledKernel : public StagedKernel {
public:
  using StagedKernel::StagedKernel;

protected:
  LogicalResult emitKernel() override;
  FailureOr<SmallVector<Value>> multiply(Value stage, int64_t steps,
                                         ValueRange accumulators) override;

private:
  /// The thread's number among the rows and among the columns.
  enum : unsigned { kThreadRow = kNumBlockBases, kThreadColumn, kNumBases };

  ThreadTile getThreadTile();
  AffineExpr getRow(int64_t number);
  AffineExpr getColumn(int64_t number);
  Value loadShared(Value shared, Value stage, int64_t step, AffineExpr position,
                   int64_t width);
};

/// `mfma`: a wavefront of 64 multiplies matrices of 16x16 (f16, bf16, f32),
/// accumulated in f32.
///
/// A lane reads neighbouring rows and columns from workgroup memory as vectors,
/// and each element of a vector is another matrix's: the rows of a matrix are
/// not neighbours, and the results of a lane are, so that it stores vectors.
class MFMAKernel : public StagedKernel {
public:
  using StagedKernel::StagedKernel;

protected:
  LogicalResult emitKernel() override;
  FailureOr<SmallVector<Value>> multiply(Value stage, int64_t steps,
                                         ValueRange accumulators) override;

private:
  /// The lane's number in its group of sixteen and that of the group, the first
  /// row and column of the wavefront.
  enum : unsigned {
    kLaneInGroup = kNumBlockBases,
    kLaneGroup,
    kWaveRow,
    kWaveColumn,
    kNumBases
  };
  /// Threads of a wavefront, rows and columns of a matrix.
  static constexpr int64_t kWave = 64, kSize = 16;

  LogicalResult verifyMapping();
  void initThreadBases();
  /// Matrices whose elements a vector of `extent` rows or columns holds.
  int64_t getGroup(int64_t extent);
  AffineExpr getPosition(unsigned base, int64_t extent, int64_t matrix,
                         AffineExpr lane);
  SmallVector<Value> loadMatrices(const Operand &operand, unsigned base,
                                  int64_t extent, Value stage, int64_t step);
  ThreadTile getThreadTile();
  /// The lane's results by rows and columns of its tile, as the instructions
  /// take and return them, and back.
  SmallVector<Value> packAccumulators(ValueRange values);
  SmallVector<Value> unpackAccumulators(ValueRange accumulators);

  /// Steps of the reduction of one instruction, and those that a lane holds.
  int64_t instructionSteps = 0, laneSteps = 0;
};

/// What the kernels of matrix instructions share whose accumulators are
/// fragments of m16n8: f16, bf16 or tf32 in, accumulated in f32.
///
/// Tiles travel by asynchronous copies of 16 bytes where these lie side by side
/// in memory, several of them ahead of the one that is multiplied. A tile's
/// rows run along what is contiguous in memory.
class MatrixKernel : public ContractionKernel {
public:
  using ContractionKernel::ContractionKernel;

protected:
  /// The lane's number in its group of four and that of the group, the first
  /// row and column of the warp's accumulators.
  enum : unsigned {
    kLaneInGroup = kNumBlockBases,
    kLaneGroup,
    kWarpRow,
    kWarpColumn,
    kNumBases
  };
  /// Threads of a warp.
  static constexpr int64_t kWarp = 32;
  /// Columns of a fragment.
  static constexpr int64_t kColumns = 8;
  /// A tensor as matrices in row-major order, of which a tile takes a box: what
  /// a tensor map describes.
  struct Box {
    /// The tensor's buffer, of one dimension.
    Value memref;
    int64_t matrices, rows, rowElements;
  };

  struct Tile : Operand, SharedTile {
    /// Sixteen bytes lie side by side: they are copied asynchronously.
    bool isAsync = false;
    /// What of its address is the thread's own; the kernel's affair.
    Value threadOffset;
    /// What the tile is a box of, where it is one and the mapping asks for
    /// tensor maps.
    std::optional<Box> box;
    /// The tensor map, an LLVM pointer.
    Value tensorMap;
  };
  /// Where the copy that starts at `inner` of row `outer` of a tile goes within
  /// that row. Eight rows then have it in eight different groups of banks: bits
  /// of its number are turned by bits of the row's, as far as the rows do not
  /// differ in banks anyway.
  Value createSwizzled(const Tile &tile, Value outer, Value inner);

  LogicalResult emitKernel() final;

  /// Checks what the instructions ask of the mapping.
  virtual LogicalResult verifyMapping() = 0;
  /// Threads that share the accumulators of one mapping.thread.
  virtual int64_t getThreadsOfTile() = 0;
  /// Rows from one fragment of a warp to its next.
  virtual int64_t getRowStep() = 0;
  /// Where in its tile the element (outer, inner) lies; `inner` is a multiple
  /// of copyElements.
  virtual Value createPlace(const Tile &tile, Value outer, Value inner) = 0;
  /// The first row and column of the warp's accumulators.
  virtual std::pair<AffineExpr, AffineExpr> getWarpOrigin() = 0;
  /// Sets the tiles' threadOffset.
  virtual void initTileOffsets() = 0;
  /// Products are under way while a thread goes on, up to one at the end of
  /// `multiply`, and read what its fences have made visible to them.
  virtual bool isAsynchronous() { return false; }
  /// Fragments (vector<2x2xf32>: half, column), by rows, as the instructions
  /// take and return them, and back when no instruction works on them.
  virtual SmallVector<Value> packAccumulators(ValueRange fragments) {
    return fragments;
  }
  virtual SmallVector<Value> unpackAccumulators(ValueRange accumulators) {
    return accumulators;
  }
  /// Multiplies the tiles that start at these elements of workgroup memory.
  /// `onTileRead`, where it is not null, is called when a thread has its share
  /// of all of the tiles in registers.
  virtual SmallVector<Value>
  multiply(Value rowStage, Value columnStage, ValueRange accumulators,
           llvm::function_ref<void()> onTileRead) = 0;
  /// A tile is read into registers as a whole before it is multiplied, and its
  /// place filled again meanwhile.
  virtual bool refillsEarly() { return false; }

  Tile rowTile, columnTile;
  const MatrixInstruction *instruction = nullptr;
  /// The operands'.
  Type elementType;
  /// Elements of one copy, steps of the reduction of one instruction.
  int64_t copyElements = 0, instructionSteps = 0;

private:
  Tile makeTile(const Operand &operand);
  LogicalResult allocateTiles();
  void initThreadBases();
  LogicalResult copy(const Tile &tile, Value firstStep, Value stageOffset,
                     SmallVectorImpl<Value> &tokens);
  FailureOr<Value> fetch(Value tile, Value stage);
  /// Tiles that are on their way while one is multiplied: a stage holds that
  /// one, unless it is refilled, and one more whose product may not be done.
  int64_t getTilesAhead() {
    if (refillsEarly())
      return mapping.getStages();
    return std::max<int64_t>(0, mapping.getStages() - 1 - isAsynchronous());
  }
  Value advance(Value stage);
  Value advancePhase(Value phase, Value nextStage);
  FailureOr<Value> startCopies(Value tile, Value stage);
  void waitForTile(Value group, int64_t stillUnderWay, Value stage,
                   Value phase);
  /// Values that a loop over tiles carries beside the accumulators.
  static constexpr unsigned kNumCarried = 3;
  FailureOr<SmallVector<Value>> emitLoop(int64_t first, int64_t last,
                                         bool fetchesNext, Value group,
                                         ValueRange carried);
  FailureOr<SmallVector<Value>> emitMainLoop(ValueRange accumulators);

  // Tiles that the tensor memory accelerator copies: `hasTensorMaps`.
  void chooseCopies();
  std::optional<Box> getBox(const Tile &tile);
  Value createTensorMap(const Tile &tile);
  Value createSharedPointer(Value memref, AffineExpr bytes,
                            ValueRange operands);
  Value createBarrierPointer(Value stage);
  void initBarriers();
  void fetchBoxes(Value tile, Value stage);
  void waitForBoxes(Value stage, Value phase);

  ThreadTile getThreadTile();
  SmallVector<Value> makeFragments(ValueRange values);
  SmallVector<Value> splitFragments(ValueRange fragments);

  bool hasTensorMaps = false;
  /// One barrier for each stage, in workgroup memory.
  Value barriers;
  /// Whether this is the thread that issues the copies.
  Value isFirstThread;
};

/// `mma_sync`: a warp multiplies m16n8k16, of tf32 m16n8k8. Its operands come
/// from workgroup memory by ldmatrix, which transposes 16-bit elements where
/// the instruction wants the other order; of 32 bits they come one by one. The
/// eight rows of 16 bytes that ldmatrix reads at once lie in different banks by
/// a swizzle, or by padding where a tile's size is no power of two.
class MMAKernel : public MatrixKernel {
public:
  using MatrixKernel::MatrixKernel;

protected:
  LogicalResult verifyMapping() override;
  int64_t getThreadsOfTile() override { return kWarp; }
  int64_t getRowStep() override { return 16; }
  Value createPlace(const Tile &tile, Value outer, Value inner) override;
  std::pair<AffineExpr, AffineExpr> getWarpOrigin() override;
  void initTileOffsets() override;
  SmallVector<Value> multiply(Value rowStage, Value columnStage,
                              ValueRange accumulators,
                              llvm::function_ref<void()> onTileRead) override;

  /// With more, a stage that is free anyway takes the next tile, for one
  /// barrier less.
  bool refillsEarly() override { return mapping.getStages() == 2; }

private:
  /// Operands of as many instructions as the warp has fragments.
  struct Matrices {
    SmallVector<Value> rows, columns;
  };

  Matrices loadStep(Value rowStage, Value columnStage, int64_t step);
  Value createLaneOffset(const Tile &tile, bool isRows);
  Value loadMatrices(const Tile &tile, bool isRows, Value stageOffset,
                     int64_t position, int64_t step);
  Value loadElements(const Tile &tile, bool isRows, Value at);
  Value roundToTF32(Value matrices);
};

/// `wgmma`: a warpgroup of four warps multiplies m64nNk16 with both operands
/// in workgroup memory, where each row of 16 bytes stands at the place that the
/// swizzle of its descriptor says. A product is under way while the copies for
/// a later one are issued.
class WarpgroupKernel : public MatrixKernel {
public:
  using MatrixKernel::MatrixKernel;

protected:
  LogicalResult verifyMapping() override;
  int64_t getThreadsOfTile() override { return 4 * kWarp; }
  int64_t getRowStep() override { return 64; }
  Value createPlace(const Tile &tile, Value outer, Value inner) override;
  std::pair<AffineExpr, AffineExpr> getWarpOrigin() override;
  void initTileOffsets() override;
  bool isAsynchronous() override { return true; }
  SmallVector<Value> packAccumulators(ValueRange fragments) override;
  SmallVector<Value> unpackAccumulators(ValueRange accumulators) override;
  SmallVector<Value> multiply(Value rowStage, Value columnStage,
                              ValueRange accumulators,
                              llvm::function_ref<void()> onTileRead) override;

private:
  /// The warpgroup's number, the same value in all lanes of a warp.
  enum : unsigned { kWarpgroup = kNumBases };

  std::pair<AffineExpr, AffineExpr> getWarpgroupOrigin(AffineExpr number);
  Value createDescriptor(const Tile &tile, bool isRows);
  SmallVector<Value> createOrdering(StringRef instruction,
                                    ValueRange accumulators);
  int64_t getOffset(const Tile &tile, int64_t position, int64_t step);
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_GPU_KERNEL_H
