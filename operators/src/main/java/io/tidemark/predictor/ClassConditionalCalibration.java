// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import static io.tidemark.predictor.IssuedThresholds.NO_CONTEXT;

import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.threshold.JointThresholds.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Each label calibrated by the outcomes that had it: label l is in the set when its score is at
 * most the threshold of l. A label has window, trackers and baseline of its own.
 *
 * <p>Guarantee, with the split rule and exact windows: P(label in set | label = l) &gt;= 1 - target
 * for every l with a class of its own, if the scores of that label's outcomes in the window and of
 * the new one are exchangeable; other labels may drift as they like, and their shares may change.
 * Other rules promise of each label's own outcomes what they promise of a stream. A label without
 * outcomes has the threshold +infinity: it is in every set, and so it is while its class is warming
 * up. Judged by that, it can't miss; its tracker learns from the threshold it would have issued.
 *
 * <p>The first {@value #MAX_CLASSES} labels that occur get classes of their own; all further ones
 * share one, which covers them together. A label that the forecast does not list is in no set:
 * judged as missed, and learned as a score of +infinity.
 *
 * <p>A prediction is warming up while the class of any of its labels is. State and time: those of a
 * segment, times the classes.
 *
 * <p>Reference: Vovk, Gammerman, Shafer 2005, section 4.5 (Mondrian predictors); Vovk 2012,
 * proposition 3.
 */
final class ClassConditionalCalibration implements Calibration {

  /** Labels of one segment that get classes of their own. */
  static final int MAX_CLASSES = 64;

  /** The class that further labels share; no label has this name. */
  static final String POOLED = "";

  private final CalibrationPlan plan;
  private final CalibrationPlan classPlan;
  private final SegmentCalibration unseen;
  private final TreeMap<String, SegmentCalibration> classes = new TreeMap<>();
  private long count;
  private long firstOutcomeMicros;
  private long lastOutcomeMicros;
  private boolean[] lastBaselineMissed = new boolean[0];

  /**
   * A segment without history.
   *
   * @param classPlan how one class is calibrated
   */
  ClassConditionalCalibration(CalibrationPlan plan, CalibrationPlan classPlan) {
    this.plan = plan;
    this.classPlan = classPlan;
    this.unseen = new SegmentCalibration(classPlan);
  }

  /** A segment as it was. */
  ClassConditionalCalibration(
      CalibrationPlan plan, CalibrationPlan classPlan, HotState hot, Supplier<ScoreState> scores) {
    this(plan, classPlan);
    Supplier<ScoreState> loaded = new Loaded(scores);
    this.count = hot.count();
    this.firstOutcomeMicros = hot.firstOutcomeMicros();
    this.lastOutcomeMicros = hot.lastOutcomeMicros();
    this.lastBaselineMissed = hot.lastBaselineMissed();
    hot.classes()
        .forEach(
            (label, state) ->
                classes.put(
                    label,
                    new SegmentCalibration(
                        classPlan, state, () -> loaded.get().classes().get(label))));
  }

  /** A segment that begins anew with what still holds of another plan's state, by class. */
  static ClassConditionalCalibration after(
      CalibrationPlan plan, CalibrationPlan classPlan, HotState hot, Supplier<ScoreState> scores) {
    ClassConditionalCalibration next = new ClassConditionalCalibration(plan, classPlan);
    next.lastOutcomeMicros = hot.lastOutcomeMicros();
    Supplier<ScoreState> loaded = new Loaded(scores);
    hot.classes()
        .forEach(
            (label, state) ->
                next.classes.put(
                    label,
                    SegmentCalibration.after(
                        classPlan, state, () -> loaded.get().classes().get(label))));
    return next;
  }

  @Override
  public CalibrationPlan plan() {
    return plan;
  }

  @Override
  public IssuedBands predict(Forecast forecast, double tieBreak, long eventTimeMicros) {
    List<String> labels = ((ClassForecast) forecast).labels();
    double[][] own = new double[plan.targetCount()][labels.size()];
    double[][] forced = new double[plan.targetCount()][labels.size()];
    boolean warmingUp = false;
    for (int j = 0; j < labels.size(); j++) {
      SegmentTrackers.Issue issue = classOf(labels.get(j)).issue(eventTimeMicros);
      boolean warming = issue.mode() == Mode.WARMING_UP;
      warmingUp |= warming;
      for (int i = 0; i < own.length; i++) {
        own[i][j] = issue.thresholds().values()[i][0];
        forced[i][j] = warming ? Double.POSITIVE_INFINITY : own[i][j];
      }
    }
    double[][] context =
        warmingUp ? plan.scoring().nest(forecast, plan.targets(), own) : NO_CONTEXT;
    return new IssuedBands(
        bands(forecast, forced, tieBreak), context, status(warmingUp, eventTimeMicros), count);
  }

  private List<IssuedBand> bands(Forecast forecast, double[][] thresholds, double tieBreak) {
    double[][] nested = plan.scoring().nest(forecast, plan.targets(), thresholds);
    List<IssuedBand> bands = new ArrayList<>(nested.length);
    for (int i = 0; i < nested.length; i++) {
      Region region = plan.scoring().region(forecast, plan.target(i), nested[i], tieBreak);
      bands.add(new IssuedBand(plan.target(i), nested[i], region, Map.of()));
    }
    return bands;
  }

  private IssuedBands.Status status(boolean warmingUp, long eventTimeMicros) {
    if (warmingUp) {
      return IssuedBands.Status.WARMING_UP;
    }
    return eventTimeMicros - lastOutcomeMicros > plan.horizonMicros()
        ? IssuedBands.Status.STALE
        : IssuedBands.Status.CALIBRATED;
  }

  @Override
  public Verdict observe(
      Forecast forecast,
      IssuedThresholds issued,
      OutcomeValue outcome,
      double tieBreak,
      long eventTimeMicros) {
    String label = ((OutcomeValue.Label) outcome).value();
    IssuedThresholds judged = ofLabel(issued.values(), forecast, outcome);
    boolean warmed = issued.context().length == 0;
    IssuedThresholds learned = warmed ? judged : ofLabel(issued.context(), forecast, outcome);
    Verdict verdict =
        learningClassOf(label)
            .observe(forecast, judged, learned, outcome, tieBreak, eventTimeMicros);
    Verdict ofSegment = verdict.after(lastBaselineMissed);
    lastBaselineMissed = verdict.baselineMiscovered();
    firstOutcomeMicros = count == 0 ? eventTimeMicros : firstOutcomeMicros;
    count++;
    lastOutcomeMicros = Math.max(lastOutcomeMicros, eventTimeMicros);
    return ofSegment;
  }

  private IssuedThresholds ofLabel(double[][] thresholds, Forecast forecast, OutcomeValue outcome) {
    double[][] own = new double[thresholds.length][];
    for (int i = 0; i < own.length; i++) {
      own[i] = plan.scoring().judging(forecast, thresholds[i], outcome);
    }
    return new IssuedThresholds(own, NO_CONTEXT);
  }

  /** The class that a label is calibrated by; one without outcomes when it has none. */
  private SegmentCalibration classOf(String label) {
    SegmentCalibration own = classes.get(label);
    SegmentCalibration known = own == null ? classes.get(POOLED) : own;
    return known == null ? unseen : known;
  }

  private SegmentCalibration learningClassOf(String label) {
    boolean ownClass = classes.containsKey(label) || classes.size() < MAX_CLASSES;
    return classes.computeIfAbsent(
        ownClass ? label : POOLED, name -> new SegmentCalibration(classPlan));
  }

  @Override
  public HotState hot() {
    TreeMap<String, HotState> states = new TreeMap<>();
    classes.forEach((label, calibration) -> states.put(label, calibration.hot()));
    return new HotState(
        plan.key(),
        count,
        firstOutcomeMicros,
        lastOutcomeMicros,
        new double[0][],
        new double[0],
        lastBaselineMissed,
        0,
        states);
  }

  @Override
  public ScoreState scoreState() {
    TreeMap<String, ScoreState> states = new TreeMap<>();
    classes.forEach((label, calibration) -> states.put(label, calibration.scoreState()));
    return ScoreState.ofClasses(states);
  }

  @Override
  public Map<String, SegmentScores> scoresByClass() {
    TreeMap<String, SegmentScores> scores = new TreeMap<>();
    classes.forEach((label, calibration) -> scores.put(label, calibration.scores()));
    return scores;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public double[] baselineThresholds() {
    return new double[0];
  }

  @Override
  public boolean baselineComplete() {
    return !classes.isEmpty()
        && classes.values().stream().allMatch(SegmentCalibration::baselineComplete);
  }

  @Override
  public boolean baselineBegun() {
    return classes.values().stream().anyMatch(SegmentCalibration::baselineBegun);
  }

  @Override
  public long baselineOutcomes() {
    return classes.values().stream().mapToLong(SegmentCalibration::baselineOutcomes).sum();
  }

  /** Loads the scores of all classes once. */
  private static final class Loaded implements Supplier<ScoreState> {
    private final Supplier<ScoreState> source;
    private ScoreState state;

    Loaded(Supplier<ScoreState> source) {
      this.source = source;
    }

    @Override
    public ScoreState get() {
      if (state == null) {
        state = source.get();
      }
      return state;
    }
  }
}
