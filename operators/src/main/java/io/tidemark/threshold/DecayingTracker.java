// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;

/**
 * Online gradient descent on the threshold with a step that dies out: q' = q + step_n (miss - a),
 * step_n = step max(n, 1)^-exponent after n outcomes, from q_0 = start.
 *
 * <p>Guarantee: on any sequence of scores within a range R that includes the start, |mean miss - a|
 * &lt;= (R + step) / (step T^(1 - exponent)) after T outcomes, when each is learned before the next
 * prediction; on independent scores of one distribution with exponent in (1/2, 1) the threshold
 * also converges to their 1 - a quantile. It cannot follow a change that comes late. O(1) time and
 * state, no window.
 *
 * <p>A score of +infinity moves the threshold like any other miss.
 *
 * <p>Reference: Angelopoulos, Barber, Bates 2024, theorem 1.
 */
final class DecayingTracker implements ThresholdRule {

  private final double start;
  private final double step;
  private final double exponent;

  DecayingTracker(double start, double step, double exponent) {
    this.start = start;
    this.step = step;
    this.exponent = exponent;
  }

  @Override
  public String name() {
    return "decaying";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.LONG_RUN;
  }

  @Override
  public boolean usesWindow() {
    return false;
  }

  @Override
  public ThresholdTracker create(double targetMiscoverage) {
    return new Tracker(targetMiscoverage, start, 0);
  }

  @Override
  public ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), 2, snapshot);
    return new Tracker(targetMiscoverage, snapshot[0], snapshot[1]);
  }

  private final class Tracker implements ThresholdTracker {
    private final double target;
    private double threshold;
    private double outcomes;

    Tracker(double target, double threshold, double outcomes) {
      this.target = target;
      this.threshold = threshold;
      this.outcomes = outcomes;
    }

    @Override
    public double threshold(ThresholdSource calibration) {
      return threshold;
    }

    @Override
    public void update(double score, double issuedThreshold, double beta) {
      double size = step * Math.pow(Math.max(1.0, outcomes), -exponent);
      threshold -= size * (target - (score > issuedThreshold ? 1.0 : 0.0));
      outcomes++;
    }

    @Override
    public double[] snapshot() {
      return new double[] {threshold, outcomes};
    }
  }
}
