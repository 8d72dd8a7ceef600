// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.ConformalRank;
import io.tidemark.quantile.Decay;
import io.tidemark.quantile.DigestPanes;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreDistribution;
import io.tidemark.quantile.ScorePanes;
import io.tidemark.quantile.SortedPanes;
import io.tidemark.quantile.UpperSummary;
import io.tidemark.quantile.WeightedScores;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A window of panes: one rule for which panes there are, one structure for the scores in them, and
 * a weight that halves with every half-life of age if the specification has one.
 */
final class PanedWindow implements CalibrationWindow {

  private final WindowSpec spec;
  private final PaneRule rule;
  private final ScorePanes panes;
  private final OptionalLong halfLife;
  private final WeightedScores weighed = new WeightedScores();

  /** What the scores are weighed by: a {@link Decay}, the half-life, or nothing that holds now. */
  private Object weighedBy;

  /** The last question to the weighed scores, NaN before one, and its answer. */
  private double asked = Double.NaN;

  private double answer;

  private PanedWindow ahead;

  private PanedWindow(WindowSpec spec, PaneRule rule, ScorePanes panes) {
    this.spec = spec;
    this.rule = rule;
    this.panes = panes;
    this.halfLife = spec.halfLife();
  }

  static PanedWindow create(WindowSpec spec) {
    PaneRule rule =
        spec.extent() instanceof WindowSpec.Count count
            ? new CountPanes(spec, count)
            : new SpanPanes(spec, (WindowSpec.Span) spec.extent());
    return new PanedWindow(
        spec,
        rule,
        spec.sketch() == WindowSpec.Sketch.TDIGEST
            ? new DigestPanes()
            : new SortedPanes(spec.sketch() == WindowSpec.Sketch.CERTIFIED));
  }

  static PanedWindow restore(WindowSpec spec, FlatState state) {
    FlatReader reader = new FlatReader(state);
    PaneRule rule =
        spec.extent() instanceof WindowSpec.Count count
            ? CountPanes.restore(spec, count, reader)
            : SpanPanes.restore(spec, (WindowSpec.Span) spec.extent(), reader);
    return new PanedWindow(
        spec,
        rule,
        spec.sketch() == WindowSpec.Sketch.TDIGEST
            ? DigestPanes.restore(reader.rest())
            : SortedPanes.restore(spec.sketch() == WindowSpec.Sketch.CERTIFIED, reader.rest()));
  }

  @Override
  public void add(double score, long eventTimeMicros) {
    if (Double.isNaN(score)) { // checked before scores are dropped for it
      throw new IllegalArgumentException("score must be a number: was NaN");
    }
    panes.add(rule.open(panes, eventTimeMicros), score);
    forgetReads();
  }

  private void forgetReads() {
    weighedBy = null;
    ahead = null;
  }

  @Override
  public void advanceTo(long eventTimeMicros) {
    if (!rule.isPast(panes, eventTimeMicros)) {
      rule.advanceTo(panes, eventTimeMicros);
      forgetReads();
    }
  }

  @Override
  public CalibrationWindow at(long eventTimeMicros) {
    if (rule.isPast(panes, eventTimeMicros)) {
      return this;
    }
    if (ahead == null || !ahead.rule.isAt(eventTimeMicros)) {
      ahead = restore(spec, snapshot());
      ahead.advanceTo(eventTimeMicros);
    }
    return ahead;
  }

  @Override
  public double threshold(double miscoverage) {
    return halfLife.isPresent() ? ask(decayed(), miscoverage, 1) : panes.threshold(miscoverage);
  }

  @Override
  public ThresholdCertificate certificate(double miscoverage) {
    return new ThresholdCertificate(
        threshold(miscoverage), panes.certainty(), count(), effectiveCount(), slack(miscoverage));
  }

  private OptionalDouble slack(double miscoverage) {
    double threshold = threshold(miscoverage);
    if (halfLife.isPresent() || panes.certainty() == ScorePanes.Certainty.ESTIMATE) {
      return OptionalDouble.empty();
    }
    return Double.isInfinite(threshold)
        ? OptionalDouble.of(0)
        : OptionalDouble.of(
            panes.mostUpTo(threshold) - ConformalRank.of(panes.count(), miscoverage));
  }

  @Override
  public boolean reaches(double miscoverage) {
    return halfLife.isPresent()
        ? decayed().reaches(miscoverage, 1)
        : ConformalRank.of(panes.count(), miscoverage) <= panes.count();
  }

  @Override
  public double level(double score) {
    return halfLife.isPresent() ? decayed().level(score) : panes.level(score);
  }

  @Override
  public double pValue(double score, double tieBreak) {
    return halfLife.isPresent()
        ? decayed().pValue(score, tieBreak, 1)
        : panes.pValue(score, tieBreak);
  }

  @Override
  public long count() {
    return panes.count();
  }

  @Override
  public double effectiveCount() {
    return halfLife.isPresent() ? decayed().effectiveCount() : panes.count();
  }

  @Override
  public double threshold(double miscoverage, Decay decay) {
    return ask(weighed(decay), miscoverage, decay.testMass());
  }

  @Override
  public boolean reaches(double miscoverage, Decay decay) {
    return weighed(decay).reaches(miscoverage, decay.testMass());
  }

  private double ask(WeightedScores scores, double miscoverage, double testMass) {
    if (miscoverage != asked) {
      answer = scores.threshold(miscoverage, testMass);
      asked = miscoverage;
    }
    return answer;
  }

  private WeightedScores weighed(Decay decay) {
    if (!decay.equals(weighedBy)) {
      panes.weigh((pane, newer, count) -> decay.meanWeight(newer, count), weighed);
      weighedBy = decay;
      asked = Double.NaN;
    }
    return weighed;
  }

  private WeightedScores decayed() {
    if (weighedBy != halfLife) {
      long life = halfLife.getAsLong();
      panes.weigh((pane, newer, count) -> rule.weight(life, pane, newer, count), weighed);
      weighedBy = halfLife;
      asked = Double.NaN;
    }
    return weighed;
  }

  @Override
  public ScoreDistribution distribution() {
    return panes.distribution();
  }

  @Override
  public Optional<UpperSummary> summary() {
    return panes.summary();
  }

  @Override
  public FlatState snapshot() {
    long[] head = rule.snapshot();
    FlatState rest = panes.snapshot();
    long[] longs = Arrays.copyOf(head, head.length + rest.longs().length);
    System.arraycopy(rest.longs(), 0, longs, head.length, rest.longs().length);
    return new FlatState(longs, rest.doubles());
  }
}
