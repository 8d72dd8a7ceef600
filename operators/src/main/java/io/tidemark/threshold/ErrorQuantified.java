// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.function.Supplier;

/**
 * Error-quantified conformal inference (ECI): q' = p' + eta E, with p' = p + eta (miss - a), p_0 =
 * 0, eta = lr times the range of the last burnIn scores ({@link PublishedSteps}, {@link
 * GuardedSteps}). E answers how far the issued threshold was off, by EQ = e f'(e) of {@link
 * ErrorQuantification}:
 *
 * <ul>
 *   <li>{@code eci}: E = EQ of this outcome;
 *   <li>{@code eci-cutoff}: E = EQ if |e| is at least the range of the last burnIn scores, else 0;
 *   <li>{@code eci-integral}: E = mean of EQ over the outcomes before this one, with weights
 *       .95^age.
 * </ul>
 *
 * <p>Guarantee: for a fixed eta, on any sequence of scores within a range R, |mean miss - a| &lt;=
 * (R + 2 eta) / (eta T), since |E| &lt; 1 / 4. With eta scaled by the scores coverage is empirical.
 * EQ is not free of units: it acts on errors of the order of 1.
 *
 * <p>O(1) amortized time; state: 4 numbers and a {@link ScoreRange}, 2 numbers more for {@code
 * eci-integral}, 1 for {@code eci-cutoff}. In the published form an error below -709 makes the
 * threshold +infinity for good; guarded, infinite scores are misses without an EQ.
 *
 * <p>Reference: Wu, Hu, Bao, Xia, Zou 2025 (arXiv 2502.00818), section 3. Its code, not its
 * recursion, is computed: E is added afresh and not accumulated, and {@code eci-cutoff} leaves out
 * the first outcome.
 */
final class ErrorQuantified implements ThresholdRule {

  private final String name;
  private final double lr;
  private final int burnIn;
  private final boolean guards;

  ErrorQuantified(String name, double lr, int burnIn, boolean guards) {
    this.name = name;
    this.lr = lr;
    this.burnIn = burnIn;
    this.guards = guards;
  }

  @Override
  public String name() {
    return name;
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
    Steps steps = Steps.of(lr, burnIn, guards);
    return new RangeScaledTracker(targetMiscoverage, steps, correction(steps).get());
  }

  private Supplier<Correction> correction(Steps steps) {
    return switch (name) {
      case "eci-cutoff" -> () -> new LargeErrorCorrection(steps, guards);
      case "eci-integral" -> () -> new PastErrorsCorrection(guards);
      default -> () -> new LastErrorCorrection(guards);
    };
  }

  @Override
  public ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    return create(targetMiscoverage).restored(name(), snapshot);
  }
}
