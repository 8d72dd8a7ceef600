// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;

/**
 * Strongly adaptive online conformal prediction (SAOCP): experts run {@link ScaleFreeDescent}, each
 * for a limited life; the threshold is their mean under weights of a coin-betting game, which the
 * experts win that lose less than the mean does.
 *
 * <p>At outcome t = 1, 2, ...: experts older than their life leave; one is born at the threshold in
 * force, to live lifetime 2^u outcomes, u the number of trailing zero bits of t. The weight of an
 * expert born at b is prior_b max(0, w), prior_b proportional to 1 / (b^2 (1 + floor(log2 b)));
 * when all are 0, prior_b. With L the mean's pinball loss and l the expert's: g = (L - l) / (scale
 * max(a, 1 - a)), at most 1, and at least -1 if w &gt; 0, else 0; z += g; v += g w; w = z / age (1
 * + v). As published, no expert goes below 0 and a tie with a score moves nothing; see {@link
 * ScaleFreeDescent} for the guarded form.
 *
 * <p>|L - l| below 1e-12 is a tie, 0: otherwise the sign of a rounding error decides between equal
 * experts, and no two implementations agree.
 *
 * <p>Guarantee: the pinball loss over every interval of length k exceeds that of the best fixed
 * threshold by O(sqrt(k log T)) scales, on any sequence of scores up to scale / sqrt(3); coverage
 * is empirical. About (lifetime / 2 + 1) log2 t experts: O(log t) time per outcome, 40 bytes per
 * expert (4 kB after a million outcomes), O(1) per prediction.
 *
 * <p>Experts are judged by their present thresholds, which is what the game is about; a late
 * outcome's issued threshold plays no part. A score of +infinity counts by the difference of its
 * losses, which is finite.
 *
 * <p>Reference: Bhatnagar, Wang, Xiong, Bai 2023, algorithm 1; Jun, Orabona, Wright, Willett 2017
 * (the game).
 */
final class StronglyAdaptive implements ThresholdRule {

  private final double scale;
  private final int lifetime;
  private final boolean guards;

  StronglyAdaptive(double scale, int lifetime, boolean guards) {
    this.scale = scale;
    this.lifetime = lifetime;
    this.guards = guards;
  }

  @Override
  public String name() {
    return "saocp";
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
  public ThresholdTracker create(double targetMiscoverage) {
    return new Tracker(newExperts(targetMiscoverage), 0, 0);
  }

  @Override
  public ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    StateReader state = new StateReader(name(), snapshot);
    double outcomes = state.next();
    double threshold = state.next();
    ExpertPool experts = newExperts(targetMiscoverage);
    experts.read(state);
    state.end();
    return new Tracker(experts, outcomes, threshold);
  }

  private ExpertPool newExperts(double target) {
    return new ExpertPool(target, scale, lifetime, guards);
  }

  private static final class Tracker implements ThresholdTracker {
    private final ExpertPool experts;
    private double outcomes;
    private double threshold;

    Tracker(ExpertPool experts, double outcomes, double threshold) {
      this.experts = experts;
      this.outcomes = outcomes;
      this.threshold = threshold;
    }

    @Override
    public double threshold(ThresholdSource calibration) {
      return threshold;
    }

    @Override
    public void update(double score, double issuedThreshold, double beta) {
      outcomes++;
      experts.renew((long) outcomes, threshold);
      experts.learn(score, experts.mean((long) outcomes));
      threshold = experts.mean((long) outcomes + 1);
    }

    @Override
    public double[] snapshot() {
      StateWriter state = new StateWriter().add(outcomes).add(threshold);
      experts.write(state);
      return state.toArray();
    }
  }
}
