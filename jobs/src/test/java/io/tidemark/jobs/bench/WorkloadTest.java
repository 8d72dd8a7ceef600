// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.flink.event.InboundDecoder;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class WorkloadTest {

  private static final Workload WORKLOAD = new Workload(100, Workload.Spread.UNEVEN, 15, 1_000, 10);
  private static final Origin ORIGIN = new Origin("t", 0, 0, Workload.START_MICROS);

  @Test
  void outcomes_whileTheFirstPredictionsWait_areFewer() {
    assertThat(WORKLOAD.slice(0).outcomes()).isZero();
    assertThat(WORKLOAD.slice(1).outcomes()).isEqualTo(5);
    assertThat(WORKLOAD.slice(2).outcomes()).isEqualTo(10);
    assertThat(WORKLOAD.outcomesFrom(3)).isEqualTo(15);
  }

  @Test
  void events_ofOneNumber_belongTogether() throws Exception {
    BenchEvents events = new BenchEvents(WORKLOAD);
    InboundDecoder decoder = new InboundDecoder();

    PredictionEvent prediction =
        (PredictionEvent) decoder.decodePrediction(events.prediction(7), ORIGIN);
    OutcomeEvent outcome = (OutcomeEvent) decoder.decodeOutcome(events.outcome(7), ORIGIN);

    assertThat(outcome.predictionId()).contains(prediction.id());
    assertThat(BenchEvents.number(prediction.id())).isEqualTo(7);
    assertThat(outcome.dimensions()).contains(prediction.dimensions());
    assertThat(prediction.dimensions()).containsEntry("site", "s" + events.segment(7));
    assertThat(outcome.eventTimeMicros() - prediction.eventTimeMicros()).isEqualTo(15_000);
  }

  /** A segment's mean is 1000; its share is at most nine fifths of the mean, give or take. */
  @Test
  void segments_evenTraffic_areAllSeenAndNoneTooOften() {
    int[] counts = counts(new Traffic(WORKLOAD));

    assertThat(Arrays.stream(counts).min().orElseThrow()).isBetween(100, 600);
    assertThat(Arrays.stream(counts).max().orElseThrow()).isBetween(1_400, 2_000);
  }

  /** The first of 100 has 1 / (sum of k^-1.1) of the traffic: 0.2287. */
  @Test
  void segments_zipf_fallWithTheirRank() {
    int[] counts = counts(new Traffic(new Workload(100, Workload.Spread.ZIPF, 15, 1_000, 10)));

    assertThat(counts[0] / 100_000.0).isBetween(0.22, 0.24);
    assertThat(counts[9]).isGreaterThan(counts[99]);
  }

  private static int[] counts(Traffic traffic) {
    int[] counts = new int[100];
    for (int i = 0; i < 100_000; i++) {
      counts[traffic.segment(i)]++;
    }
    return counts;
  }
}
