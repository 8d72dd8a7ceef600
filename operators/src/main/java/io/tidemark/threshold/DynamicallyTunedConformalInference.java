// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/**
 * Eight experts run ACI with steps .001 2^k; the level is their mean under exponential weights of
 * their pinball losses at beta, mixed with sigma of the uniform weights.
 *
 * <p>With u = beta - a_k, loss_k = a u - min(u, 0); w_k' = w_k exp(-eta loss_k), w_k = (1 - sigma)
 * w_k' / sum w' + sigma / K; a_k += gamma_k (a - 1{a_k &gt; beta}).
 *
 * <p>Guarantee: dynamic regret of the sampled expert against any slowly changing level; the mean
 * level used here has the same loss bound by convexity, and its coverage is empirical. O(8) time
 * and state.
 *
 * <p>Reference: Gibbs and Candes 2024, algorithm 1; eta 2.72 is their value for a look-back of 500
 * at target .1.
 */
final class DynamicallyTunedConformalInference implements LevelRule {

  private static final int EXPERTS = 8;
  private static final double SMALLEST_GAMMA = 0.001;

  private final double eta;
  private final double sigma;

  DynamicallyTunedConformalInference(double eta, double sigma) {
    this.eta = eta;
    this.sigma = sigma;
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
    double[] state = new double[2 * EXPERTS];
    Arrays.fill(state, 0, EXPERTS, targetMiscoverage);
    Arrays.fill(state, EXPERTS, 2 * EXPERTS, 1.0 / EXPERTS);
    return new Level(targetMiscoverage, state);
  }

  @Override
  public LevelTracker restoreLevel(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), 2 * EXPERTS, snapshot);
    return new Level(targetMiscoverage, snapshot.clone());
  }

  private final class Level implements LevelTracker {
    private final double target;

    /** Levels of the experts, then their weights, which sum to 1. */
    private final double[] state;

    Level(double target, double[] state) {
      this.target = target;
      this.state = state;
    }

    @Override
    public double level() {
      double mean = 0;
      for (int k = 0; k < EXPERTS; k++) {
        mean += state[EXPERTS + k] * state[k];
      }
      return mean;
    }

    @Override
    public void update(double beta, boolean miscovered) {
      double[] losses = new double[EXPERTS];
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < EXPERTS; k++) {
        double u = beta - state[k];
        losses[k] = target * u - Math.min(u, 0);
        least = Math.min(least, losses[k]);
        state[k] += SMALLEST_GAMMA * (1 << k) * (target - (u < 0 ? 1.0 : 0.0));
      }
      reweigh(losses, least);
    }

    /** Losses count from the least one, so that the weights are never all 0, whatever eta. */
    private void reweigh(double[] losses, double least) {
      double sum = 0;
      for (int k = 0; k < EXPERTS; k++) {
        state[EXPERTS + k] *= Math.exp(-eta * (losses[k] - least));
        sum += state[EXPERTS + k];
      }
      for (int k = 0; k < EXPERTS; k++) {
        state[EXPERTS + k] = (1 - sigma) * state[EXPERTS + k] / sum + sigma / EXPERTS;
      }
    }

    @Override
    public double[] snapshot() {
      return state.clone();
    }
  }
}
