// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * The Theta method as exponential smoothing with drift, on scores less their seasonal part.
 *
 * <p>With x = score - seasonal part: level l' = l + c (x - l) from l = first x; b = slope of the
 * least-squares line through all x, from running sums; forecast of the next score = l + b / 2 (1 -
 * (1 - c)^n) / c + its seasonal part. The seasonal part of each of the season's positions follows
 * score - l before the score, by the same exponential smoothing.
 *
 * <p>O(1) time and O(season) state per score. Scores count as at most 1e100, so that no sum
 * overflows. Differs from a refit of the published code, which removes seasons by averages over the
 * whole history and fits c at every step.
 *
 * <p>Reference: Assimakopoulos and Nikolopoulos 2000; Hyndman and Billah 2003, section 2 (the
 * equivalence with smoothing and drift).
 */
final class ThetaScorecaster implements Scorecaster {

  private static final double LARGEST = 1e100;

  private final double smoothing;
  private final double[] seasonal;
  private double scores;
  private double level;
  private double sum;
  private double timedSum;

  /**
   * Without history.
   *
   * @param season period of the seasonal part; 1: none
   */
  ThetaScorecaster(double smoothing, int season) {
    this.smoothing = smoothing;
    this.seasonal = new double[season];
  }

  @Override
  public void learn(double score) {
    double bounded = Math.max(-LARGEST, Math.min(LARGEST, score));
    int position = position();
    double x = bounded - seasonal[position];
    if (seasonal.length > 1 && scores > 0) {
      seasonal[position] += smoothing * (bounded - level - seasonal[position]);
    }
    level = scores == 0 ? x : level + smoothing * (x - level);
    sum += x;
    timedSum += scores * x;
    scores++;
  }

  private int position() {
    return (int) (scores % seasonal.length);
  }

  @Override
  public double forecast() {
    double ahead = (1 - Math.pow(1 - smoothing, scores)) / smoothing;
    return level + slope() / 2 * ahead + seasonal[position()];
  }

  private double slope() {
    double n = scores;
    return n < 2 ? 0 : 12 * (timedSum - (n - 1) / 2 * sum) / (n * (n * n - 1));
  }

  @Override
  public void write(StateWriter state) {
    state.add(scores).add(level).add(sum).add(timedSum).addAll(seasonal);
  }

  @Override
  public void read(StateReader state) {
    scores = state.next();
    level = state.next();
    sum = state.next();
    timedSum = state.next();
    System.arraycopy(state.next(seasonal.length), 0, seasonal, 0, seasonal.length);
  }
}
