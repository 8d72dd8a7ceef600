// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.SegmentFact.Kind;
import io.tidemark.evidence.Input;
import io.tidemark.evidence.Observation;
import io.tidemark.quantile.FlatState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/**
 * Folds one rollup, tick by tick, from the sums of each tick. An observation is made of all
 * outcomes of the tick: so many events, or their miss fraction (law L10a); a tick without judged
 * outcomes is no observation.
 */
public final class RollupMonitor {

  /** Days within which a doubled miss rate should show. */
  public static final double THIN_DAYS = 30;

  private final MonitorConfig config;
  private final List<DetectorWatch> watches;
  private final List<TargetHistory> histories = new ArrayList<>();
  private final Traffic traffic;
  private final Exhibits exhibits;

  /** A monitor without history. */
  public RollupMonitor(MonitorConfig config) {
    this(config, new Traffic());
  }

  private RollupMonitor(MonitorConfig config, Traffic traffic) {
    this.config = config;
    this.watches = config.watches();
    this.traffic = traffic;
    this.exhibits = new Exhibits(config);
    for (double target : config.targets()) {
      histories.add(new TargetHistory(target, config.nullRate(target), config.unit()));
    }
  }

  /**
   * The monitor that gave a snapshot. Counts go on under any configuration, an alarm as long as its
   * detector watches the target, and evidence as long as it is against the same null.
   */
  public static RollupMonitor restore(MonitorConfig config, FlatState state) {
    MonitorState stored = MonitorState.read(state);
    RollupMonitor monitor = new RollupMonitor(config, stored.traffic());
    for (TargetHistory.Stored history : stored.histories()) {
      monitor.histories.stream()
          .filter(h -> h.target() == history.target())
          .forEach(h -> h.adopt(history));
    }
    for (DetectorWatch.Stored watch : stored.watches()) {
      monitor.watches.stream().filter(w -> w.place() == watch.place()).forEach(w -> w.adopt(watch));
    }
    monitor.exhibits.adopt(stored.exhibits());
    return monitor;
  }

  /** The state. */
  public FlatState snapshot() {
    return MonitorState.write(traffic, histories, watches, exhibits);
  }

  /** Predictions issued and neither settled nor expired. */
  public long pending() {
    return traffic.pending();
  }

  /** Whether any alarm is on. */
  public boolean alarmed() {
    return watches.stream().anyMatch(DetectorWatch::alarmed);
  }

  /**
   * Ends the alarms of some detectors and starts their evidence anew; counts and confidence
   * sequences of their targets as well. To lose evidence raises no false alarm rate.
   *
   * @param which by the detector's name and target
   * @param atMicros event time from which evidence counts
   */
  public void restart(BiPredicate<String, OptionalDouble> which, long atMicros) {
    for (DetectorWatch watch : watches) {
      if (which.test(watch.plan().spec().name(), watch.target())) {
        watch.restart(atMicros);
        TargetHistory history = history(watch);
        history.restartCounts();
        history.restartEvidence(atMicros);
      }
    }
  }

  /** Folds a tick. */
  public TickReport close(long startMicros, long endMicros, TickSums sums) {
    traffic.take(sums, config, startMicros, endMicros);
    histories.forEach(h -> h.take(sums.target(h.target()), startMicros, endMicros));
    List<DetectorReading> readings = new ArrayList<>();
    for (DetectorWatch watch : watches) {
      readings.add(take(watch, sums, startMicros, endMicros));
    }
    List<TickReport.TargetTick> targets =
        histories.stream().map(history -> targetTick(history, sums)).toList();
    double logEValue = logMeanEValue();
    histories.forEach(history -> restart(history, readings, endMicros));
    return new TickReport(
        targets,
        health(sums),
        sums.count(Kind.REVISED),
        sums.scores().quantiles(TickReport.SCORE_LEVELS),
        sums.accuracy(),
        traffic.unitsPerDay(),
        logEValue,
        readings,
        exhibits.compare(sums),
        exhibits.depend(sums));
  }

  private DetectorReading take(
      DetectorWatch watch, TickSums sums, long startMicros, long endMicros) {
    boolean ofMisses = watch.input() == Input.MISSES;
    TargetHistory history = history(watch);
    TargetSums target = sums.target(history.target());
    long[] seen = ofMisses ? target.baselineSums() : sums.ranks();
    if (seen[0] == 0) {
      return watch.standing(history.pairs());
    }
    Observation observation = new Observation(startMicros, endMicros, seen.clone());
    return watch.take(observation, target.baselineMisses(), history.pairs());
  }

  /** A detector on ranks tells the correlation of the first target's misses. */
  private TargetHistory history(DetectorWatch watch) {
    return histories.stream()
        .filter(h -> watch.target().isEmpty() || watch.target().getAsDouble() == h.target())
        .findFirst()
        .orElseThrow();
  }

  private static void restart(
      TargetHistory history, List<DetectorReading> readings, long endMicros) {
    for (DetectorReading reading : readings) {
      boolean own =
          reading.targetMiscoverage().isPresent()
              && reading.targetMiscoverage().getAsDouble() == history.target();
      if (own && reading.state() == State.RAISED) {
        history.restartCounts();
      } else if (own && reading.state() == State.ENDED) {
        history.restartCounts();
        history.restartEvidence(endMicros);
      }
    }
  }

  /** A mean of e-values is an e-value. */
  private double logMeanEValue() {
    double largest = histories.stream().mapToDouble(TargetHistory::logEValue).max().orElse(0.0);
    double sum = 0;
    for (TargetHistory history : histories) {
      sum += Math.exp(history.logEValue() - largest);
    }
    return histories.isEmpty() ? 0.0 : largest + Math.log(sum / histories.size());
  }

  private TickReport.TargetTick targetTick(TargetHistory history, TickSums sums) {
    return TargetTicks.of(config, history, sums.target(history.target()), watches, traffic);
  }

  private TickHealth health(TickSums sums) {
    double[] delays = sums.delays().quantiles(TickReport.DELAY_LEVELS);
    return new TickHealth(
        sums.count(Kind.ISSUED),
        sums.count(Kind.SETTLED),
        sums.count(Kind.EXPIRED),
        sums.count(Kind.LATE),
        sums.count(Kind.DUPLICATE),
        traffic.pending(),
        traffic.completeness(),
        delays.length == 0 ? OptionalLong.empty() : OptionalLong.of((long) delays[0]),
        delays.length == 0 ? OptionalLong.empty() : OptionalLong.of((long) delays[1]));
  }
}
