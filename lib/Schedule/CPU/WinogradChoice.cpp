//===- WinogradChoice.cpp - what Winograd's algorithm costs
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WinogradChoice.h"

#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::prelu;

static constexpr int64_t elementBytes = 4;

double prelu::countConstantBytes(Operation *root) {
  double bytes = 0;
  root->walk([&](arith::ConstantOp constant) {
    auto type = dyn_cast<ShapedType>(constant.getType());
    if (type && type.hasStaticShape() && type.getElementType().isIntOrFloat() &&
        !isa<SplatElementsAttr>(constant.getValue()))
      bytes += static_cast<double>(type.getNumElements()) *
               type.getElementTypeBitWidth() / 8;
  });
  return bytes;
}

/// Tiles of the result, all dimensions together.
static int64_t countTiles(const WinogradConvolution &conv, int64_t outputs) {
  int64_t tiles = 1;
  for (unsigned loop : conv.batch)
    tiles *= conv.extents[loop];
  for (int64_t along : conv.getTiles(outputs))
    tiles *= along;
  return tiles;
}

/// Bytes of the transformed filter.
static double countFilterBytes(const WinogradConvolution &conv,
                               const WinogradTransform &transform) {
  return static_cast<double>(transform.getPoints(conv.windows.size())) *
         conv.extents[conv.imageChannels] * conv.extents[conv.resultChannels] *
         conv.countFilters() * elementBytes;
}

/// Additions and multiply-adds to multiply a column of registers by `matrix`,
/// about: one for each element but the first of a row, of which rows that
/// differ in signs only share half.
static double countOperations(const ConstantMatrix &matrix) {
  double terms = 0;
  for (double element : matrix.elements)
    terms += element != 0;
  return (terms - matrix.rows) * 0.75;
}

/// Cycles for the transforms of one tile of a register of channels of the
/// image, or of the result, which goes through the epilogue.
static double getTransformCycles(const ConstantMatrix &matrix, unsigned rank,
                                 double epilogue, const CoreModel &core) {
  double columns = rank == 1 ? 1 : matrix.columns + matrix.rows;
  double reads = rank == 1 ? matrix.columns : matrix.columns * matrix.columns;
  double writes = rank == 1 ? matrix.rows : matrix.rows * matrix.rows;
  double operations = columns * countOperations(matrix) + epilogue * writes;
  // A store takes the place of a multiply-add at the least.
  return operations / core.fmasPerCycle + reads / core.loadsPerCycle + writes;
}

namespace {
/// A loop for threads to share, and how many tiles it has.
struct SharedLoop {
  unsigned loop;
  int64_t tiles;
  /// The share of time in which all threads do what one alone would have to:
  /// not wait, nor transform or read again what another one does.
  double balance;
};

/// How threads share a convolution that `transform` computes in registers of
/// `vector` lanes.
class ThreadSharing {
public:
  ThreadSharing(const WinogradConvolution &conv,
                const WinogradTransform &transform, int64_t vector,
                const CoreModel &core, int64_t threads)
      : conv(conv), outputs(transform.outputs), threads(threads),
        tiles(countTiles(conv, outputs)),
        filterStays(core.staysInL2(countFilterBytes(conv, transform))),
        imageShare(getImageShare(transform, vector, core)) {}

  /// The loop that threads share: over images, rows or columns of tiles, or the
  /// panels of output channels, for each of which the image is transformed
  /// again. `batch` tiles are computed at a time, for `panel` output channels.
  std::optional<SharedLoop> chooseLoop(int64_t batch, int64_t panel) const {
    SmallVector<SharedLoop> loops;
    for (unsigned loop : conv.batch)
      addTiles(loop, conv.extents[loop], batch, loops);
    for (auto [loop, along] :
         llvm::zip_equal(conv.slides, conv.getTiles(outputs)))
      addTiles(loop, along, batch, loops);
    addPanels(conv.extents[conv.resultChannels] / panel, loops);
    std::optional<SharedLoop> best;
    for (const SharedLoop &loop : loops)
      if (!best || loop.balance > best->balance + 0.05)
        best = loop;
    return best;
  }

  /// The balance of that loop.
  double getBalance(int64_t batch, int64_t panel) const {
    std::optional<SharedLoop> shared =
        threads == 1 ? std::nullopt : chooseLoop(batch, panel);
    return shared ? shared->balance : 1.0 / threads;
  }

private:
  /// The share of one thread's time that the transforms of the image take,
  /// which are stored to the second cache.
  double getImageShare(const WinogradTransform &transform, int64_t vector,
                       const CoreModel &core) const {
    unsigned rank = conv.windows.size();
    double points = transform.getPoints(rank);
    double channels =
        static_cast<double>(conv.extents[conv.imageChannels]) / vector;
    double results = static_cast<double>(conv.extents[conv.resultChannels]) *
                     conv.countFilters() / vector;
    // A line comes from there, and goes there.
    double store = 2.0 * vector * elementBytes / core.l2BytesPerCycle;
    double image =
        channels *
        (getTransformCycles(transform.image, rank, 0, core) + points * store);
    double others =
        results * (getTransformCycles(transform.result, rank, 0, core) +
                   points * channels * vector / core.fmasPerCycle);
    return image / (image + others);
  }

  /// Adds `loop`, which goes over `count` images or tiles, to `loops` if
  /// threads may share it.
  void addTiles(unsigned loop, int64_t count, int64_t batch,
                SmallVectorImpl<SharedLoop> &loops) const {
    int64_t chunk = llvm::divideCeil(count, threads);
    if (count < threads || !conv.canShare(loop, outputs, chunk))
      return;
    double balance = static_cast<double>(count) / (chunk * threads);
    // A part of fewer tiles than a batch gets the filter for these alone.
    double part = static_cast<double>(tiles) / count * chunk;
    if (!filterStays)
      balance *= std::min(part / batch, 1.0);
    loops.push_back({loop, count, balance});
  }

  /// The same of the loop over `count` panels.
  void addPanels(int64_t count, SmallVectorImpl<SharedLoop> &loops) const {
    if (count < threads)
      return;
    int64_t chunk = llvm::divideCeil(count, threads);
    double balance = static_cast<double>(count) / (chunk * threads);
    // Each thread transforms the whole image.
    balance /= imageShare * threads * balance + 1 - imageShare;
    loops.push_back({conv.resultChannels, count, balance});
  }

  const WinogradConvolution &conv;
  int64_t outputs, threads, tiles;
  bool filterStays;
  double imageShare;
};
} // namespace

namespace {
/// What one transform costs for a region, batch by batch.
class TransformCost {
public:
  TransformCost(const WinogradConvolution &conv,
                const WinogradTransform &transform, const RegisterFile &file,
                int64_t vector, const WinogradLimits &limits)
      : sharing(conv, transform, vector, file.core, limits.threads), file(file),
        points(transform.getPoints(conv.windows.size())),
        tiles(countTiles(conv, transform.outputs)),
        channels(conv.extents[conv.imageChannels]),
        results(conv.extents[conv.resultChannels]),
        filters(conv.countFilters()) {
    constexpr double epilogueOperations = 4;
    unsigned rank = conv.windows.size();
    const CoreModel &core = file.core;
    transforms =
        tiles * (channels / vector *
                     getTransformCycles(transform.image, rank, 0, core) +
                 filters * results / vector *
                     getTransformCycles(transform.result, rank,
                                        epilogueOperations, core));
    filterBytes = countFilterBytes(conv, transform);
    // The other constants of the module follow each other through the caches,
    // and a filter that fills a good part of the last one does not stay either.
    bool inCache =
        std::max(filterBytes, limits.constantBytes) <= core.l3Bytes / 4;
    // Beside arithmetic the panels of a filter come at two thirds of the rate
    // of a plain stream: 512 channels at 7x7 take 1.2 ms on Zen 4, which are
    // 14 GB/s of filter.
    farBytesPerCycle =
        inCache ? core.l3BytesPerCycle : core.memoryBytesPerCycle * 2 / 3;
  }

  int64_t getTiles() const { return tiles; }

  /// Cycles of one thread in batches of `batch` tiles; `tile` is set to the
  /// register tile that is best for all threads.
  double getCycles(int64_t batch, int64_t vector, RegisterTile &tile) const {
    const CoreModel &core = file.core;
    double batches = llvm::divideCeil(tiles, batch);
    // The last batch overlaps the one before.
    double allTransforms = transforms * (batches * batch / tiles);
    TileProblem problem;
    problem.lanesExtent = results;
    problem.rows = {batch};
    problem.reduction = channels;
    RegisterFile lanes = file;
    lanes.shape = VectorShape::getFixed(vector);
    double best = std::numeric_limits<double>::infinity(), bestShared = best;
    chooseRegisterTile(
        problem, lanes, [&](const RegisterTile &candidate, double) {
          // Panels are of equal width.
          if (results / vector % candidate.vectors != 0)
            return;
          double buffers = getBufferBytes(batch, candidate.vectors * vector);
          double later = core.l2BytesPerCycle;
          if (!core.staysInL2(buffers + filterBytes))
            later = filterBytes <= core.l3Bytes ? core.l3BytesPerCycle
                                                : farBytesPerCycle;
          double cycles =
              getProductCycles(problem, candidate, lanes, farBytesPerCycle) +
              (batches - 1) *
                  getProductCycles(problem, candidate, lanes, later) +
              batches * getSpillCycles(buffers) + allTransforms;
          double shared =
              cycles / sharing.getBalance(batch, candidate.vectors * vector);
          if (shared >= bestShared)
            return;
          bestShared = shared;
          best = cycles;
          tile = candidate;
        });
    return best;
  }

private:
  double getBufferBytes(int64_t batch, int64_t panel) const {
    return WinogradBuffers(points, batch, channels, panel).getSize() *
           static_cast<double>(elementBytes);
  }

  /// What of a batch's buffers the second cache does not hold comes back to it
  /// between the transforms and the products: on Zen 4 SRResNet, 64 channels at
  /// 64x64, takes 3 % longer in batches of 64 tiles than of 8.
  double getSpillCycles(double buffers) const {
    const CoreModel &core = file.core;
    return std::max(0.0, buffers - 0.75 * core.l2Bytes) / core.l3BytesPerCycle;
  }

  /// Cycles for the products of one batch in tiles of `tile`, where the filter
  /// comes at `bytesPerCycle`.
  double getProductCycles(TileProblem problem, const RegisterTile &tile,
                          RegisterFile lanes, double bytesPerCycle) const {
    const CoreModel &core = file.core;
    int64_t batch = problem.rows.front();
    int64_t panel = tile.vectors * lanes.getLanes();
    // Each panel comes while the one before is multiplied.
    problem.streamed = bytesPerCycle < core.l2BytesPerCycle;
    lanes.core.memoryBytesPerCycle = bytesPerCycle;
    // Beside fetches the second cache gives less than to loads alone: 384
    // channels at 13x13 take 1.5 times longer in tiles of 2 rows and 8
    // registers, which ask it for as much as it has, than in those of 6 and 4.
    lanes.core.l2BytesPerCycle *= 0.75;
    double compute = static_cast<double>(points) * filters *
                     getTileCost(problem, tile, lanes);
    // Each panel meets the whole transformed image.
    double imageBytes = static_cast<double>(points) * batch * channels *
                        elementBytes * filters * results / panel;
    double imageRate = core.staysInL2(getBufferBytes(batch, panel))
                           ? core.l2BytesPerCycle
                           : core.l3BytesPerCycle;
    double filterCycles = filterBytes / bytesPerCycle;
    // Little of what comes from beyond the second cache is waited for: it is
    // fetched ahead.
    double waited = problem.streamed ? filterCycles / 16 : 0;
    return std::max(compute, imageBytes / imageRate + filterCycles) + waited;
  }

  ThreadSharing sharing;
  RegisterFile file;
  int64_t points, tiles, channels, results, filters;
  double transforms = 0, filterBytes = 0, farBytesPerCycle = 1;
};
} // namespace

/// The lanes that image and result fill: all of a register, or half of it;
/// 0 where there are none.
static int64_t chooseVector(const WinogradConvolution &conv,
                            const RegisterFile &file) {
  for (int64_t vector : {file.getLanes(), file.getLanes() / 2})
    if (vector > 1 && conv.extents[conv.imageChannels] % vector == 0 &&
        conv.extents[conv.resultChannels] % vector == 0)
      return vector;
  return 0;
}

/// Whether the filter of `conv` is known at compile time, and finite.
static bool hasKnownFilter(const WinogradConvolution &conv) {
  ElementsAttr elements =
      getConstantElements(skipRearrangements(conv.filter->get()));
  return elements && holdsFiniteNumbers(elements);
}

OperandDecision prelu::decideImage(FusedOp op, const WinogradConvolution &conv,
                                   const PhysicalLayout &layout,
                                   const CoreModel &core) {
  linalg::LinalgOp anchor = conv.anchor;
  AffineMap map = anchor.getMatchingIndexingMap(conv.image);
  std::optional<unsigned> innermost =
      getInnermostDim(conv.image->get(), op.getBody(), layout);
  bool liesWell =
      innermost && map.getResult(*innermost) ==
                       getAffineDimExpr(conv.imageChannels, op.getContext());
  if (liesWell)
    return {OperandLayout::AsItLies, 0};
  return {OperandLayout::TurnedCopy, getTransposeCycles(conv.source, core)};
}

OrReason<WinogradChoice> prelu::chooseWinograd(const WinogradConvolution &conv,
                                               const RegisterFile &file,
                                               const WinogradLimits &limits) {
  constexpr int64_t mostTiles = 64;
  // F(6, 3) rounds six times as coarsely as F(4, 3), from filters of 1.8 times
  // the size: it has to save as much as any use of the algorithm.
  constexpr double leastGain = 1.1;
  if (!hasKnownFilter(conv))
    return Reason("a filter that only the run time knows, or that is not "
                  "finite");
  int64_t vector = chooseVector(conv, file);
  if (vector == 0)
    return Reason("channels that fill no registers");
  std::optional<WinogradChoice> best;
  for (const WinogradTransform &transform : getWinogradTransforms()) {
    if (transform.outputs > limits.outputs ||
        llvm::any_of(conv.slides, [&](unsigned loop) {
          return conv.extents[loop] < transform.outputs;
        }))
      continue;
    TransformCost cost(conv, transform, file, vector, limits);
    std::optional<WinogradChoice> own;
    for (int64_t batch = 1; batch <= std::min(cost.getTiles(), mostTiles);
         ++batch) {
      WinogradChoice choice{
          &transform, VectorShape::getFixed(vector), batch, {}, 0};
      choice.cycles = cost.getCycles(batch, vector, choice.tile);
      if (!own || choice.cycles < own->cycles)
        own = choice;
    }
    double gain = transform.outputs > 4 ? leastGain : 1;
    if (!best || own->cycles * gain < best->cycles)
      best = own;
  }
  if (!best)
    return Reason("a result smaller than a tile");
  return *best;
}

/// The loop for threads to share, for which `choice` gets narrower panels where
/// there are too few of them and nothing else is left to share.
static std::optional<SharedLoop> shareLoop(const WinogradConvolution &conv,
                                           WinogradChoice &choice,
                                           const CoreModel &core,
                                           int64_t threads) {
  WinogradChoice narrow = choice;
  int64_t lanes = choice.vector.getLanes();
  ThreadSharing sharing(conv, *choice.transform, lanes, core, threads);
  auto chooseLoop = [&] {
    return sharing.chooseLoop(choice.batch, narrow.tile.vectors * lanes);
  };
  std::optional<SharedLoop> shared = chooseLoop();
  while (!shared && narrow.tile.vectors > 1) {
    // Panels stay of equal width.
    int64_t registers = conv.extents[conv.resultChannels] / lanes;
    do
      --narrow.tile.vectors;
    while (registers % narrow.tile.vectors != 0);
    shared = chooseLoop();
  }
  if (shared)
    choice = narrow;
  return shared;
}

ScheduleAttr prelu::makeWinogradSchedule(FusedOp op, WinogradChoice choice,
                                         const CoreModel &core,
                                         int64_t threads) {
  WinogradConvolution conv = *matchWinograd(op);
  bool isWorthIt = threads > 1 && core.isWorthSharing(choice.cycles, threads);
  std::optional<SharedLoop> shared =
      isWorthIt ? shareLoop(conv, choice, core, threads) : std::nullopt;
  SmallVector<int64_t> tile(conv.extents.size(), 1);
  for (unsigned loop : conv.slides)
    tile[loop] = choice.transform->outputs;
  for (unsigned loop : conv.windows)
    tile[loop] = conv.extents[loop];
  tile[conv.resultChannels] = choice.tile.vectors * choice.vector.getLanes();
  tile[conv.imageChannels] =
      chooseUnroll({conv.extents[conv.imageChannels]},
                   choice.tile.getAccumulators(), unrollBudget)
          .front();
  ScheduleAttr schedule =
      ScheduleAttr::getDirect(op.getContext(), tile, conv.resultChannels,
                              choice.vector)
          .withAlgorithm(Algorithm::Winograd)
          .withBatch({choice.batch, choice.tile.rows.front()});
  if (!shared)
    return schedule;
  return schedule.withParallel({static_cast<int64_t>(shared->loop)})
      .withChunk(
          {static_cast<int64_t>(llvm::divideCeil(shared->tiles, threads))});
}
