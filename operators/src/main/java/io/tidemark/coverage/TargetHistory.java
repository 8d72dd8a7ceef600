// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.Detector;
import io.tidemark.evidence.DetectorSetting;
import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.Detectors;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.evidence.Observation;
import java.util.Map;

/** What a rollup remembers of one target, whatever its detectors. */
final class TargetHistory {

  private static final DetectorSpec RESTARTED = new DetectorSpec("miss-restarted", Map.of());

  /** An e-process has no limit of its own here: it is only ranked. */
  private static final double ANY_LIMIT = 2;

  private final double target;
  private final double nullRate;
  private final MissPairs pairs = new MissPairs();
  private final Detector eProcess;
  private final EvidenceUnit unit;
  private long units;
  private long trials;
  private long misses;

  TargetHistory(double target, double nullRate, EvidenceUnit unit) {
    this.target = target;
    this.nullRate = nullRate;
    this.unit = unit;
    this.eProcess = Detectors.of(RESTARTED, new DetectorSetting(nullRate, ANY_LIMIT, unit));
  }

  double target() {
    return target;
  }

  double nullRate() {
    return nullRate;
  }

  MissPairs pairs() {
    return pairs;
  }

  /** Evidence units since the last alarm or all-clear on its misses. */
  long units() {
    return units;
  }

  /** Baseline trials since the last alarm or all-clear on its misses. */
  long trials() {
    return trials;
  }

  /** Baseline misses over the same span. */
  long misses() {
    return misses;
  }

  /** log of an e-value of "the miss rate was at most the null rate all along". */
  double logEValue() {
    return eProcess.signal().logStatistic();
  }

  void take(TargetSums sums, long startMicros, long endMicros) {
    pairs.mergeWith(sums.pairs);
    trials += sums.baselineTrials();
    units +=
        unit == EvidenceUnit.EVENT ? sums.baselineTrials() : Math.min(1, sums.baselineTrials());
    misses += sums.baselineMisses();
    eProcess.update(
        Observation.ofMisses(startMicros, endMicros, sums.baselineTrials(), sums.baselineMisses()));
  }

  void restartCounts() {
    units = 0;
    trials = 0;
    misses = 0;
  }

  /**
   * Forgets evidence that is settled. Only evidence above 1 is given up, so what is left is still
   * an e-process.
   */
  void restartEvidence(long atMicros) {
    if (logEValue() > 0) {
      eProcess.reset(atMicros);
    }
  }

  void write(LongTape to) {
    to.put(target);
    to.put(nullRate);
    to.put(units);
    to.put(trials);
    to.put(misses);
    pairs.write(to);
    double[] numbers = new double[eProcess.snapshotSize()];
    eProcess.snapshot(numbers, 0);
    to.putAll(numbers);
  }

  /**
   * Takes over what a history of the same target was. Evidence against another null rate says
   * nothing about this one.
   */
  void adopt(Stored stored) {
    pairs.mergeWith(stored.pairs);
    units = stored.units;
    trials = stored.trials;
    misses = stored.misses;
    if (stored.nullRate == nullRate && stored.eProcess.length == eProcess.snapshotSize()) {
      eProcess.restore(stored.eProcess, 0);
    }
  }

  /** A history as it was written. */
  record Stored(
      double target,
      double nullRate,
      long units,
      long trials,
      long misses,
      MissPairs pairs,
      double[] eProcess) {

    static Stored read(LongTape from) {
      return new Stored(
          from.getDouble(),
          from.getDouble(),
          from.get(),
          from.get(),
          from.get(),
          MissPairs.read(from),
          from.getAllDoubles());
    }
  }
}
