// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.drift.DriftDetector;
import io.tidemark.drift.DriftDetectors;
import io.tidemark.drift.DriftVerdict;
import io.tidemark.evidence.DetectorSpec;
import java.util.TreeMap;

/**
 * A classical detector beside those that raise alarms. It reads the share of baseline misses of
 * each tick, one value a tick with outcomes, whatever the evidence unit: its constants then count
 * ticks where the literature counts events, and a share of many events strays less than the single
 * miss they were chosen for. It is shown, and promises nothing.
 */
final class ComparisonWatch {

  private final DetectorSpec spec;
  private final double target;
  private final DriftDetector detector;
  private long values;
  private long drifts;

  ComparisonWatch(DetectorSpec spec, double target) {
    this.spec = spec;
    this.target = target;
    this.detector = DriftDetectors.of(spec.name(), spec.parameters());
  }

  ComparisonReading take(TickSums sums) {
    long[] misses = sums.target(target).baselineSums();
    DriftVerdict verdict = DriftVerdict.NONE;
    if (misses[0] > 0) {
      verdict = detector.update((double) misses[1] / misses[0]);
      values++;
      drifts += verdict.alarm() ? 1 : 0;
    }
    return new ComparisonReading(spec.name(), target, verdict, values, drifts);
  }

  /** State goes on only with the same detector, parameters and target. */
  long place() {
    return Fingerprint.of(spec.name() + new TreeMap<>(spec.parameters()) + "@" + target);
  }

  void write(LongTape to) {
    to.put(place());
    to.put(values);
    to.put(drifts);
    to.putAll(detector.snapshot());
  }

  void adopt(Stored stored) {
    values = stored.values;
    drifts = stored.drifts;
    detector.restore(stored.detector);
  }

  /** A watch as it was written. */
  record Stored(long place, long values, long drifts, double[] detector) {

    static Stored read(LongTape from) {
      return new Stored(from.get(), from.get(), from.get(), from.getAllDoubles());
    }
  }
}
