// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.Optional;

/**
 * The classical back-tests of one tick's outcomes against the frozen bands: for readers who know
 * them. A tick is a closed period, so each p-value is one; over many ticks some are small by
 * chance, and they raise no alarm. Nulls are those of the tests: independent outcomes that miss
 * with the target probability itself. A baseline of m outcomes is off by its own sampling error,
 * about sqrt(a (1 - a) / m), which long ticks will show.
 *
 * @param kupiec of the share of misses; with its exact law where fewer than ten are expected
 * @param independence of a miss and the outcome before it in its segment
 * @param conditionalCoverage both together
 */
public record BackTest(
    TestResult kupiec,
    TestResult independence,
    TestResult conditionalCoverage,
    TrafficLight light) {

  private static final double FEW_MISSES = 10;
  private static final long MOST_EXACT = 2000;

  /** Of the outcomes in a tick; empty without any. */
  static Optional<BackTest> of(double target, TargetSums sums) {
    long trials = sums.baselineTrials();
    long misses = sums.baselineMisses();
    if (trials == 0 || trials > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    boolean few = trials * target < FEW_MISSES && trials <= MOST_EXACT;
    Transitions pairs = sums.pairs.transitions();
    return Optional.of(
        new BackTest(
            few ? KupiecTest.exact(misses, trials, target) : KupiecTest.of(misses, trials, target),
            ChristoffersenTest.independence(pairs),
            ChristoffersenTest.conditionalCoverage(misses, trials, target, pairs),
            TrafficLight.of(misses, trials, target)));
  }
}
