// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.threshold.JointThresholds.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The calibration of one segment: composes score, windows, trackers and the frozen baseline; no
 * formula of its own. Mutable; lives for one record, between two immutable states.
 *
 * <p>Order (laws L1, L2): {@link #predict} learns nothing; {@link #observe} judges the outcome by
 * the issued thresholds and by the baseline, and only then updates trackers, windows and baseline.
 */
public final class SegmentCalibration {

  private final CalibrationPlan plan;
  private final SegmentTrackers trackers;
  private final SegmentScores scores;
  private long count;
  private long firstOutcomeMicros;
  private long lastOutcomeMicros;
  private double[] baseline;
  private boolean[] lastBaselineMissed;

  /** A segment without history. */
  public SegmentCalibration(CalibrationPlan plan) {
    this.plan = plan;
    this.trackers = SegmentTrackers.create(plan);
    this.scores = new SegmentScores(plan);
    this.baseline = new double[0];
    this.lastBaselineMissed = new boolean[0];
  }

  /**
   * A segment as it was.
   *
   * @param scores asked only when the scores are needed
   */
  public SegmentCalibration(CalibrationPlan plan, HotState hot, Supplier<ScoreState> scores) {
    this.plan = plan;
    this.trackers = SegmentTrackers.restore(plan, hot.trackers());
    this.scores = new SegmentScores(plan, scores);
    this.count = hot.count();
    this.firstOutcomeMicros = hot.firstOutcomeMicros();
    this.lastOutcomeMicros = hot.lastOutcomeMicros();
    this.baseline = hot.baseline();
    this.lastBaselineMissed = hot.lastBaselineMissed();
  }

  /** The bands for a forecast at the thresholds in force. */
  public IssuedBands predict(Forecast forecast, double tieBreak, long eventTimeMicros) {
    SegmentTrackers.Issue issue = trackers.issue(scores, count, eventTimeMicros);
    double[][] thresholds =
        plan.scoring().nest(forecast, plan.targets(), issue.thresholds().values());
    List<IssuedBand> bands = new ArrayList<>(thresholds.length);
    for (int i = 0; i < thresholds.length; i++) {
      Region region = plan.scoring().region(forecast, plan.target(i), thresholds[i], tieBreak);
      bands.add(new IssuedBand(plan.target(i), thresholds[i], region, issue.diagnostics().get(i)));
    }
    return new IssuedBands(
        bands, issue.thresholds().context(), status(issue.mode(), eventTimeMicros), count);
  }

  /** Judges an outcome, then learns from it. */
  public Verdict observe(
      Forecast forecast,
      IssuedThresholds issued,
      OutcomeValue outcome,
      double tieBreak,
      long eventTimeMicros) {
    double[][] tailScores = tailScores(forecast, outcome, tieBreak);
    Verdict verdict = judge(tailScores, issued.values(), tieBreak);
    learn(tailScores, issued, eventTimeMicros);
    return verdict;
  }

  /** The small part of the state. */
  public HotState hot() {
    return new HotState(
        plan.key(),
        count,
        firstOutcomeMicros,
        lastOutcomeMicros,
        trackers.snapshots(),
        baseline,
        lastBaselineMissed);
  }

  /** The large part of the state. */
  public ScoreState scoreState() {
    return scores.snapshot();
  }

  /** The scores in the calibration windows, for summaries. */
  public SegmentScores scores() {
    return scores;
  }

  /** Outcomes learned from. */
  public long count() {
    return count;
  }

  /** Whether the frozen baseline is complete. */
  public boolean baselineComplete() {
    return baseline.length > 0;
  }

  private IssuedBands.Status status(Mode mode, long eventTimeMicros) {
    if (mode == Mode.WARMING_UP) {
      return IssuedBands.Status.WARMING_UP;
    }
    if (eventTimeMicros - lastOutcomeMicros > plan.horizonMicros()) {
      return IssuedBands.Status.STALE;
    }
    return mode == Mode.FALLBACK ? IssuedBands.Status.FALLBACK : IssuedBands.Status.CALIBRATED;
  }

  private double[][] tailScores(Forecast forecast, OutcomeValue outcome, double tieBreak) {
    double[][] result = new double[plan.targetCount()][plan.tails()];
    for (int i = 0; i < result.length; i++) {
      for (int tail = 0; tail < plan.tails(); tail++) {
        result[i][tail] = plan.scoring().of(forecast, plan.target(i), tail, outcome, tieBreak);
      }
    }
    return result;
  }

  private Verdict judge(double[][] tailScores, double[][] issued, double tieBreak) {
    boolean[] missed = new boolean[tailScores.length];
    boolean[] baselineMissed = new boolean[baselineComplete() ? tailScores.length : 0];
    for (int i = 0; i < tailScores.length; i++) {
      for (int tail = 0; tail < plan.tails(); tail++) {
        missed[i] |= tailScores[i][tail] > issued[i][tail];
        if (baselineComplete()) {
          baselineMissed[i] |= tailScores[i][tail] > baseline[i * plan.tails() + tail];
        }
      }
    }
    double score = tailScores[0][0];
    for (double s : tailScores[0]) {
      score = Math.max(score, s);
    }
    boolean[] previous = lastBaselineMissed;
    lastBaselineMissed = baselineMissed;
    return new Verdict(
        score,
        scores.pValue(baselineComplete(), tailScores[0], tieBreak),
        missed,
        baselineMissed,
        previous,
        baselineThresholds());
  }

  /** Per target, the larger of both tails. */
  private double[] baselineThresholds() {
    double[] thresholds = new double[baseline.length / plan.tails()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = baseline[i * plan.tails()];
      for (int tail = 1; tail < plan.tails(); tail++) {
        thresholds[i] = Math.max(thresholds[i], baseline[i * plan.tails() + tail]);
      }
    }
    return thresholds;
  }

  private void learn(double[][] tailScores, IssuedThresholds issued, long eventTimeMicros) {
    scores.advanceTo(eventTimeMicros);
    trackers.update(tailScores, issued, scores);
    scores.add(tailScores, eventTimeMicros, !baselineComplete());
    firstOutcomeMicros = count == 0 ? eventTimeMicros : firstOutcomeMicros;
    count++;
    lastOutcomeMicros = Math.max(lastOutcomeMicros, eventTimeMicros);
    if (!baselineComplete() && baselineFull(eventTimeMicros)) {
      baseline = scores.frozenThresholds();
    }
  }

  private boolean baselineFull(long eventTimeMicros) {
    WindowSpec.Extent extent = plan.baseline().extent();
    return extent instanceof WindowSpec.Count outcomes
        ? count >= outcomes.scores()
        : eventTimeMicros - firstOutcomeMicros >= ((WindowSpec.Span) extent).micros();
  }
}
