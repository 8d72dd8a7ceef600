// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.threshold.JointThresholds.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The calibration of one segment: composes score, windows, trackers and the frozen baseline; no
 * formula of its own. Mutable; one that goes on from {@link #hot} and {@link #scoreState} does what
 * this one would have done.
 *
 * <p>An outcome updates trackers, windows and baseline in this order, after it was judged.
 */
public final class SegmentCalibration implements Calibration {

  private final CalibrationPlan plan;
  private final SegmentTrackers trackers;
  private final SegmentScores scores;
  private long count;
  private long firstOutcomeMicros;
  private long lastOutcomeMicros;
  private double[] baseline;
  private boolean[] lastBaselineMissed;
  private long baselineFrom;

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
    this.baselineFrom = hot.baselineFrom();
  }

  /**
   * A segment that begins anew with what still holds of another plan's state: the windows where
   * scores and window are the same, the baseline where scores and its extent are. Thresholds of the
   * baseline are those of this plan's targets.
   */
  static SegmentCalibration after(CalibrationPlan plan, HotState hot, Supplier<ScoreState> scores) {
    Optional<PlanKey> before = PlanKey.parse(hot.planKey());
    boolean byTarget = plan.scoring().dependsOnTarget();
    boolean windows = before.filter(key -> key.sameWindows(plan.parts(), byTarget)).isPresent();
    boolean baseline = before.filter(key -> key.sameBaseline(plan.parts(), byTarget)).isPresent();
    if (!windows && !baseline) {
      return new SegmentCalibration(plan);
    }
    ScoreState known = scores.get();
    ScoreState valid = windows ? known : known.withoutWindows();
    SegmentCalibration next =
        new SegmentCalibration(plan, baseline ? valid : valid.withoutReferences());
    next.lastOutcomeMicros = hot.lastOutcomeMicros();
    if (baseline) {
      next.adoptBaseline(hot);
    }
    return next;
  }

  private SegmentCalibration(CalibrationPlan plan, ScoreState scores) {
    this.plan = plan;
    this.trackers = SegmentTrackers.create(plan);
    this.scores = new SegmentScores(plan, () -> scores);
    this.baseline = new double[0];
    this.lastBaselineMissed = new boolean[0];
  }

  private void adoptBaseline(HotState hot) {
    firstOutcomeMicros = hot.firstOutcomeMicros();
    baselineFrom = hot.baselineFrom() - hot.count();
    if (hot.baseline().length > 0) {
      baseline = scores.frozenThresholds();
    }
  }

  @Override
  public CalibrationPlan plan() {
    return plan;
  }

  @Override
  public IssuedBands predict(Forecast forecast, double tieBreak, long eventTimeMicros) {
    SegmentTrackers.Issue issue = issue(eventTimeMicros);
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

  /** The thresholds in force. */
  SegmentTrackers.Issue issue(long eventTimeMicros) {
    return trackers.issue(scores, count, eventTimeMicros);
  }

  @Override
  public Verdict observe(
      Forecast forecast,
      IssuedThresholds issued,
      OutcomeValue outcome,
      double tieBreak,
      long eventTimeMicros) {
    return observe(forecast, issued, issued, outcome, tieBreak, eventTimeMicros);
  }

  /**
   * Judges an outcome by the issued thresholds, then learns from it.
   *
   * @param learned the thresholds that the trackers had in force
   */
  Verdict observe(
      Forecast forecast,
      IssuedThresholds issued,
      IssuedThresholds learned,
      OutcomeValue outcome,
      double tieBreak,
      long eventTimeMicros) {
    double[][] tailScores = tailScores(forecast, outcome, tieBreak);
    Verdict verdict = judge(tailScores, issued.values(), tieBreak);
    learn(tailScores, learned, eventTimeMicros);
    return verdict;
  }

  @Override
  public HotState hot() {
    return new HotState(
        plan.key(),
        count,
        firstOutcomeMicros,
        lastOutcomeMicros,
        trackers.snapshots(),
        baseline,
        lastBaselineMissed,
        baselineFrom,
        Map.of());
  }

  @Override
  public ScoreState scoreState() {
    return scores.snapshot();
  }

  /** The scores in the calibration windows. */
  SegmentScores scores() {
    return scores;
  }

  @Override
  public Map<String, SegmentScores> scoresByClass() {
    return Map.of("", scores);
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public boolean baselineComplete() {
    return baseline.length > 0;
  }

  @Override
  public boolean baselineBegun() {
    return baselineComplete() || count > baselineFrom;
  }

  @Override
  public long baselineOutcomes() {
    return scores.referenceDistribution(0).count();
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

  @Override
  public double[] baselineThresholds() {
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
    firstOutcomeMicros = count == baselineFrom ? eventTimeMicros : firstOutcomeMicros;
    count++;
    lastOutcomeMicros = Math.max(lastOutcomeMicros, eventTimeMicros);
    if (!baselineComplete() && baselineFull(eventTimeMicros)) {
      baseline = scores.frozenThresholds();
    }
  }

  private boolean baselineFull(long eventTimeMicros) {
    WindowSpec.Extent extent = plan.baseline().extent();
    return extent instanceof WindowSpec.Count outcomes
        ? count - baselineFrom >= outcomes.scores()
        : eventTimeMicros - firstOutcomeMicros >= ((WindowSpec.Span) extent).micros();
  }
}
