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
  private static final double ERROR = 0.05;

  /** Steps of a hundredth, and the ends are moved out to them. */
  private static final int GRID = 100;

  private final MissPairs pairs = new MissPairs();
  private final Detector eProcess;
  private final EvidenceUnit unit;
  private long units;
  private long trials;
  private long misses;
  private BettingSequence tickRate = new BettingSequence(ERROR, GRID);

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

  /** Anytime-valid interval of a tick's mean share of baseline misses over the same span. */
  RateInterval tickRate() {
    return tickRate.interval();
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
    if (sums.baselineTrials() > 0) {
      tickRate.add((double) sums.baselineMisses() / sums.baselineTrials());
    }
    eProcess.update(
        Observation.ofMisses(startMicros, endMicros, sums.baselineTrials(), sums.baselineMisses()));
  }

  void restartCounts() {
    units = 0;
    trials = 0;
    misses = 0;
    tickRate = new BettingSequence(ERROR, GRID);
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
    double[] rates = new double[tickRate.snapshotSize()];
    tickRate.snapshot(rates, 0);
    to.putAll(rates);
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
    if (stored.tickRate.length == tickRate.snapshotSize()) {
      tickRate.restore(stored.tickRate, 0);
    }
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
      double[] eProcess,
      double[] tickRate) {

    /**
     * Reads one.
     *
     * @param withTickRate whether the layout has the share of misses by tick
     */
    static Stored read(LongTape from, boolean withTickRate) {
      return new Stored(
          from.getDouble(),
          from.getDouble(),
          from.get(),
          from.get(),
          from.get(),
          MissPairs.read(from),
          from.getAllDoubles(),
          withTickRate ? from.getAllDoubles() : new double[0]);
    }
  }
}
