//===- LayoutPlan.h - one choice of lanes for all regions of a function
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_LAYOUTPLAN_H
#define PRELU_LIB_SCHEDULE_CPU_LAYOUTPLAN_H

#include "WinogradChoice.h"

#include <map>
#include <memory>

namespace mlir::prelu {

/// One way to compute a region.
struct RegionCandidate {
  LaneChoice direct;
  /// Where the algorithm is another one than the direct.
  std::optional<WinogradChoice> winograd;

  unsigned getLanes() const { return direct.walk.lanes; }
  /// Estimated cycles of the kernel alone.
  double getCycles() const {
    return winograd ? winograd->cycles : direct.cycles;
  }
};

/// A region with the ways to compute it, each looked at once; that of its
/// schedule alone where it has one.
class RegionCandidates {
public:
  RegionCandidates(const FusedRegion &region, TargetAttr target,
                   const WinogradLimits &limits);

  /// Those among which to choose where operands lie as `layout` says, by their
  /// numbers: the loops of a contraction or convolution that may run along the
  /// lanes, and Winograd's algorithm; of other operations the loops that an
  /// operand or the result holds innermost.
  SmallVector<unsigned> getNumbers(const PhysicalLayout &layout);

  const RegionCandidate &get(unsigned number) const {
    return candidates[number];
  }

  /// Cycles of candidate `number`, and of the copies of operands that it needs
  /// where they lie as `layout` says.
  double getCycles(unsigned number, const PhysicalLayout &layout);

  /// The same where operands lie row by row and readers take the results so.
  double getAloneCycles(unsigned number);

  /// Of getNumbers() the one that costs least so.
  unsigned getBestAlone(const PhysicalLayout &layout);

  FusedRegion region;
  std::optional<WinogradConvolution> conv;
  /// Why there is no Winograd for a convolution that has the form.
  std::string reason;

private:
  /// A tensor that the region reads behind its anchor.
  struct EpilogueOperand {
    Value value;
    /// From the anchor's loops to its dimensions.
    AffineMap map;
  };

  std::optional<unsigned> findDirect(unsigned lanes) const;
  unsigned getDirect(unsigned lanes);
  void addDirect();
  void addWinograd(const WinogradLimits &limits);
  void findEpilogueOperands();
  double computeCycles(unsigned number, const PhysicalLayout &layout) const;

  TargetAttr target;
  RegisterFile file;
  SmallVector<EpilogueOperand> epilogue;
  SmallVector<unsigned> fixed;
  std::vector<RegionCandidate> candidates;
  /// By a candidate's number and the innermost dimensions of what it reads:
  /// most of the ways that a plan follows differ in other values.
  std::map<SmallVector<std::optional<unsigned>>, double> cyclesByLayout;
};

/// Chooses among the candidates of all regions under `root` that `isPlanned`
/// names together: the kernels' cycles and those of all copies between them
/// add up to the least. Walks the operations in program order with the cheapest
/// choice for each way in which the values that are still needed may lie, which
/// is exact for graphs that few values cross at any place; of more ways than
/// `mostWays` the cheapest stay, and one that is at least as cheap as the best
/// choice for each region alone.
class LayoutPlan {
public:
  LayoutPlan(Operation *root, TargetAttr target, const WinogradLimits &limits,
             llvm::function_ref<bool(FusedOp)> isPlanned);
  ~LayoutPlan();

  /// The candidates of `op` and the number of the one chosen; null where it is
  /// not planned.
  std::pair<RegionCandidates *, unsigned> lookup(FusedOp op);

  /// Estimated cycles of all kernels, and of the copies that they and everybody
  /// else need.
  double getKernelCycles() const;
  double getCopyCycles() const { return cycles - getKernelCycles(); }

private:
  struct Step;
  struct Way;

  void findSteps(Operation *root, llvm::function_ref<bool(FusedOp)> isPlanned);
  void takeSteps();
  std::vector<Way> choose(unsigned number, const std::vector<Way> &ways);

  TargetAttr target;
  WinogradLimits limits;
  std::vector<Step> steps;
  std::vector<std::unique_ptr<RegionCandidates>> regions;
  DenseMap<Operation *, unsigned> chosen, numbers;
  /// The choices behind each way: a region's candidate and the place of the
  /// choice before.
  struct Choice {
    int64_t before;
    unsigned region, candidate;
  };
  std::vector<Choice> choices;
  double cycles = 0;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_LAYOUTPLAN_H
