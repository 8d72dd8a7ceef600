// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.util.Arrays;

/** Which segment an event belongs to. */
final class Traffic {

  private static final double EXPONENT = 1.1;
  private static final double LEAST = 0.2;
  private static final double MOST = 1.8;
  private static final double UNIT = 0x1.0p-53;

  private final int segments;
  private final Workload.Spread spread;
  private final double[] cumulated;

  Traffic(Workload workload) {
    segments = workload.segments();
    spread = workload.spread();
    cumulated = spread == Workload.Spread.ZIPF ? zipf(segments) : new double[0];
  }

  private static double[] zipf(int segments) {
    double[] sums = new double[segments];
    double sum = 0;
    for (int i = 0; i < segments; i++) {
      sum += Math.pow(i + 1.0, -EXPONENT);
      sums[i] = sum;
    }
    return sums;
  }

  /** The segment of a prediction. */
  int segment(long prediction) {
    return switch (spread) {
      case UNEVEN -> uneven(prediction);
      case ZIPF -> skewed(prediction);
      case IN_TURN -> (int) (prediction % segments);
    };
  }

  private int skewed(long prediction) {
    double level = uniform(prediction) * cumulated[segments - 1];
    int found = Arrays.binarySearch(cumulated, level);
    return Math.min(segments - 1, found >= 0 ? found : -found - 1);
  }

  /** By rejection: each segment is taken with a probability of its own. */
  private int uneven(long prediction) {
    for (long attempt = prediction; ; attempt = mix(attempt + 1)) {
      int segment = (int) (uniform(attempt) * segments);
      double weight = LEAST + (MOST - LEAST) * uniform(~segment);
      if (uniform(mix(attempt)) * MOST < weight) {
        return segment;
      }
    }
  }

  /** In [0, 1). */
  static double uniform(long x) {
    return (mix(x) >>> 11) * UNIT;
  }

  /** The finalizer of SplitMix64. */
  static long mix(long x) {
    long z = x + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
