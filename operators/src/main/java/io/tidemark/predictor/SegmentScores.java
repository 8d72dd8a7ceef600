// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.calibration.CalibrationWindows;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreDistribution;
import io.tidemark.quantile.UpperSummary;
import io.tidemark.threshold.ThresholdRule;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The scores of one segment: a window and a reference per channel, restored when first asked. */
public final class SegmentScores {

  /** Holds no scores: what a channel starts from. */
  static final FlatState NONE = new FlatState(new long[0], new double[0]);

  private final CalibrationPlan plan;
  private final Supplier<ScoreState> source;
  private final CalibrationWindow[] windows;
  private final CalibrationWindow[] references;

  /** References that took scores since their last snapshot; most are frozen. */
  private final boolean[] grown;

  private ScoreState loaded;

  SegmentScores(CalibrationPlan plan) {
    this(plan, () -> new ScoreState(none(plan.channels()), none(plan.channels())));
  }

  SegmentScores(CalibrationPlan plan, Supplier<ScoreState> source) {
    this.plan = plan;
    this.source = source;
    this.windows = new CalibrationWindow[plan.channels()];
    this.references = new CalibrationWindow[plan.channels()];
    this.grown = new boolean[plan.channels()];
  }

  /** Channels of this segment. */
  public int channels() {
    return windows.length;
  }

  /** The scores in a channel's window. */
  public ScoreDistribution distribution(int channel) {
    return window(channel).distribution();
  }

  /** The scores in a channel's reference, which is frozen once the baseline is complete. */
  public ScoreDistribution referenceDistribution(int channel) {
    return reference(channel).distribution();
  }

  /** The certified upper summary of a channel's window; empty for a t-digest. */
  public Optional<UpperSummary> summary(int channel) {
    return window(channel).summary();
  }

  /** The window of a channel as it is at a time; nothing is learned, time included. */
  CalibrationWindow windowAt(int channel, long eventTimeMicros) {
    if (!plan.rule().usesWindow()) {
      return UnaskedWindow.INSTANCE;
    }
    return window(channel).at(eventTimeMicros);
  }

  /** Whether some target's rank exceeds its window's count, or asks more than its scores weigh. */
  boolean tooFew(long eventTimeMicros) {
    for (int i = 0; i < plan.targetCount(); i++) {
      for (int tail = 0; tail < plan.tails(); tail++) {
        CalibrationWindow window = windowAt(plan.channel(i, tail), eventTimeMicros);
        if (!reaches(window, plan.tailTarget(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean reaches(CalibrationWindow window, double miscoverage) {
    return plan.rule() instanceof ThresholdRule rule && rule.decay().isPresent()
        ? window.reaches(miscoverage, rule.decay().get())
        : window.reaches(miscoverage);
  }

  void advanceTo(long eventTimeMicros) {
    for (int c = 0; c < windows.length; c++) {
      window(c).advanceTo(eventTimeMicros);
    }
  }

  /** The largest miscoverage level at which the window would have covered the score. */
  double level(int channel, double score) {
    return plan.rule().usesWindow() ? window(channel).level(score) : 1.0;
  }

  void add(double[][] tailScores, long eventTimeMicros, boolean growReference) {
    for (int c = 0; c < windows.length; c++) {
      double score = tailScores[plan.targetIndex(c)][c % plan.tails()];
      window(c).add(score, eventTimeMicros);
      if (growReference) {
        reference(c).add(score, eventTimeMicros);
        grown[c] = true;
      }
    }
  }

  /** The rank rule on the reference, per target and tail. */
  double[] frozenThresholds() {
    double[] thresholds = new double[plan.targetCount() * plan.tails()];
    for (int i = 0; i < plan.targetCount(); i++) {
      for (int tail = 0; tail < plan.tails(); tail++) {
        thresholds[i * plan.tails() + tail] =
            reference(plan.channel(i, tail)).threshold(plan.tailTarget(i));
      }
    }
    return thresholds;
  }

  /** With two tails, twice the smaller p-value (Bonferroni), at most 1. */
  OptionalDouble pValue(boolean complete, double[] scores, double tieBreak) {
    if (!complete) {
      return OptionalDouble.empty();
    }
    double p = 1.0;
    for (int tail = 0; tail < scores.length; tail++) {
      p = Math.min(p, reference(tail).pValue(scores[tail], tieBreak));
    }
    return OptionalDouble.of(Math.min(1.0, scores.length * p));
  }

  ScoreState snapshot() {
    FlatState[] w = loaded().windows().clone();
    FlatState[] r = loaded().references().clone();
    for (int c = 0; c < windows.length; c++) {
      w[c] = windows[c] == null ? w[c] : windows[c].snapshot();
      r[c] = grown[c] ? references[c].snapshot() : r[c];
      grown[c] = false;
    }
    loaded = new ScoreState(w, r);
    return loaded;
  }

  private CalibrationWindow window(int channel) {
    if (windows[channel] == null) {
      FlatState state = loaded().windows()[channel];
      windows[channel] =
          isNone(state)
              ? CalibrationWindows.create(plan.window())
              : CalibrationWindows.restore(plan.window(), state);
    }
    return windows[channel];
  }

  private CalibrationWindow reference(int channel) {
    if (references[channel] == null) {
      FlatState state = loaded().references()[channel];
      references[channel] =
          isNone(state)
              ? CalibrationWindows.unlimited(plan.window().sketch())
              : CalibrationWindows.restoreUnlimited(plan.window().sketch(), state);
    }
    return references[channel];
  }

  private ScoreState loaded() {
    if (loaded == null) {
      loaded = source.get();
    }
    return loaded;
  }

  private static boolean isNone(FlatState state) {
    return state.longs().length == 0 && state.doubles().length == 0;
  }

  static FlatState[] none(int channels) {
    FlatState[] states = new FlatState[channels];
    Arrays.fill(states, NONE);
    return states;
  }
}
