// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.coverage.SegmentFact.Kind;
import io.tidemark.evidence.EvidenceUnit;

/** What went through a rollup since the start. */
final class Traffic {

  private static final double MICROS_PER_DAY = 86_400_000_000.0;

  private long issued;
  private long settled;
  private long expired;
  private long units;
  private long trials;
  private long fromMicros = Long.MAX_VALUE;
  private long toMicros = Long.MIN_VALUE;

  void take(TickSums sums, MonitorConfig config, long startMicros, long endMicros) {
    issued += sums.count(Kind.ISSUED);
    settled += sums.count(Kind.SETTLED);
    expired += sums.count(Kind.EXPIRED);
    fromMicros = Math.min(fromMicros, startMicros);
    toMicros = Math.max(toMicros, endMicros);
    long judged =
        config.targets().length == 0 ? 0 : sums.target(config.targets()[0]).baselineTrials();
    trials += judged;
    units += config.unit() == EvidenceUnit.EVENT ? judged : Math.min(1, judged);
  }

  /** Takes what an older layout knew. */
  static Traffic of(long issued, long settled, long expired) {
    Traffic traffic = new Traffic();
    traffic.issued = issued;
    traffic.settled = settled;
    traffic.expired = expired;
    return traffic;
  }

  /** Predictions issued, and neither settled nor expired. */
  long pending() {
    return issued - settled - expired;
  }

  /** settled / (settled + expired); NaN before the first. */
  double completeness() {
    return settled + expired == 0 ? Double.NaN : (double) settled / (settled + expired);
  }

  /** Evidence units a day of event time; 0 before the first. */
  double unitsPerDay() {
    return toMicros <= fromMicros ? 0.0 : units * MICROS_PER_DAY / (toMicros - fromMicros);
  }

  /** Mean trials of an evidence unit; NaN before the first. */
  double trialsPerUnit() {
    return units == 0 ? Double.NaN : (double) trials / units;
  }

  void write(LongTape to) {
    to.put(issued);
    to.put(settled);
    to.put(expired);
    to.put(units);
    to.put(trials);
    to.put(fromMicros);
    to.put(toMicros);
  }

  static Traffic read(LongTape from) {
    Traffic traffic = of(from.get(), from.get(), from.get());
    traffic.units = from.get();
    traffic.trials = from.get();
    traffic.fromMicros = from.get();
    traffic.toMicros = from.get();
    return traffic;
  }
}
