// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * Conformal optimistic prediction (COP): q' = p' - eta / 2 (F(p') - (1 - a)), with p' = p + eta
 * (miss - a), p_0 = 0, F the empirical distribution of the last burnIn scores before this one (no
 * correction until there are as many), eta = lr times their range ({@link PublishedSteps}, {@link
 * GuardedSteps}).
 *
 * <p>Guarantee: for a fixed eta, on any sequence of scores within a range R, |mean miss - a| &lt;=
 * (R + 2 eta) / (eta T), since the correction is at most eta / 2. With eta scaled by the scores
 * coverage is empirical.
 *
 * <p>O(log burnIn) time per outcome, and a move of at most burnIn numbers; O(1) per prediction.
 * State: 6 numbers, burnIn scores and a {@link ScoreRange}: about 2.7 kB for burnIn 300.
 *
 * <p>Infinite scores take part in F. Published, they make the threshold +infinity for good.
 *
 * <p>Reference: Hu, Wu, Xia, Zou 2025 (arXiv 2512.07770), section 3; the factor 1/2 and the burn-in
 * are those of its code.
 */
final class ConformalOptimistic implements ThresholdRule {

  private final double lr;
  private final int burnIn;
  private final boolean guards;

  ConformalOptimistic(double lr, int burnIn, boolean guards) {
    this.lr = lr;
    this.burnIn = burnIn;
    this.guards = guards;
  }

  @Override
  public String name() {
    return "cop";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.NONE;
  }

  @Override
  public boolean usesWindow() {
    return false;
  }

  @Override
  public RangeScaledTracker create(double targetMiscoverage) {
    return new RangeScaledTracker(
        targetMiscoverage,
        Steps.of(lr, burnIn, guards),
        new OptimisticCorrection(targetMiscoverage, burnIn));
  }

  @Override
  public ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    return create(targetMiscoverage).restored(name(), snapshot);
  }
}
