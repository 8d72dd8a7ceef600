// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.quantile.ConformalRank;
import java.util.Arrays;
import java.util.Map;

/**
 * The narrowest pair of quantiles of the last m signed residuals, {@link NarrowestPair}: [Q(b), Q(1
 * - a + b)], with Q the empirical quantile, linear between order statistics. The ensemble is the
 * forecaster's.
 *
 * <p>Guarantee: empirical. Coverage tends to 1 - a when residuals are stationary and strongly
 * mixing and the forecaster's error dies out; a window of m follows change after about m outcomes.
 * Unbounded while n residuals are so few that ceil((n + 1)(1 - a)) exceeds n. O(m) state, O(m log
 * m) time per prediction, O(m) per outcome.
 *
 * <p>An infinite residual counts as the largest finite one.
 *
 * <p>Reference: Xu and Xie 2021, algorithm 1 and theorem 1; asymmetric ends as in section 4.
 */
final class EnsembleBatchPredictionIntervals implements JointRule {

  private static final double[] NO_CONTEXT = new double[0];

  private final int residuals;

  EnsembleBatchPredictionIntervals(int residuals) {
    this.residuals = residuals;
  }

  @Override
  public String name() {
    return "enbpi";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.NONE;
  }

  @Override
  public JointTracker create(double targetMiscoverage) {
    return new Tracker(targetMiscoverage, new double[0]);
  }

  @Override
  public JointTracker restore(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(
        name(), snapshot.length <= residuals, "at most " + residuals + " numbers", snapshot);
    return new Tracker(targetMiscoverage, snapshot.clone());
  }

  private final class Tracker implements JointTracker {
    private final double target;

    /** Oldest first. */
    private double[] last;

    Tracker(double target, double[] last) {
      this.target = target;
      this.last = last;
    }

    @Override
    public JointThresholds issue() {
      if (ConformalRank.of(last.length, target) > last.length) {
        return JointThresholds.unbounded(NO_CONTEXT, Map.of());
      }
      double[] pair = NarrowestPair.of(target, EmpiricalQuantile.of(last));
      return new JointThresholds(
          pair[0], pair[1], JointThresholds.Mode.IN_FORCE, NO_CONTEXT, Map.of());
    }

    @Override
    public void update(JointOutcome outcome) {
      int from = last.length == residuals ? 1 : 0;
      last = Arrays.copyOfRange(last, from, last.length + 1);
      last[last.length - 1] = finite(outcome.residual());
    }

    @Override
    public double[] snapshot() {
      return last.clone();
    }
  }

  private static double finite(double residual) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, residual));
  }
}
