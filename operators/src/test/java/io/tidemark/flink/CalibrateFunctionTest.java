// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Evaluation;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.TransitionKind;
import io.tidemark.event.TransitionReason;
import io.tidemark.flink.event.Moments;
import io.tidemark.policy.Policy.Ordering;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of CALIBRATE. The threshold starts at 2 and moves by .9 on a miss, by -.1 on a hit. */
class CalibrateFunctionTest {

  @Test
  void outcome_afterTheThresholdMoved_isJudgedByTheIssuedOne() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.predict("a", 0, 0);
      segment.predict("b", 0, 0);
      segment.outcome("a", 5, 1, 0); // a miss: the threshold is now 2.9
      segment.outcome("b", 2.5, 1, 0); // inside 2.9, outside the issued 2

      Evaluation b = segment.evaluations().get(1);
      assertThat(b.getBands().get(0).getIssuedThresholds()).containsExactly(2.0);
      assertThat(b.getBands().get(0).getMiscovered()).isTrue();
    }
  }

  @Test
  void prediction_learnsNothing_andOutcomeIsJudgedBeforeItIsLearned() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.predict("a", 0, 0);
      segment.predict("b", 0, 0);
      segment.outcome("a", 2.5, 1, 0);
      segment.predict("c", 0, 1);

      assertThat(thresholds(segment)).containsExactly(2.0, 2.0, 2.9);
      assertThat(segment.evaluations().get(0).getBands().get(0).getMiscovered()).isTrue();
    }
  }

  @Test
  void outcome_beforeItsPrediction_settlesItOnArrival() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.outcome("a", 1, 1, 0);
      assertThat(segment.evaluations()).isEmpty();
      segment.predict("a", 0, 2);

      assertThat(segment.evaluations()).hasSize(1);
      assertThat(segment.deadLetters()).isEmpty();
    }
  }

  @Test
  void outcome_twiceAndRevised_isSetAsideAndNotLearnedAgain() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.predict("a", 0, 0);
      segment.outcome("a", 1, 1, 0);
      segment.outcome("a", 1, 2, 0);
      segment.outcome("a", 9, 3, 1);
      segment.predict("b", 0, 4);

      assertThat(segment.evaluations()).hasSize(1);
      assertThat(reasons(segment))
          .containsExactly(DeadLetterReason.DUPLICATE_OUTCOME, DeadLetterReason.REVISED_OUTCOME);
      assertThat(thresholds(segment)).containsExactly(2.0, 1.9);
    }
  }

  @Test
  void prediction_twice_isSetAside() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.predict("a", 0, 0);
      segment.predict("a", 0, 1);

      assertThat(segment.intervals()).hasSize(1);
      assertThat(reasons(segment)).containsExactly(DeadLetterReason.DUPLICATE_PREDICTION);
    }
  }

  @Test
  void outcome_afterTheLabelHorizon_isLateWhateverTheWatermark() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.predict("a", 0, 0);
      segment.outcome("a", 1, CalibrateHarness.HORIZON_DAYS + 1, 0);
      segment.predict("b", 0, 20);
      segment.watermark(38);
      segment.outcome("b", 1, 30, 0);

      assertThat(segment.evaluations()).isEmpty();
      assertThat(reasons(segment))
          .containsExactly(DeadLetterReason.LATE_OUTCOME, DeadLetterReason.LATE_OUTCOME);
    }
  }

  @Test
  void prediction_withoutOutcome_expiresOnceAndIsCounted() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.predict("a", 0, 0);
      segment.watermark(20);
      segment.watermark(30);

      assertThat(segment.facts().stream().map(fact -> fact.fact().kind()))
          .containsExactly(SegmentFact.Kind.ISSUED, SegmentFact.Kind.EXPIRED);
    }
  }

  @Test
  void outcome_withoutPrediction_isUnmatchedAfterTheLabelHorizon() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.outcome("a", 1, 0, 0);
      segment.watermark(10);
      assertThat(segment.deadLetters()).isEmpty();
      segment.watermark(20);

      assertThat(reasons(segment)).containsExactly(DeadLetterReason.UNMATCHED_OUTCOME);
    }
  }

  @Test
  void segment_idlePastItsRetention_leavesNoStateAndNoTimer() throws Exception {
    for (Ordering ordering : Ordering.values()) {
      try (CalibrateHarness segment = CalibrateHarness.open(ordering)) {
        for (int day = 0; day < 10; day++) {
          segment.predict("p" + day, 0, day);
          segment.outcome("p" + day, 1, day + 2, 0);
          segment.watermark(day);
        }
        segment.predict("never", 0, 10);
        segment.outcome("nobody", 0, 10, 0);
        segment.watermark(200);

        assertThat(segment.stateEntries()).as("%s", ordering).isZero();
        assertThat(segment.timers()).as("%s", ordering).isZero();
      }
    }
  }

  @Test
  void timers_ofManyPredictions_arePerBucketAndNotPerEvent() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      for (int i = 0; i < 1000; i++) {
        segment.predict("p" + i, 0, 0);
      }
      // the end of the deadline's tick, and the buckets of deadline, tombstone and retention
      assertThat(segment.timers()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void expiry_isCountedAtTheDeadline_howeverWatermarksCome() throws Exception {
    for (int step : List.of(1, 3, 40)) {
      try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
        segment.predict("a", 0, 0);
        segment.predict("b", 0, 5);
        for (int day = 0; day <= 40; day += step) {
          segment.watermark(day);
        }
        assertThat(segment.facts())
            .filteredOn(news -> news.fact().kind() == SegmentFact.Kind.EXPIRED)
            .extracting(news -> news.fact().eventTimeMicros() / CalibrateHarness.DAY)
            .containsExactlyInAnyOrder(16L, 21L);
      }
    }
  }

  @Test
  void expiry_comesBeforeTheWatermarkThatClosesItsTick() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.predict("a", 0, 0);
      segment.watermark(16);
      assertThat(segment.facts()).hasSize(1);
      segment.watermark(17);
      assertThat(segment.facts()).hasSize(2);
    }
  }

  @Test
  void lateOutcomes_areCountedBeforeAndAfterTheirPredictionExpired() throws Exception {
    for (int watermark : List.of(0, 18)) {
      try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
        segment.predict("a", 0, 0);
        segment.watermark(watermark);
        segment.outcome("a", 1, 19, 0);
        assertThat(segment.facts())
            .extracting(n -> n.fact().kind())
            .contains(SegmentFact.Kind.LATE);
      }
    }
  }

  @Test
  void repeatedAndRevisedOutcomes_areTold() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      segment.predict("a", 0, 0);
      segment.outcome("a", 1, 1, 0);
      segment.outcome("a", 1, 2, 0);
      segment.outcome("a", 2, 3, 1);
      assertThat(segment.facts())
          .extracting(news -> news.fact().kind())
          .containsExactly(
              SegmentFact.Kind.ISSUED,
              SegmentFact.Kind.SETTLED,
              SegmentFact.Kind.DUPLICATE,
              SegmentFact.Kind.REVISED);
    }
  }

  @Test
  void theEndOfTheBaseline_isATransition() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      for (int i = 0; i < 30; i++) {
        segment.predict("p" + i, 0, i);
        segment.outcome("p" + i, i, i, 0);
      }
      assertThat(segment.transitions()).hasSize(1);
      MonitoringTransition frozen = segment.transitions().get(0);
      assertThat(frozen.getKind()).isEqualTo(TransitionKind.BASELINE_FROZEN);
      assertThat(frozen.getReason()).isEqualTo(TransitionReason.FIRST_OUTCOMES);
      assertThat(frozen.getOutcomes()).isEqualTo(20);
      assertThat(frozen.getTime()).isEqualTo(Moments.of(19 * CalibrateHarness.DAY));
      // split conformal on 0 to 19: rank ceil(21 * .9) = 19
      assertThat(frozen.getThresholds()).containsExactly(18.0);
    }
  }

  @Test
  void eachOutcomeTellsTheMissBeforeIt() throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.ARRIVAL)) {
      for (int i = 0; i < 30; i++) {
        segment.predict("p" + i, 0, i);
        segment.outcome("p" + i, i % 3 == 0 ? 1000 + i : 0.5, i, 0);
      }
      List<SegmentFact> judged =
          segment.facts().stream()
              .map(SegmentNews::fact)
              .filter(fact -> fact.baselineMiscovered().length > 0)
              .toList();
      assertThat(judged).hasSize(10);
      assertThat(judged.get(0).previousBaselineMiscovered()).isEmpty();
      for (int i = 1; i < judged.size(); i++) {
        assertThat(judged.get(i).previousBaselineMiscovered())
            .isEqualTo(judged.get(i - 1).baselineMiscovered());
      }
    }
  }

  @Test
  void eventTimeOrdering_givesTheSameOutputForEveryOrderOfArrival() throws Exception {
    List<String> inOrder = run(false);
    List<String> reversed = run(true);
    assertThat(inOrder).hasSize(30).isEqualTo(reversed);
  }

  private static List<String> run(boolean reversed) throws Exception {
    try (CalibrateHarness segment = CalibrateHarness.open(Ordering.EVENT_TIME)) {
      for (int i = 0; i < 30; i++) {
        int day = reversed ? 29 - i : i;
        segment.predict("p" + day, day, day);
        segment.outcome("p" + day, day + (day % 7 == 0 ? 3 : 1), day + 2, 0);
      }
      segment.watermark(40);
      return segment.intervals().stream().map(CalibratedPrediction::toString).toList();
    }
  }

  @Test
  void restore_atAnyPoint_goesOnAsIfNothingHappened() throws Exception {
    List<String> straight = throughRestores(Integer.MAX_VALUE);
    assertThat(straight).hasSize(80);
    for (int every : new int[] {1, 3, 7}) {
      assertThat(throughRestores(every)).as("restored every %s days", every).isEqualTo(straight);
    }
  }

  private static List<String> throughRestores(int every) throws Exception {
    List<String> output = new ArrayList<>();
    CalibrateHarness segment = CalibrateHarness.open(Ordering.EVENT_TIME);
    for (int day = 0; day < 40; day++) {
      segment.predict("p" + day, day, day);
      segment.outcome("p" + day, day + (day % 5), day + 3, 0);
      segment.watermark(day);
      if (day % every == every - 1) {
        collect(segment, output);
        CalibrateHarness next = CalibrateHarness.restore(Ordering.EVENT_TIME, segment.snapshot());
        segment.close();
        segment = next;
      }
    }
    segment.watermark(50);
    collect(segment, output);
    segment.close();
    return output.stream().sorted().toList();
  }

  private static void collect(CalibrateHarness segment, List<String> output) {
    segment.intervals().forEach(interval -> output.add("i " + interval));
    segment.evaluations().forEach(evaluation -> output.add("e " + evaluation));
  }

  private static List<Double> thresholds(CalibrateHarness segment) {
    return segment.intervals().stream()
        .map(interval -> interval.getBands().get(0).getThresholds().get(0))
        .toList();
  }

  private static List<DeadLetterReason> reasons(CalibrateHarness segment) {
    return segment.deadLetters().stream().map(DeadLetter::getReason).toList();
  }
}
