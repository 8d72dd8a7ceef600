// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import java.util.Arrays;

/**
 * Kolmogorov-Smirnov windowing: compares the newest r values of a window of w with r of its older
 * ones.
 *
 * <p>D = sup |F_new - F_old|; an alarm when D is above 0.1 and P(D' &gt;= D) &lt;= a for two
 * samples of r of one continuous law: P(D' &gt;= k/r) = 2 sum_(i &gt;= 1) (-1)^(i-1) C(2r, r - i k)
 * / C(2r, r), exactly; with ties it is an upper bound. The r older values are those with the
 * smallest hashes of (values so far, place): a fixed choice without a random generator, so a replay
 * repeats it. After an alarm only the newest r stay.
 *
 * <p>Guarantee: a single look at independent values of one law errs with probability at most a.
 * Looks overlap, so over a stream there is none. O(w log w) time a value, O(w) space. Bad input:
 * see {@link DriftDetector#update}. Reference: Raab, Heusinger and Schleif 2020, "Reactive soft
 * prototype computing for concept drift streams", section 3.2; the exact law is Gnedenko and
 * Korolyuk 1951.
 */
public final class Kswin implements DriftDetector {

  private static final double LEAST_DISTANCE = 0.1;

  private final double limit;
  private final int window;
  private final int sample;
  private double[] values = new double[0];
  private long seen;

  /**
   * A detector without values.
   *
   * @param level a in (0, 1)
   * @param window w, at least 2 {@code sample}
   * @param sample r, at least 1
   */
  public Kswin(double level, int window, int sample) {
    if (window < 2L * sample) {
      throw new IllegalArgumentException(
          "window of detector kswin must be at least twice the sample: was "
              + window
              + " with a sample of "
              + sample);
    }
    this.limit = Math.max(LEAST_DISTANCE, largestQuiet(level, sample));
    this.window = window;
    this.sample = sample;
  }

  /** The largest distance that two samples of one law exceed no more rarely than the level. */
  private static double largestQuiet(double level, int r) {
    int k = 1;
    while (k <= r && atLeast(k, r) > level) {
      k++;
    }
    return (k - 1.0) / r;
  }

  private static double atLeast(int k, int r) {
    double sum = 0;
    for (int i = 1; i * k <= r; i++) {
      double ratio = 1;
      for (int j = 1; j <= i * k; j++) {
        ratio *= (r - j + 1.0) / (r + j);
      }
      sum += i % 2 == 1 ? 2 * ratio : -2 * ratio;
    }
    return sum;
  }

  @Override
  public DriftVerdict update(double x) {
    Domains.requireFinite(x);
    seen++;
    int kept = Math.min(values.length, window - 1);
    double[] next = Arrays.copyOfRange(values, values.length - kept, values.length + 1);
    next[kept] = x;
    values = next;
    if (values.length < window) {
      return DriftVerdict.NONE;
    }
    double[] newest = Arrays.copyOfRange(values, window - sample, window);
    DriftVerdict verdict = DriftVerdict.above(distance(newest.clone(), older()), limit);
    if (verdict.alarm()) {
      values = newest;
    }
    return verdict;
  }

  private double[] older() {
    int size = window - sample;
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = mix(seen * window + i) & -(1L << 16) | i;
    }
    Arrays.sort(keys);
    double[] older = new double[sample];
    for (int i = 0; i < sample; i++) {
      older[i] = values[(int) (keys[i] & 0xffff)];
    }
    return older;
  }

  /** The finisher of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long key) {
    long z = key * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Largest gap between two empirical distribution functions of equal size. */
  private static double distance(double[] one, double[] other) {
    Arrays.sort(one);
    Arrays.sort(other);
    int i = 0;
    int j = 0;
    int largest = 0;
    while (i < one.length && j < other.length) {
      double at = Math.min(one[i], other[j]);
      while (i < one.length && one[i] == at) {
        i++;
      }
      while (j < other.length && other[j] == at) {
        j++;
      }
      largest = Math.max(largest, Math.abs(i - j));
    }
    return (double) largest / one.length;
  }

  @Override
  public void reset() {
    values = new double[0];
    seen = 0;
  }

  @Override
  public double[] snapshot() {
    double[] state = new double[1 + values.length];
    state[0] = seen;
    System.arraycopy(values, 0, state, 1, values.length);
    return state;
  }

  @Override
  public void restore(double[] state) {
    seen = (long) state[0];
    values = Arrays.copyOfRange(state, 1, state.length);
  }
}
