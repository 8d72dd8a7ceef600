// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * A confidence sequence of the mean of losses in [0, 1], by hedged betting: for each m of a grid,
 * K+ = prod(1 + l+_t (x_t - m)) and K- = prod(1 - l-_t (x_t - m)); m is kept while max(K+, K-) / 2
 * &lt; 1 / e. Bets are l_t = sqrt(2 ln(2 / e) / (t ln(1 + t) s_(t-1))), cut to (1/2) / m and (1/2)
 * / (1 - m); s is the running variance of the past, with one fake loss of mean 1/2 and variance
 * 1/4.
 *
 * <p>Covers the mean at all times at once with probability at least 1 - e when every loss has the
 * same conditional mean given the past; no independence, and no more than boundedness, is needed.
 * With a drifting mean it is a test of "always m". The set is an interval; its ends are moved out
 * to the grid points next to it.
 *
 * <p>O(grid) a loss and two numbers a grid point: for reports of few streams. NaN and losses
 * outside [0, 1] are refused and change nothing. Reference: Waudby-Smith and Ramdas, "Estimating
 * means of bounded random variables by betting", 2023, theorem 3 (hedged capital).
 */
public final class BettingSequence {

  private static final double CUT = 0.5;

  private final double error;
  private final double[] logUp;
  private final double[] logDown;
  private long losses;
  private double sum;
  private double squares;

  /**
   * A sequence that has seen nothing.
   *
   * @param error e in (0, 1)
   * @param grid intervals between grid points, at least 2; 1000 is usual
   */
  public BettingSequence(double error, int grid) {
    RateInterval.require(0, 0, error);
    if (grid < 2) {
      throw new IllegalArgumentException("grid must be at least 2: was " + grid);
    }
    this.error = error;
    this.logUp = new double[grid + 1];
    this.logDown = new double[grid + 1];
  }

  /** Takes a loss. */
  public void add(double loss) {
    if (!(loss >= 0 && loss <= 1)) {
      throw new IllegalArgumentException("a loss must be in [0, 1]: was " + loss);
    }
    long t = losses + 1;
    double variance = (0.25 + squares) / t;
    double bet = Math.sqrt(2 * Math.log(2 / error) / (t * Math.log1p(t) * variance));
    int grid = logUp.length - 1;
    for (int i = 0; i <= grid; i++) {
      double m = (double) i / grid;
      logUp[i] += Math.log1p(Math.min(bet, CUT / m) * (loss - m));
      logDown[i] += Math.log1p(-Math.min(bet, CUT / (1 - m)) * (loss - m));
    }
    losses = t;
    sum += loss;
    double deviation = loss - (0.5 + sum) / (t + 1);
    squares += deviation * deviation;
  }

  /**
   * The sequence now; [0, 1] without losses. If no grid point is kept, the gap around the one that
   * is nearest to being kept.
   */
  public RateInterval interval() {
    double logLimit = Math.log(2 / error);
    int first = logUp.length;
    int last = -1;
    int nearest = 0;
    for (int i = 0; i < logUp.length; i++) {
      nearest = logCapital(i) < logCapital(nearest) ? i : nearest;
      if (logCapital(i) < logLimit) {
        first = Math.min(first, i);
        last = i;
      }
    }
    return last < 0 ? around(nearest, nearest) : around(first, last);
  }

  private double logCapital(int i) {
    return Math.max(logUp[i], logDown[i]);
  }

  private RateInterval around(int first, int last) {
    double grid = logUp.length - 1;
    return new RateInterval(
        Math.max(0, first - 1) / grid, Math.min(logUp.length - 1, last + 1) / grid);
  }

  /** Numbers in a snapshot. */
  public int snapshotSize() {
    return 2 * logUp.length + 3;
  }

  /** Writes the state into an array; returns the position behind it. */
  public int snapshot(double[] to, int at) {
    to[at] = losses;
    to[at + 1] = sum;
    to[at + 2] = squares;
    System.arraycopy(logUp, 0, to, at + 3, logUp.length);
    System.arraycopy(logDown, 0, to, at + 3 + logUp.length, logDown.length);
    return at + snapshotSize();
  }

  /** Reads the state that {@link #snapshot} wrote; returns the position behind it. */
  public int restore(double[] from, int at) {
    losses = (long) from[at];
    sum = from[at + 1];
    squares = from[at + 2];
    System.arraycopy(from, at + 3, logUp, 0, logUp.length);
    System.arraycopy(from, at + 3 + logUp.length, logDown, 0, logDown.length);
    return at + snapshotSize();
  }
}
