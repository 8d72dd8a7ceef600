// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.RollupMonitor;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.TickSums;
import io.tidemark.drift.DriftDetector;
import io.tidemark.evidence.EvidenceUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One rollup from frozen baselines on, watched by the monitor of the product until every detector
 * has raised its first alarm, or to an end.
 */
final class SimulatedRun {

  private final Scenario scenario;
  private final SimulatedSegments segments;
  private final RollupMonitor monitor;
  private final Map<String, DriftDetector> classical = StudiedDetectors.classical();
  private final Map<String, Alarm> alarms = new LinkedHashMap<>();
  private final double[] targets = {StudiedDetectors.TARGET};
  private TickSums sums = new TickSums();
  private long outcomes;
  private long ticks;
  private long steps;

  SimulatedRun(Scenario scenario, SimulatedSegments segments, RollupMonitor monitor) {
    this.scenario = scenario;
    this.segments = segments;
    this.monitor = monitor;
  }

  /**
   * A detector's first alarm.
   *
   * @param units of evidence up to it; of a classical detector outcomes
   * @param steps since the rollup is watched
   */
  record Alarm(long units, long steps) {}

  /**
   * First alarms by detector; those without one are absent.
   *
   * @param change step of the change; beyond the end for none
   * @param maxUnits evidence units to the end
   */
  Map<String, Alarm> run(long change, long maxUnits) {
    while (!segments.ready()) {
      segments.step(-1, fact -> {});
    }
    int detectors = StudiedDetectors.NAMES.size() + classical.size();
    while (units() < maxUnits && alarms.size() < detectors) {
      tick(change);
    }
    return alarms;
  }

  private long units() {
    return scenario.unit() == EvidenceUnit.BLOCK ? ticks : outcomes;
  }

  private void tick(long change) {
    long start = segments.micros();
    sums = new TickSums();
    for (int i = 0; i < scenario.steps(); i++) {
      segments.step(steps - change, this::take);
      steps++;
    }
    ticks++;
    for (DetectorReading reading : monitor.close(start, segments.micros(), sums).readings()) {
      if (reading.state() == State.RAISED) {
        alarms.putIfAbsent(reading.detector(), new Alarm(units(), steps));
      }
    }
  }

  private void take(SegmentFact fact) {
    sums.add(fact, targets);
    outcomes++;
    double missed = fact.baselineMiscovered()[0] ? 1 : 0;
    classical.forEach(
        (name, detector) -> {
          if (!alarms.containsKey(name) && detector.update(missed).alarm()) {
            alarms.put(name, new Alarm(outcomes, steps + 1));
          }
        });
  }
}
