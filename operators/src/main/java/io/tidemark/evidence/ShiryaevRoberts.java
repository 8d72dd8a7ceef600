// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * The e-Shiryaev-Roberts detector: M_k = (1 + M_k) f_k for each bet k of a grid; the statistic is
 * the mean of the M_k, and an alarm is due when it reaches a limit A.
 *
 * <p>Guarantee: while the conditional mean of each observation given the past stays on the null's
 * side of the null rate, the expected number of observations to an alarm is at least A. No
 * independence is needed. It is a mean and not a probability: about a quarter of all healthy runs
 * alarm within A / 2 observations.
 *
 * <p>The estimated change is when the CUSUM max(0, C_k) + log f_k of the strongest bet last left
 * its floor: a description, not a confidence statement.
 *
 * <p>Constant time and state, six numbers a bet; in logs, so evidence does not overflow. An
 * observation that is NaN or outside [0, 1] is refused and changes nothing.
 *
 * <p>Reference: Shin, Ramdas, Rinaldo, "E-detectors: a nonparametric framework for sequential
 * change detection", 2023: e-detectors and their average run length (section 2), mixtures of
 * baseline increments (section 4).
 */
public final class ShiryaevRoberts {

  private final BettingGrid grid;
  private final double[] logM;
  private final double[] logCusum;
  private final long[] restarts;
  private final long[] units;
  private final long[] trials;
  private final long[] misses;
  private long observations;

  private ShiryaevRoberts(BettingGrid grid) {
    this.grid = grid;
    this.logM = new double[grid.size()];
    this.logCusum = new double[grid.size()];
    this.restarts = new long[grid.size()];
    this.units = new long[grid.size()];
    this.trials = new long[grid.size()];
    this.misses = new long[grid.size()];
    reset(0);
  }

  /** Detects a rate above the null rate. */
  public static ShiryaevRoberts above(double nullRate) {
    return new ShiryaevRoberts(BettingGrid.upward(nullRate));
  }

  /** Detects a rate below the null rate. */
  public static ShiryaevRoberts below(double nullRate) {
    return new ShiryaevRoberts(BettingGrid.downward(nullRate));
  }

  /** Numbers in a snapshot. */
  public static int snapshotSize() {
    return 6 * BettingGrid.SIZE + 1;
  }

  /**
   * Takes one observation.
   *
   * @param x in [0, 1]: a miss or not, or the miss fraction of a block
   * @param startMicros event time at which the observation began
   * @param ofTrials trials that the observation is made of
   * @param ofMisses misses among them
   */
  public void update(double x, long startMicros, long ofTrials, long ofMisses) {
    for (int k = 0; k < logM.length; k++) {
      double f = grid.logFactor(k, x);
      logM[k] = logSum(0.0, logM[k]) + f;
      if (logCusum[k] <= 0) {
        restarts[k] = startMicros;
        logCusum[k] = 0;
        units[k] = 0;
        trials[k] = 0;
        misses[k] = 0;
      }
      logCusum[k] += f;
      units[k]++;
      trials[k] += ofTrials;
      misses[k] += ofMisses;
    }
    observations++;
  }

  /** log of the mean of the M_k; -infinity before any observation. */
  public double logEvidence() {
    double sum = Double.NEGATIVE_INFINITY;
    for (double m : logM) {
      sum = logSum(sum, m);
    }
    return sum - Math.log(logM.length);
  }

  /** Event time at which the CUSUM of the strongest bet last left its floor. */
  public long estimatedChangeMicros() {
    return restarts[strongest()];
  }

  /** Observations since the estimated change. */
  public long unitsSinceChange() {
    return units[strongest()];
  }

  /** Trials since the estimated change. */
  public long trialsSinceChange() {
    return trials[strongest()];
  }

  /** Misses since the estimated change. */
  public long missesSinceChange() {
    return misses[strongest()];
  }

  private int strongest() {
    int best = 0;
    for (int k = 1; k < logM.length; k++) {
      best = logCusum[k] > logCusum[best] ? k : best;
    }
    return best;
  }

  /** Observations since the last reset. */
  public long observations() {
    return observations;
  }

  /** Forgets all evidence. */
  public void reset(long atMicros) {
    for (int k = 0; k < logM.length; k++) {
      logM[k] = Double.NEGATIVE_INFINITY;
      logCusum[k] = 0;
      restarts[k] = atMicros;
      units[k] = 0;
      trials[k] = 0;
      misses[k] = 0;
    }
    observations = 0;
  }

  /**
   * Writes the state into an array; returns the position behind it. Event times are whole
   * microseconds below 2^53 and stay exact.
   */
  public int snapshot(double[] to, int at) {
    for (int k = 0; k < logM.length; k++) {
      to[at++] = logM[k];
      to[at++] = logCusum[k];
      to[at++] = restarts[k];
      to[at++] = units[k];
      to[at++] = trials[k];
      to[at++] = misses[k];
    }
    to[at++] = observations;
    return at;
  }

  /** Reads the state that {@link #snapshot} wrote; returns the position behind it. */
  public int restore(double[] from, int at) {
    for (int k = 0; k < logM.length; k++) {
      logM[k] = from[at++];
      logCusum[k] = from[at++];
      restarts[k] = (long) from[at++];
      units[k] = (long) from[at++];
      trials[k] = (long) from[at++];
      misses[k] = (long) from[at++];
    }
    observations = (long) from[at++];
    return at;
  }

  private static double logSum(double a, double b) {
    double larger = Math.max(a, b);
    return larger == Double.NEGATIVE_INFINITY
        ? larger
        : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
  }
}
