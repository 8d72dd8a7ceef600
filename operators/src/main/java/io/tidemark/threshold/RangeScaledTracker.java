// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;

/**
 * A quantile tracker whose step is scaled by the last scores, with a correction added afresh: p' =
 * p + eta (miss - a), q' = p' + term. Only p accumulates.
 */
final class RangeScaledTracker implements ThresholdTracker {

  private final double target;
  private final Steps steps;
  private final Correction correction;
  private double tracked;
  private double threshold;

  RangeScaledTracker(double target, Steps steps, Correction correction) {
    this.target = target;
    this.steps = steps;
    this.correction = correction;
  }

  /** Continues from a snapshot; to be called on a new tracker. */
  RangeScaledTracker restored(String rule, double[] snapshot) {
    StateReader state = new StateReader(rule, snapshot);
    tracked = state.next();
    threshold = state.next();
    steps.read(state);
    correction.read(state);
    state.end();
    return this;
  }

  /** Where the published arithmetic ends in NaN, the threshold excludes nothing. */
  @Override
  public double threshold(ThresholdSource calibration) {
    return Double.isNaN(threshold) ? Double.POSITIVE_INFINITY : threshold;
  }

  @Override
  public void update(double score, double issuedThreshold, double beta) {
    double offset = correction.offset();
    double step = steps.size(score, issuedThreshold, tracked + offset);
    if (!correction.skips()) {
      double gradient = score > issuedThreshold ? -(1 - target) : target;
      double to = tracked - step * gradient;
      tracked = steps.move(tracked + offset, to + offset) - offset;
      threshold = steps.issue(tracked + correction.term(score, issuedThreshold, step, tracked));
    }
    steps.learn(score, issuedThreshold);
    correction.learn(score, issuedThreshold);
  }

  @Override
  public void preview(double score) {
    steps.preview(score);
  }

  @Override
  public double[] snapshot() {
    StateWriter state = new StateWriter().add(tracked).add(threshold);
    steps.write(state);
    correction.write(state);
    return state.toArray();
  }
}
