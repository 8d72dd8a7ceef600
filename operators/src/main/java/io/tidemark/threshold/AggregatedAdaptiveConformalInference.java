// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/**
 * Eight experts run ACI with steps gamma_k = .001 2^k; the level is their mean under weights of
 * Bernstein online aggregation, which tunes each expert's learning rate by its own losses.
 *
 * <p>With m = mean level and l_k = (1{m &gt; beta} - a)(a_k - m): S_k += l_k^2, M_k = max(M_k,
 * |l_k|), E_k = 2^(ceil(log2(M_k + .001)) + 1); L_k += (l_k (1 + eta_k l_k) + E_k 1{eta_k l_k &gt;
 * 1/2}) / 2; eta_k = min(1 / E_k, sqrt(ln K / S_k)); a_k += gamma_k (a - 1{a_k &gt; beta}); p_k
 * proportional to eta_k exp(-eta_k L_k). The miss in l_k is that of the mean level now, of which it
 * is the gradient.
 *
 * <p>Guarantee: the pinball loss at beta is nearly that of the best expert on any sequence;
 * coverage is empirical. O(8) time and state.
 *
 * <p>Reference: Zaffran et al. 2022, algorithm 1; Wintenberger 2017 (Bernstein online aggregation).
 */
final class AggregatedAdaptiveConformalInference implements LevelRule {

  private static final int EXPERTS = 8;
  private static final double SMALLEST_GAMMA = 0.001;
  private static final double SMALLEST_RANGE = 0.001;
  private static final double LOG_EXPERTS = Math.log(EXPERTS);

  @Override
  public String name() {
    return "agaci";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.NONE;
  }

  @Override
  public LevelTracker createLevel(double targetMiscoverage) {
    Expert[] experts = new Expert[EXPERTS];
    for (int k = 0; k < EXPERTS; k++) {
      double gamma = SMALLEST_GAMMA * (1 << k);
      experts[k] = new Expert(gamma, new double[] {targetMiscoverage, 1.0 / EXPERTS, 0, 0, 0, 0});
    }
    return new Level(targetMiscoverage, experts);
  }

  @Override
  public LevelTracker restoreLevel(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), EXPERTS * Expert.NUMBERS, snapshot);
    Expert[] experts = new Expert[EXPERTS];
    for (int k = 0; k < EXPERTS; k++) {
      int from = k * Expert.NUMBERS;
      double[] numbers = Arrays.copyOfRange(snapshot, from, from + Expert.NUMBERS);
      experts[k] = new Expert(SMALLEST_GAMMA * (1 << k), numbers);
    }
    return new Level(targetMiscoverage, experts);
  }

  private static final class Expert {
    static final int NUMBERS = 6;

    private final double gamma;
    private double level;
    private double share;
    private double squares;
    private double largest;
    private double loss;
    private double rate;
    private double range;

    Expert(double gamma, double[] n) {
      this.gamma = gamma;
      this.level = n[0];
      this.share = n[1];
      this.squares = n[2];
      this.largest = n[3];
      this.loss = n[4];
      this.rate = n[5];
      this.range = range(largest);
    }

    private static double range(double largest) {
      double log2 = Math.log(largest + SMALLEST_RANGE) / Math.log(2);
      return Math.pow(2, Math.ceil(log2) + 1);
    }

    void update(double gradient, double mean, double target, double beta) {
      double l = gradient * (level - mean);
      squares += l * l;
      if (Math.abs(l) > largest) {
        largest = Math.abs(l);
        range = range(largest);
      }
      loss += 0.5 * (l * (1 + rate * l) + (rate * l > 0.5 ? range : 0));
      rate = Math.min(1 / range, Math.sqrt(LOG_EXPERTS / squares));
      level += gamma * (target - (level > beta ? 1.0 : 0.0));
    }

    double[] numbers() {
      return new double[] {level, share, squares, largest, loss, rate};
    }
  }

  private static final class Level implements LevelTracker {
    private final double target;
    private final Expert[] experts;

    Level(double target, Expert[] experts) {
      this.target = target;
      this.experts = experts;
    }

    @Override
    public double level() {
      double mean = 0;
      for (Expert e : experts) {
        mean += e.share * e.level;
      }
      return mean;
    }

    @Override
    public void update(double beta, boolean miscovered) {
      double mean = level();
      double gradient = (mean > beta ? 1.0 : 0.0) - target;
      double best = Double.NEGATIVE_INFINITY;
      for (Expert e : experts) {
        e.update(gradient, mean, target, beta);
        best = Math.max(best, -e.rate * e.loss);
      }
      share(best);
    }

    /** Shares relative to the best exponent, so that none overflows and they are never all 0. */
    private void share(double best) {
      double sum = 0;
      for (Expert e : experts) {
        e.share = e.rate * Math.exp(-e.rate * e.loss - best);
        sum += e.share;
      }
      for (Expert e : experts) {
        e.share /= sum;
      }
    }

    @Override
    public double[] snapshot() {
      return Arrays.stream(experts).flatMapToDouble(e -> Arrays.stream(e.numbers())).toArray();
    }
  }
}
