// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * Counts pairs of consecutive outcomes of one segment by whether each was missed, over any number
 * of segments: so how segments take turns changes nothing. Gives the lag-1 autocorrelation
 *
 * <p>r = (n11 n - n1. n.1) / sqrt(n1. n0. n.1 n.0)
 *
 * <p>which is the correlation of the two marks of a pair, and the design effect (1 + r) / (1 - r),
 * at least 1: by how much the variance of a miss rate exceeds that of independent misses with the
 * same autocorrelation at lag 1 and its powers beyond (an AR(1) assumption). Segments with
 * different miss rates raise r, as a mixture does.
 *
 * <p>O(1): four counts, summed exactly.
 */
final class MissPairs {

  private static final double LARGEST = 0.999;
  private static final int LEAST_PAIRS = 2;

  private long pairs;
  private long first;
  private long second;
  private long both;

  void add(boolean previousMissed, boolean missed) {
    pairs++;
    first += previousMissed ? 1 : 0;
    second += missed ? 1 : 0;
    both += previousMissed && missed ? 1 : 0;
  }

  void mergeWith(MissPairs other) {
    pairs += other.pairs;
    first += other.first;
    second += other.second;
    both += other.both;
  }

  Transitions transitions() {
    return new Transitions(pairs - first - second + both, second - both, first - both, both);
  }

  /** r in [-1, 1]; NaN below two pairs, or when all outcomes on one side of the pairs are alike. */
  double lagOne() {
    double spread = (double) first * (pairs - first) * second * (pairs - second);
    double covariance = (double) both * pairs - (double) first * second;
    return pairs < LEAST_PAIRS || spread == 0
        ? Double.NaN
        : Math.max(-1, Math.min(1, covariance / Math.sqrt(spread)));
  }

  /** At least 1; 1 while the autocorrelation is not known. */
  double designEffect() {
    double r = lagOne();
    return r > 0 ? (1 + r) / (1 - Math.min(r, LARGEST)) : 1.0;
  }

  void write(LongTape to) {
    to.put(pairs);
    to.put(first);
    to.put(second);
    to.put(both);
  }

  static MissPairs read(LongTape from) {
    MissPairs read = new MissPairs();
    read.pairs = from.get();
    read.first = from.get();
    read.second = from.get();
    read.both = from.get();
    return read;
  }
}
