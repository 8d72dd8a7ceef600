// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;

/**
 * Scale-free online gradient descent (SF-OGD) on the pinball loss: q' = q - scale / sqrt(3 G) g,
 * from q_0 = 0, with g = -(1 - a) after a miss, a after a covered score, and G the sum of all g^2.
 * As published q' = max(0, q'), and a score that equals the threshold moves nothing; guarded there
 * is no floor, since signed scores need negative thresholds, and a tie is a covered score.
 *
 * <p>Guarantee: on any sequence of scores within a range R that includes 0, |mean miss - a| &lt;=
 * (R + 2 scale / sqrt(3)) sqrt(3 G) / (scale T) = O(T^-1/2) after T outcomes, when each is learned
 * before the next prediction and there are no floor and no untouched ties: the threshold stays
 * within one step of R, and the sum of (q' - q) / step telescopes, because steps only shrink. O(1)
 * time and state, no window.
 *
 * <p>A score of +infinity moves the threshold like any other miss.
 *
 * <p>Reference: Bhatnagar, Wang, Xiong, Bai 2023, algorithm 2; Orabona and Pal 2018. The scale is
 * the library's, D sqrt(3) for scores up to D; one R package's step gamma is scale / sqrt(3).
 */
final class ScaleFreeDescent implements ThresholdRule {

  private final double scale;
  private final boolean guards;

  ScaleFreeDescent(double scale, boolean guards) {
    this.scale = scale;
    this.guards = guards;
  }

  @Override
  public String name() {
    return "sf-ogd";
  }

  @Override
  public Guarantee guarantee() {
    return guards ? Guarantee.LONG_RUN : Guarantee.NONE;
  }

  @Override
  public boolean usesWindow() {
    return false;
  }

  @Override
  public ThresholdTracker create(double targetMiscoverage) {
    return new Tracker(targetMiscoverage, 0, 0);
  }

  @Override
  public ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), 2, snapshot);
    return new Tracker(targetMiscoverage, snapshot[0], snapshot[1]);
  }

  private final class Tracker implements ThresholdTracker {
    private final double target;
    private double threshold;
    private double squares;

    Tracker(double target, double threshold, double squares) {
      this.target = target;
      this.threshold = threshold;
      this.squares = squares;
    }

    @Override
    public double threshold(ThresholdSource calibration) {
      return threshold;
    }

    @Override
    public void update(double score, double issuedThreshold, double beta) {
      double g = Pinball.gradient(score, issuedThreshold, target, guards);
      squares += g * g;
      if (squares > 0) {
        double moved = threshold - scale / Math.sqrt(3 * squares) * g;
        threshold = guards ? moved : Math.max(0, moved);
      }
    }

    @Override
    public double[] snapshot() {
      return new double[] {threshold, squares};
    }
  }
}
