// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/**
 * Eight experts run ACI with steps .001 2^k; the level is their mean under exponential weights of
 * their pinball losses at beta, mixed with sigma of the uniform weights.
 *
 * <p>With u = beta - a_k, loss_k = a u - min(u, 0); w_k' = w_k exp(-eta loss_k), w_k = (1 - sigma)
 * w_k' / sum w' + sigma / K; a_k += gamma_k (a - 1{a_k &gt; beta}). With a lookback of L outcomes
 * eta is set anew once there are as many: sqrt((ln(2 K L) + 1) / sum of the last L (sum of w_k
 * loss_k)^2); losses that were all 0 leave it as it is given.
 *
 * <p>Guarantee: dynamic regret of the sampled expert against any slowly changing level; the mean
 * level used here has the same loss bound by convexity, and its coverage is empirical. O(8) time
 * and state; with a lookback 8 L bytes more.
 *
 * <p>Reference: Gibbs and Candes 2024, algorithm 1 and section 2.3 (eta); eta 2.72 is their value
 * for a look-back of 500 at target .1.
 */
final class DynamicallyTunedConformalInference implements LevelRule {

  private static final int EXPERTS = 8;
  private static final double SMALLEST_GAMMA = 0.001;

  private final double eta;
  private final double sigma;
  private final int lookback;

  /**
   * A rule.
   *
   * @param lookback outcomes whose losses set eta; 0: eta stays
   */
  DynamicallyTunedConformalInference(double eta, double sigma, int lookback) {
    this.eta = eta;
    this.sigma = sigma;
    this.lookback = lookback;
  }

  @Override
  public String name() {
    return "dtaci";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.NONE;
  }

  @Override
  public LevelTracker createLevel(double targetMiscoverage) {
    double[] levels = new double[EXPERTS];
    double[] weights = new double[EXPERTS];
    Arrays.fill(levels, targetMiscoverage);
    Arrays.fill(weights, 1.0 / EXPERTS);
    return new Level(targetMiscoverage, levels, weights, new SquaredLosses(lookback));
  }

  @Override
  public LevelTracker restoreLevel(double targetMiscoverage, double[] snapshot) {
    StateReader state = new StateReader(name(), snapshot);
    double[] levels = state.next(EXPERTS);
    double[] weights = state.next(EXPERTS);
    SquaredLosses losses = new SquaredLosses(lookback);
    losses.read(state);
    state.end();
    return new Level(targetMiscoverage, levels, weights, losses);
  }

  private final class Level implements LevelTracker {
    private final double target;
    private final double[] levels;

    /** Sum to 1. */
    private final double[] weights;

    private final SquaredLosses meanLosses;

    /** Of the outcome that is being learned. */
    private final double[] losses = new double[EXPERTS];

    Level(double target, double[] levels, double[] weights, SquaredLosses meanLosses) {
      this.target = target;
      this.levels = levels;
      this.weights = weights;
      this.meanLosses = meanLosses;
    }

    @Override
    public double level() {
      double mean = 0;
      for (int k = 0; k < EXPERTS; k++) {
        mean += weights[k] * levels[k];
      }
      return mean;
    }

    @Override
    public void update(double beta, boolean miscovered) {
      double etaNow = eta();
      double least = Double.POSITIVE_INFINITY;
      double mean = 0;
      for (int k = 0; k < EXPERTS; k++) {
        double u = beta - levels[k];
        losses[k] = target * u - Math.min(u, 0);
        least = Math.min(least, losses[k]);
        mean += weights[k] * losses[k];
        levels[k] += SMALLEST_GAMMA * (1 << k) * (target - (u < 0 ? 1.0 : 0.0));
      }
      meanLosses.add(mean);
      reweigh(etaNow, least);
    }

    private double eta() {
      double sum = meanLosses.sum();
      return sum > 0 ? Math.sqrt((Math.log(2.0 * EXPERTS * lookback) + 1) / sum) : eta;
    }

    /** Losses count from the least one, so that the weights are never all 0, whatever eta. */
    private void reweigh(double etaNow, double least) {
      double sum = 0;
      for (int k = 0; k < EXPERTS; k++) {
        weights[k] *= Math.exp(-etaNow * (losses[k] - least));
        sum += weights[k];
      }
      for (int k = 0; k < EXPERTS; k++) {
        weights[k] = (1 - sigma) * weights[k] / sum + sigma / EXPERTS;
      }
    }

    @Override
    public double[] snapshot() {
      StateWriter state = new StateWriter().addAll(levels).addAll(weights);
      meanLosses.write(state);
      return state.toArray();
    }
  }
}
