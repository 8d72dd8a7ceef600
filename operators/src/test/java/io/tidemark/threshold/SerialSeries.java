// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Random;

/** Residual series made from fixed seeds. */
final class SerialSeries {

  private SerialSeries() {}

  /** e' = phi e + a standard normal innovation. */
  static double[] autoregression(double phi, int length, long seed) {
    return regimes(phi, length, seed, Integer.MAX_VALUE);
  }

  /** As {@link #autoregression}; innovations have deviation 1 and 3 in turn. */
  static double[] regimes(double phi, int length, long seed, int span) {
    Random random = new Random(seed);
    double[] e = new double[length];
    double last = 0;
    for (int t = 0; t < length; t++) {
      last = phi * last + (t / span % 2 == 0 ? 1 : 3) * random.nextGaussian();
      e[t] = last;
    }
    return e;
  }

  /** Coverage and mean width from a row on. */
  record Fit(double coverage, double width, double worstOfFifty, double fallback) {

    static Fit of(JointThresholds[] issued, double[] e, int from) {
      int covered = 0;
      int fallback = 0;
      double width = 0;
      double worst = 1;
      boolean[] hit = new boolean[e.length];
      int recent = 0;
      for (int t = from; t < e.length; t++) {
        hit[t] = issued[t].lower() <= e[t] && e[t] <= issued[t].upper();
        covered += hit[t] ? 1 : 0;
        recent += (hit[t] ? 1 : 0) - (t >= from + 50 && hit[t - 50] ? 1 : 0);
        worst = t >= from + 49 ? Math.min(worst, recent / 50.0) : worst;
        fallback += issued[t].mode() == JointThresholds.Mode.FALLBACK ? 1 : 0;
        width += Math.max(0, issued[t].upper() - issued[t].lower());
      }
      double n = e.length - from;
      return new Fit(covered / n, width / n, worst, fallback / n);
    }
  }
}
