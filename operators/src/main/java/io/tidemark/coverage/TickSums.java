// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.Input;
import io.tidemark.evidence.RankSums;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts of one rollup and tick, as sums: counts, histograms of counts, and exact or fixed-point
 * sums. Neither the order of the facts nor the way they were split changes a bit of what is merged
 * in the end, so a rollup can be summed in parts wherever its facts arise. Mutable; {@link
 * #snapshot} is what crosses.
 */
public final class TickSums {

  private static final long LAYOUT = 2;
  private static final long WITHOUT_PAIRS = 1;
  private static final SegmentFact.Kind[] KINDS = SegmentFact.Kind.values();

  private final long[] kinds = new long[KINDS.length];
  private final TreeMap<Double, TargetSums> targets = new TreeMap<>();
  private final LogHistogram scores = new LogHistogram();
  private final LogHistogram delays = new LogHistogram();
  private final FeaturePairs pairs = new FeaturePairs();
  private long[] ranks = Input.RANKS.zero();

  /**
   * Adds a fact.
   *
   * @param targets in the order of the fact's arrays
   */
  public void add(SegmentFact fact, double[] targets) {
    kinds[fact.kind().ordinal()]++;
    if (fact.kind() == SegmentFact.Kind.SETTLED) {
      scores.add(fact.score());
      delays.add(fact.delayMicros());
      fact.pValue().ifPresent(p -> RankSums.add(ranks, p));
      for (int i = 0; i < targets.length; i++) {
        summing(targets[i]).add(fact, i);
      }
    }
  }

  /** Adds a pair of neighbouring outcomes. */
  public void add(FeaturePair pair) {
    pairs.add(pair);
  }

  /** The sums of both, which stay as they are. */
  public TickSums plus(TickSums other) {
    TickSums sum = new TickSums();
    sum.mergeWith(this);
    sum.mergeWith(other);
    return sum;
  }

  /** Adds what was summed elsewhere. */
  public void mergeWith(TickSums other) {
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] += other.kinds[i];
    }
    scores.mergeWith(other.scores);
    delays.mergeWith(other.delays);
    Input.RANKS.combine(ranks, other.ranks);
    pairs.mergeWith(other.pairs);
    other.targets.forEach((target, sums) -> summing(target).mergeWith(sums));
  }

  /** Outcomes that the baseline of a target judged. */
  public long baselineTrials(double target) {
    return target(target).baselineTrials();
  }

  long count(SegmentFact.Kind kind) {
    return kinds[kind.ordinal()];
  }

  LogHistogram scores() {
    return scores;
  }

  LogHistogram delays() {
    return delays;
  }

  /** Relative error that all quantiles stay below. */
  double accuracy() {
    double accuracy = Math.max(scores.accuracy(), delays.accuracy());
    for (TargetSums sums : targets.values()) {
      accuracy = Math.max(accuracy, sums.accuracy());
    }
    return accuracy;
  }

  /** Pairs of neighbouring outcomes. */
  FeaturePairs pairs() {
    return pairs;
  }

  /** Sums of the p-values. */
  long[] ranks() {
    return ranks;
  }

  /** The sums of a target; empty ones when nothing was said about it. */
  TargetSums target(double target) {
    TargetSums sums = targets.get(target);
    return sums == null ? new TargetSums() : sums;
  }

  private TargetSums summing(double target) {
    return targets.computeIfAbsent(target, t -> new TargetSums());
  }

  /** All of it. */
  public long[] snapshot() {
    LongTape tape = new LongTape();
    tape.put(LAYOUT);
    tape.putAll(kinds);
    tape.putAll(ranks);
    scores.write(tape);
    delays.write(tape);
    tape.put((long) targets.size());
    for (Map.Entry<Double, TargetSums> entry : targets.entrySet()) {
      tape.put(entry.getKey().doubleValue());
      entry.getValue().write(tape);
    }
    pairs.write(tape);
    return tape.written();
  }

  /** The sums that gave a snapshot. */
  public static TickSums restore(long[] snapshot) {
    LongTape tape = LongTape.of(snapshot);
    long layout = tape.get();
    if (layout != LAYOUT && layout != WITHOUT_PAIRS) {
      throw new IllegalArgumentException("layout must be 1 or 2: was " + layout);
    }
    TickSums sums = new TickSums();
    long[] counted = tape.getAll();
    System.arraycopy(counted, 0, sums.kinds, 0, counted.length);
    sums.ranks = tape.getAll();
    sums.scores.mergeWith(LogHistogram.read(tape));
    sums.delays.mergeWith(LogHistogram.read(tape));
    long targets = tape.get();
    for (long i = 0; i < targets; i++) {
      sums.targets.put(tape.getDouble(), TargetSums.read(tape));
    }
    if (layout == LAYOUT) {
      sums.pairs.read(tape);
    }
    return sums;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TickSums sums && Arrays.equals(snapshot(), sums.snapshot());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(snapshot());
  }
}
