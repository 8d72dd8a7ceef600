// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.evidence.MissWatch.Change;
import io.tidemark.evidence.MissWatch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MissWatchTest {

  private static final double NULL_RATE = 0.12;
  private static final double RUN_LENGTH = 1000;

  @Test
  void faultAndRecovery_raiseAndEndOnce() {
    MissWatch watch = new MissWatch(NULL_RATE, RUN_LENGTH);
    List<Finding> findings = new ArrayList<>();
    feed(watch, 0, 300, 20, findings);
    assertThat(findings).isEmpty();
    feed(watch, 300, 400, 2, findings);
    feed(watch, 400, 700, 20, findings);
    assertThat(findings).extracting(Finding::change).containsExactly(Change.RAISED, Change.ENDED);
    Finding raised = findings.get(0);
    assertThat(raised.atMicros()).isBetween(300L, 400L);
    assertThat(raised.sinceMicros()).isBetween(295L, 302L);
    assertThat(raised.units()).isEqualTo(raised.atMicros() - raised.sinceMicros() + 1);
    assertThat(raised.trials()).isEqualTo(raised.units());
    assertThat(raised.logEvidence()).isGreaterThanOrEqualTo(Math.log(RUN_LENGTH));
    assertThat(watch.alarmed()).isFalse();
  }

  @Test
  void end_countsAllTrialsSinceTheAlarm() {
    MissWatch watch = new MissWatch(NULL_RATE, RUN_LENGTH);
    List<Finding> findings = new ArrayList<>();
    feed(watch, 0, 100, 2, findings);
    feed(watch, 100, 400, 50, findings);
    Finding raised = findings.get(0);
    Finding ended = findings.get(1);
    assertThat(ended.units()).isEqualTo(ended.atMicros() - raised.atMicros());
    assertThat(ended.trials()).isEqualTo(ended.units());
    assertThat(ended.misses()).isGreaterThan(20);
    assertThat(ended.sinceMicros()).isBetween(99L, 110L);
  }

  /** Every {@code every}-th observation is a miss. */
  private static void feed(MissWatch watch, int from, int to, int every, List<Finding> findings) {
    for (int t = from; t < to; t++) {
      int miss = t % every == 0 ? 1 : 0;
      watch.observe(miss, t, t, 1, miss).ifPresent(findings::add);
    }
  }

  @Test
  void lastingFault_endsFalselyNoOftenerThanPromised() {
    SplittableRandom random = new SplittableRandom(11);
    int runs = 1000;
    double sum = 0;
    double squares = 0;
    for (int run = 0; run < runs; run++) {
      double length = falseEnd(random);
      sum += length;
      squares += length * length;
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    assertThat(mean).isGreaterThan(MissWatch.RECOVERY_RUN_LENGTH - 3 * error);
  }

  /** Observations to an end at exactly the null rate, the hardest case. */
  private static int falseEnd(SplittableRandom random) {
    MissWatch watch = new MissWatch(NULL_RATE, 2);
    while (!watch.alarmed()) {
      watch.observe(1, 0, 0, 1, 1);
    }
    int length = 0;
    while (watch.alarmed()) {
      int miss = random.nextDouble() < NULL_RATE ? 1 : 0;
      watch.observe(miss, 0, 0, 1, miss);
      length++;
    }
    return length;
  }

  @Test
  void restored_goesOnAsTheOriginal() {
    SplittableRandom random = new SplittableRandom(5);
    MissWatch original = new MissWatch(NULL_RATE, 50);
    for (int t = 0; t < 500; t++) {
      MissWatch restored = copy(original, NULL_RATE);
      double x = random.nextDouble() < (t / 100 % 2 == 0 ? 0.05 : 0.5) ? 1 : 0;
      assertThat(restored.observe(x, t, t, 1, (long) x))
          .isEqualTo(original.observe(x, t, t, 1, (long) x));
      assertThat(restored.maxLogEvidence()).isEqualTo(original.maxLogEvidence());
      assertThat(restored.trials()).isEqualTo(original.trials());
    }
  }

  @Test
  void anotherNullRate_dropsTheEvidenceAndKeepsTheAlarm() {
    MissWatch watch = new MissWatch(NULL_RATE, RUN_LENGTH);
    feed(watch, 0, 20, 1, new ArrayList<>());
    assertThat(watch.alarmed()).isTrue();
    assertThat(watch.units()).isPositive();
    MissWatch changed = copy(watch, 0.3);
    assertThat(changed.alarmed()).isTrue();
    assertThat(changed.units()).isZero();
    assertThat(changed.trials()).isZero();
    assertThat(changed.maxLogEvidence()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static MissWatch copy(MissWatch watch, double nullRate) {
    double[] state = new double[MissWatch.snapshotSize()];
    assertThat(watch.snapshot(state, 0)).isEqualTo(state.length);
    MissWatch copy = new MissWatch(nullRate, Math.exp(watch.logLimit()));
    assertThat(copy.restore(state, 0)).isEqualTo(state.length);
    return copy;
  }

  @Test
  void runLengthOfOne_isRefused() {
    assertThatThrownBy(() -> new MissWatch(NULL_RATE, 1))
        .hasMessage("averageRunLength must be above 1: was 1.0");
  }
}
