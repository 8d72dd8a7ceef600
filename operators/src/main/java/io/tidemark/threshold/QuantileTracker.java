// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;

/**
 * Online gradient descent on the pinball loss of the threshold itself: q' = q + step_n (miss - a),
 * with step_n = step + boost / (1 + n / settle) after n outcomes: a fixed step, larger at first
 * when boost is above 0.
 *
 * <p>Guarantee: on any sequence of scores within a range R that includes the start, |mean miss - a|
 * &lt;= (R + step + boost) / (step T) after T outcomes, when each is learned before the next
 * prediction: the threshold stays within R widened by one step, and the sum of (q' - q) / step_n
 * telescopes, because 1 / step_n only grows. O(1) time and state, no window.
 *
 * <p>A score of +infinity moves the threshold like any other miss.
 *
 * <p>Reference: Angelopoulos, Candes, Tibshirani 2023, equation 4 and proposition 1.
 */
final class QuantileTracker implements ThresholdRule {

  private final double start;
  private final double step;
  private final double boost;
  private final double settle;

  QuantileTracker(double start, double step, double boost, double settle) {
    this.start = start;
    this.step = step;
    this.boost = boost;
    this.settle = settle;
  }

  @Override
  public String name() {
    return "quantile-tracker";
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
      double size = step + boost / (1 + outcomes / settle);
      threshold -= size * (target - (score > issuedThreshold ? 1.0 : 0.0));
      outcomes++;
    }

    @Override
    public double[] snapshot() {
      return new double[] {threshold, outcomes};
    }
  }
}
