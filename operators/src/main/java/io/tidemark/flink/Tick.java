// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.MonitorConfig;
import io.tidemark.coverage.SegmentFact;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The facts of a tick under the newest policy among them.
 *
 * @param newest a fact of that policy
 */
record Tick(RollupFact newest, List<SegmentFact> facts) {

  private static final boolean[] NO_FLAGS = {};
  private static final double[] NO_NUMBERS = {};

  static Tick of(List<RollupFact> due) {
    RollupFact newest =
        due.stream().max(Comparator.comparingLong(RollupFact::policyVersion)).orElseThrow();
    double[] targets = newest.settings().targets();
    return new Tick(newest, due.stream().map(fact -> judgedFor(targets, fact)).toList());
  }

  /** Verdicts are per target: those for other targets would be taken for verdicts on these. */
  private static SegmentFact judgedFor(double[] targets, RollupFact fact) {
    SegmentFact f = fact.fact();
    return Arrays.equals(targets, fact.settings().targets())
        ? f
        : new SegmentFact(
            f.kind(),
            f.eventTimeMicros(),
            f.predictionHash(),
            f.delayMicros(),
            f.score(),
            NO_FLAGS,
            NO_FLAGS,
            NO_NUMBERS,
            NO_NUMBERS);
  }

  MonitorConfig config() {
    MonitorSettings settings = newest.settings();
    return new MonitorConfig(
        settings.targets(), settings.tolerance(), settings.averageRunLength(), settings.perBlock());
  }

  long lengthMicros() {
    return newest.settings().tickMicros();
  }
}
