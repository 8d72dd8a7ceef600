// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.Input;
import io.tidemark.evidence.MissSums;

/** What a tick's outcomes say about one target, as sums that merge exactly. */
final class TargetSums {

  final MissPairs pairs = new MissPairs();
  final LogHistogram widths = new LogHistogram();
  final LogHistogram thresholds = new LogHistogram();
  final LogHistogram baselineThresholds = new LogHistogram();
  final ExactSum intervalScores = new ExactSum();
  private long[] issued = Input.MISSES.zero();
  private long[] baseline = Input.MISSES.zero();

  /**
   * Adds what an outcome says about a target.
   *
   * @param i place of the target in the fact's arrays; arrays that are shorter say nothing
   */
  void add(SegmentFact fact, int i) {
    if (fact.miscovered().length > i) {
      MissSums.add(issued, fact.miscovered()[i]);
    }
    if (fact.baselineMiscovered().length > i) {
      MissSums.add(baseline, fact.baselineMiscovered()[i]);
      if (fact.previousBaselineMiscovered().length > i) {
        pairs.add(fact.previousBaselineMiscovered()[i], fact.baselineMiscovered()[i]);
      }
    }
    add(widths, fact.widths(), i);
    add(thresholds, fact.thresholds(), i);
    add(baselineThresholds, fact.baselineThresholds(), i);
    if (fact.intervalScores().length > i) {
      intervalScores.add(fact.intervalScores()[i]);
    }
  }

  private static void add(LogHistogram histogram, double[] values, int i) {
    if (values.length > i) {
      histogram.add(values[i]);
    }
  }

  void mergeWith(TargetSums other) {
    pairs.mergeWith(other.pairs);
    widths.mergeWith(other.widths);
    thresholds.mergeWith(other.thresholds);
    baselineThresholds.mergeWith(other.baselineThresholds);
    intervalScores.mergeWith(other.intervalScores);
    Input.MISSES.combine(issued, other.issued);
    Input.MISSES.combine(baseline, other.baseline);
  }

  /** Trials of the issued bands. */
  long trials() {
    return issued[0];
  }

  /** Misses of the issued bands. */
  long misses() {
    return issued[1];
  }

  /** Trials and misses of the frozen bands. */
  long[] baselineSums() {
    return baseline;
  }

  double accuracy() {
    return Math.max(
        widths.accuracy(), Math.max(thresholds.accuracy(), baselineThresholds.accuracy()));
  }

  /** Trials of the frozen bands. */
  long baselineTrials() {
    return baseline[0];
  }

  /** Misses of the frozen bands. */
  long baselineMisses() {
    return baseline[1];
  }

  void write(LongTape to) {
    to.putAll(issued);
    to.putAll(baseline);
    pairs.write(to);
    widths.write(to);
    thresholds.write(to);
    baselineThresholds.write(to);
    intervalScores.write(to);
  }

  static TargetSums read(LongTape from) {
    TargetSums sums = new TargetSums();
    sums.issued = from.getAll();
    sums.baseline = from.getAll();
    sums.pairs.mergeWith(MissPairs.read(from));
    sums.widths.mergeWith(LogHistogram.read(from));
    sums.thresholds.mergeWith(LogHistogram.read(from));
    sums.baselineThresholds.mergeWith(LogHistogram.read(from));
    sums.intervalScores.mergeWith(ExactSum.read(from));
    return sums;
  }
}
