// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * Lag-1 autocorrelation of misses and the design effect (1 + r) / (1 - r), at least 1: by how much
 * the variance of a miss rate exceeds that of independent misses with the same autocorrelation at
 * lag 1 and its powers beyond (an AR(1) assumption).
 */
public final class MissCorrelation {

  private long n;
  private long misses;
  private long pairs;
  private long pairsMissed;
  private boolean last;

  /** Takes the next outcome, in event-time order. */
  public void add(boolean missed) {
    if (n > 0) {
      pairs++;
      pairsMissed += last && missed ? 1 : 0;
    }
    n++;
    misses += missed ? 1 : 0;
    last = missed;
  }

  /** The autocorrelation; NaN below three outcomes or when all outcomes are alike. */
  public double lagOne() {
    double rate = (double) misses / n;
    double variance = rate * (1 - rate);
    return n < 3 || variance == 0
        ? Double.NaN
        : Math.max(-1, Math.min(1, ((double) pairsMissed / pairs - rate * rate) / variance));
  }

  /** At least 1; 1 while the autocorrelation is not known. */
  public double designEffect() {
    double r = lagOne();
    return r > 0 ? (1 + r) / (1 - Math.min(r, 0.999)) : 1.0;
  }

  int snapshot(double[] to, int at) {
    to[at++] = n;
    to[at++] = misses;
    to[at++] = pairs;
    to[at++] = pairsMissed;
    to[at++] = last ? 1 : 0;
    return at;
  }

  int restore(double[] from, int at) {
    n = (long) from[at++];
    misses = (long) from[at++];
    pairs = (long) from[at++];
    pairsMissed = (long) from[at++];
    last = from[at++] == 1;
    return at;
  }

  static int snapshotSize() {
    return 5;
  }
}
