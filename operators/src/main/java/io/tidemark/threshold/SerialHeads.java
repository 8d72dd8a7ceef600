// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.threshold.SequentialPredictiveConformalInference.SerialSettings;
import java.util.Arrays;

/** The tracker of {@link SequentialPredictiveConformalInference}, where its formulas are. */
final class SerialHeads implements JointTracker {

  /** Outcomes before a pair goes out. */
  static final int WARM_UP = 20;

  /** Outcomes, scale, offset, smallest and largest scaled residual. */
  private static final int OWN = 5;

  /** Context before its lag vector: outcomes, scale, the pair of the lags, that of the fallback. */
  private static final int LAGS_AT = 6;

  private static final double LARGEST_LAG = 10;
  private static final double LARGEST_SCALED = 1e6;

  private final SerialSettings settings;
  private final double target;
  private final PinballHeads heads;
  private final PinballHeads fallback;
  private final SerialGain gain;

  /** Newest first; 0 where none was seen. */
  private final double[] last;

  private double outcomes;
  private double scale;
  private double offset;
  private double smallest;
  private double largest;

  SerialHeads(SerialSettings settings, double target) {
    double[] levels = NarrowestPair.levels(target);
    this.settings = settings;
    this.target = target;
    this.last = new double[settings.lags()];
    this.gain = new SerialGain(settings.gain(), target);
    double outermost = Math.min(target, 1 - target) / 8;
    this.heads = PinballHeads.create(levels, settings.rate(), settings.lags() + 1, outermost);
    this.fallback = PinballHeads.create(levels, settings.rate(), 1, outermost);
  }

  SerialHeads(SerialSettings settings, double target, double[] s) {
    double[] levels = NarrowestPair.levels(target);
    int features = settings.lags() + 1;
    int gainAt = OWN + settings.lags();
    int headsAt = gainAt + SerialGain.NUMBERS;
    int fallbackAt = headsAt + PinballHeads.numbers(levels.length, features);
    this.settings = settings;
    this.target = target;
    this.last = Arrays.copyOfRange(s, OWN, gainAt);
    this.gain = SerialGain.restore(settings.gain(), target, s, gainAt);
    this.heads = PinballHeads.restore(levels, settings.rate(), features, s, headsAt);
    this.fallback = PinballHeads.restore(levels, settings.rate(), 1, s, fallbackAt);
    this.outcomes = s[0];
    this.scale = s[1];
    this.offset = s[2];
    this.smallest = s[3];
    this.largest = s[4];
  }

  /** Numbers in a snapshot. */
  static int numbers(SerialSettings settings) {
    int levels = 2 * NarrowestPair.PAIRS;
    return OWN
        + settings.lags()
        + SerialGain.NUMBERS
        + PinballHeads.numbers(levels, settings.lags() + 1)
        + PinballHeads.numbers(levels, 1);
  }

  @Override
  public JointThresholds issue() {
    double[] x = features();
    double[] own = pair(heads.quantiles(x));
    double[] plain = pair(fallback.quantiles(x));
    double[] context = new double[LAGS_AT + settings.lags()];
    context[0] = outcomes;
    context[1] = divisor();
    System.arraycopy(own, 0, context, 2, 2);
    System.arraycopy(plain, 0, context, 4, 2);
    System.arraycopy(x, 1, context, LAGS_AT, settings.lags());
    if (outcomes < WARM_UP) {
      return JointThresholds.unbounded(context, gain.diagnostics());
    }
    double[] issued = gain.inForce() ? own : plain;
    return new JointThresholds(
        issued[0] * divisor(),
        issued[1] * divisor(),
        gain.inForce() ? JointThresholds.Mode.IN_FORCE : JointThresholds.Mode.FALLBACK,
        context,
        gain.diagnostics());
  }

  /** 1, then the visible residuals in scales. */
  private double[] features() {
    double[] x = new double[settings.lags() + 1];
    x[0] = 1;
    for (int i = 0; i < last.length; i++) {
      x[i + 1] = clip(last[i] / divisor(), LARGEST_LAG);
    }
    return x;
  }

  /** Never 0, so that residuals that were all 0 divide. */
  private double divisor() {
    return Math.max(scale, Double.MIN_NORMAL);
  }

  /** In scales; clipped before the offset, so that the offset alone decides at the ends. */
  private double[] pair(double[] quantiles) {
    for (int k = 0; k < quantiles.length; k++) {
      quantiles[k] = Math.max(smallest, Math.min(largest, quantiles[k]));
    }
    double[] pair = NarrowestPair.of(quantiles);
    return new double[] {pair[0] - offset, pair[1] + offset};
  }

  @Override
  public void update(JointOutcome outcome) {
    double[] context = outcome.context();
    double residual = clip(outcome.residual(), Double.MAX_VALUE);
    double z = clip(residual / context[1], LARGEST_SCALED);
    boolean wasIssued = context[0] >= WARM_UP;
    if (wasIssued) {
      offset += settings.gamma() * ((outcome.miscovered() ? 1.0 : 0.0) - target);
      judge(z, context);
    }
    if (context[0] > 0) {
      learn(z, context);
    }
    remember(residual);
  }

  private void judge(double z, double[] context) {
    double[] own = {context[2], context[3]};
    double[] plain = {context[4], context[5]};
    double lag = context[LAGS_AT];
    gain.learn(clip(z, LARGEST_LAG), own, plain, lag, outcomes - context[0]);
  }

  private void learn(double z, double[] context) {
    double[] x = new double[settings.lags() + 1];
    x[0] = 1;
    System.arraycopy(context, LAGS_AT, x, 1, settings.lags());
    heads.learn(x, z);
    fallback.learn(x, z);
    smallest = Math.min(smallest, z);
    largest = Math.max(largest, z);
  }

  private void remember(double residual) {
    System.arraycopy(last, 0, last, 1, last.length - 1);
    last[0] = residual;
    double size = Math.abs(residual);
    scale = outcomes == 0 ? size : settings.memory() * scale + (1 - settings.memory()) * size;
    outcomes++;
  }

  private static double clip(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }

  @Override
  public double[] snapshot() {
    double[] state = new double[numbers(settings)];
    double[][] parts = {
      {outcomes, scale, offset, smallest, largest},
      last,
      gain.snapshot(),
      heads.snapshot(),
      fallback.snapshot()
    };
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, state, at, part.length);
      at += part.length;
    }
    return state;
  }
}
