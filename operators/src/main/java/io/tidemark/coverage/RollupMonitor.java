// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.MissWatch;
import io.tidemark.quantile.FlatState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Folds the facts of one rollup, tick by tick. Facts of a tick are sorted by (event time, kind,
 * hash) first, so the order of arrival does not matter. An observation is one outcome, or the miss
 * fraction of all outcomes of the tick (law L10a); a tick without judged outcomes is no
 * observation.
 */
public final class RollupMonitor {

  private static final double ERROR = 0.05;
  private static final int LAYOUT = 1;
  private static final int TARGET_SIZE =
      1 + MissWatch.snapshotSize() + MissCorrelation.snapshotSize();
  private static final double[] WIDTH_LEVELS = {0.1, 0.5, 0.9};
  private static final double[] DELAY_LEVELS = {0.5, 0.95};
  private static final Comparator<SegmentFact> ORDER =
      Comparator.comparingLong(SegmentFact::eventTimeMicros)
          .thenComparing(SegmentFact::kind)
          .thenComparingLong(SegmentFact::predictionHash)
          .thenComparingDouble(SegmentFact::score);

  private final MonitorConfig config;
  private final MissWatch[] watches;
  private final MissCorrelation[] correlations;
  private long issued;
  private long settled;
  private long expired;

  /** A monitor without history. */
  public RollupMonitor(MonitorConfig config) {
    this.config = config;
    this.watches = new MissWatch[config.targets().length];
    this.correlations = new MissCorrelation[watches.length];
    for (int i = 0; i < watches.length; i++) {
      watches[i] = new MissWatch(config.nullRate(i), config.averageRunLength());
      correlations[i] = new MissCorrelation();
    }
  }

  /**
   * The monitor that gave a snapshot. Counts go on under any configuration, an alarm as long as its
   * target is monitored, and evidence as long as the target has the same null rate.
   */
  public static RollupMonitor restore(MonitorConfig config, FlatState state) {
    RollupMonitor monitor = new RollupMonitor(config);
    long[] head = state.longs();
    if (head[0] != LAYOUT) {
      throw new IllegalArgumentException("layout must be " + LAYOUT + ": was " + head[0]);
    }
    monitor.issued = head[1];
    monitor.settled = head[2];
    monitor.expired = head[3];
    for (int at = 0; at < state.doubles().length; at += TARGET_SIZE) {
      monitor.restoreTarget(state.doubles(), at);
    }
    return monitor;
  }

  private void restoreTarget(double[] from, int at) {
    for (int i = 0; i < watches.length; i++) {
      if (config.targets()[i] == from[at]) {
        correlations[i].restore(from, watches[i].restore(from, at + 1));
      }
    }
  }

  /** The state. */
  public FlatState snapshot() {
    double[] d = new double[watches.length * TARGET_SIZE];
    for (int i = 0; i < watches.length; i++) {
      d[i * TARGET_SIZE] = config.targets()[i];
      correlations[i].snapshot(d, watches[i].snapshot(d, i * TARGET_SIZE + 1));
    }
    return new FlatState(new long[] {LAYOUT, issued, settled, expired}, d);
  }

  /** Predictions issued and neither settled nor expired. */
  public long pending() {
    return issued - settled - expired;
  }

  /** Whether an alarm is on for any target. */
  public boolean alarmed() {
    return Arrays.stream(watches).anyMatch(MissWatch::alarmed);
  }

  /** Folds all facts of a tick. */
  public TickReport close(long startMicros, long endMicros, List<SegmentFact> unordered) {
    List<SegmentFact> facts = new ArrayList<>(unordered);
    facts.sort(ORDER);
    List<SegmentFact> outcomes = of(facts, SegmentFact.Kind.SETTLED);
    long newlyIssued = of(facts, SegmentFact.Kind.ISSUED).size();
    long newlyExpired = of(facts, SegmentFact.Kind.EXPIRED).size();
    issued += newlyIssued;
    settled += outcomes.size();
    expired += newlyExpired;
    List<TickReport.TargetTick> targets = new ArrayList<>();
    for (int i = 0; i < watches.length; i++) {
      targets.add(closeTarget(i, startMicros, endMicros, outcomes));
    }
    return new TickReport(
        targets,
        newlyIssued,
        outcomes.size(),
        newlyExpired,
        of(facts, SegmentFact.Kind.LATE).size(),
        of(facts, SegmentFact.Kind.DUPLICATE).size(),
        pending(),
        settled + expired == 0 ? Double.NaN : (double) settled / (settled + expired),
        quantiles(outcomes, SegmentFact::score, TickReport.SCORE_LEVELS),
        quantiles(outcomes, fact -> fact.delayMicros(), DELAY_LEVELS));
  }

  private TickReport.TargetTick closeTarget(
      int i, long startMicros, long endMicros, List<SegmentFact> outcomes) {
    List<SegmentFact> judged =
        outcomes.stream().filter(f -> f.baselineMiscovered().length > i).toList();
    long baselineMisses = judged.stream().filter(f -> f.baselineMiscovered()[i]).count();
    judged.forEach(f -> correlations[i].add(f.baselineMiscovered()[i]));
    Optional<MissWatch.Finding> finding =
        observe(i, startMicros, endMicros, judged, baselineMisses);
    List<SegmentFact> issuedJudged =
        outcomes.stream().filter(f -> f.miscovered().length > i).toList();
    long misses = issuedJudged.stream().filter(f -> f.miscovered()[i]).count();
    MissWatch watch = watches[i];
    return new TickReport.TargetTick(
        config.targets()[i],
        config.nullRate(i),
        issuedJudged.size(),
        misses,
        judged.size(),
        baselineMisses,
        ClopperPearson.of(misses, issuedJudged.size(), ERROR),
        BetaMixtureSequence.of(watch.misses(), watch.trials(), ERROR),
        quantiles(
            outcomes.stream().filter(f -> f.widths().length > i).toList(),
            f -> f.widths()[i],
            WIDTH_LEVELS),
        outcomes.stream()
            .filter(f -> f.intervalScores().length > i)
            .mapToDouble(f -> f.intervalScores()[i])
            .average()
            .orElse(Double.NaN),
        watch.logEvidence(),
        watch.maxLogEvidence(),
        watch.logLimit(),
        watch.units(),
        correlations[i].lagOne(),
        correlations[i].designEffect(),
        reading(i, finding));
  }

  private Optional<MissWatch.Finding> observe(
      int i, long startMicros, long endMicros, List<SegmentFact> judged, long misses) {
    if (judged.isEmpty()) {
      return Optional.empty();
    }
    if (config.perBlock()) {
      double fraction = (double) misses / judged.size();
      return watches[i].observe(fraction, startMicros, endMicros, judged.size(), misses);
    }
    Optional<MissWatch.Finding> last = Optional.empty();
    for (SegmentFact fact : judged) {
      boolean missed = fact.baselineMiscovered()[i];
      long at = fact.eventTimeMicros();
      Optional<MissWatch.Finding> found =
          watches[i].observe(missed ? 1.0 : 0.0, at, at, 1, missed ? 1 : 0);
      last = found.isPresent() ? found : last;
    }
    return last;
  }

  private DetectorReading reading(int i, Optional<MissWatch.Finding> finding) {
    MissWatch watch = watches[i];
    MissWatch.Finding now = finding.orElseGet(watch::standing);
    boolean ended = now.change() == MissWatch.Change.ENDED;
    return new DetectorReading(
        "miss-rate",
        DetectorReading.Severity.PAGE,
        OptionalDouble.of(config.targets()[i]),
        config.nullRate(i),
        state(finding.isPresent(), ended, watch.alarmed()),
        now.logEvidence(),
        now.logLimit(),
        ended ? MissWatch.RECOVERY_RUN_LENGTH : config.averageRunLength(),
        now.sinceMicros(),
        now.units(),
        now.trials(),
        now.misses(),
        correlations[i].lagOne(),
        correlations[i].designEffect());
  }

  private static DetectorReading.State state(boolean changed, boolean ended, boolean alarmed) {
    if (!changed) {
      return alarmed ? DetectorReading.State.ALARMED : DetectorReading.State.QUIET;
    }
    return ended ? DetectorReading.State.ENDED : DetectorReading.State.RAISED;
  }

  private static List<SegmentFact> of(List<SegmentFact> facts, SegmentFact.Kind kind) {
    return facts.stream().filter(fact -> fact.kind() == kind).toList();
  }

  /** The smallest value whose share reaches the level; empty without values. */
  private static double[] quantiles(
      List<SegmentFact> facts, ToDoubleFunction<SegmentFact> value, double[] levels) {
    if (facts.isEmpty()) {
      return new double[0];
    }
    double[] sorted = facts.stream().mapToDouble(value).sorted().toArray();
    return Arrays.stream(levels)
        .map(level -> sorted[Math.max(0, (int) Math.ceil(level * sorted.length) - 1)])
        .toArray();
  }
}
