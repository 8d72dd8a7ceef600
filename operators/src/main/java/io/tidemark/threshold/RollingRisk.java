// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;

/**
 * Rolling risk control: the threshold follows a bounded loss in place of the miss, q' = q + step
 * (loss - a), from q_0 = start; the target a is the risk that is kept. The loss is judged by the
 * issued threshold.
 *
 * <p>Guarantee: on any sequence of scores within a range R that includes the start, |mean loss - a|
 * &lt;= (R + d + step) / (step T) after T outcomes, when each is learned before the next
 * prediction; d is the shortfall below a score at which the loss is a ({@link RiskLoss#shortfall}:
 * 0 for the miss, a excess for the bounded excess). The threshold rises only below a score and
 * falls only above a score less d. O(1) time and state, no window.
 *
 * <p>A score of +infinity is a loss of 1.
 *
 * <p>Reference: Feldman, Ringel, Bates, Romano 2023, equation 4 and theorem 1, with the identity as
 * stretching function.
 */
final class RollingRisk implements ThresholdRule {

  private final double start;
  private final double step;
  private final RiskLoss loss;

  RollingRisk(double start, double step, RiskLoss loss) {
    this.start = start;
    this.step = step;
    this.loss = loss;
  }

  @Override
  public String name() {
    return "rolling-risk";
  }

  /** Of the long-run loss, which is the coverage's only when the loss is the miss. */
  @Override
  public Guarantee guarantee() {
    return loss == RiskLoss.MISS ? Guarantee.LONG_RUN : Guarantee.NONE;
  }

  @Override
  public boolean usesWindow() {
    return false;
  }

  @Override
  public ThresholdTracker create(double targetMiscoverage) {
    return new Tracker(targetMiscoverage, start);
  }

  @Override
  public ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), 1, snapshot);
    return new Tracker(targetMiscoverage, snapshot[0]);
  }

  private final class Tracker implements ThresholdTracker {
    private final double target;
    private double threshold;

    Tracker(double target, double threshold) {
      this.target = target;
      this.threshold = threshold;
    }

    @Override
    public double threshold(ThresholdSource calibration) {
      return threshold;
    }

    @Override
    public void update(double score, double issuedThreshold, double beta) {
      threshold += step * (loss.of(score, issuedThreshold) - target);
    }

    @Override
    public double[] snapshot() {
      return new double[] {threshold};
    }
  }
}
