// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static io.tidemark.jobs.bench.EndurancePlan.Part.SERIES;
import static io.tidemark.jobs.bench.EndurancePlan.Part.TOUCH;
import static io.tidemark.jobs.bench.EndurancePlan.Part.WARM_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.flink.event.InboundDecoder;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EndurancePlanTest {

  private static final Origin ORIGIN = new Origin("t", 0, 0, Workload.START_MICROS);

  @Test
  void steps_defaultSize_areAsManyEventsAsAskedFor() {
    List<EndurancePlan.Step> steps = EndurancePlan.of(1_000_000, 20_000_000).steps();

    assertThat(of(steps, SERIES)).hasSize(100);
    assertThat(of(steps, SERIES).stream().mapToLong(s -> s.slice().predictions()).sum())
        .isEqualTo(10_000_000);
    assertThat(of(steps, SERIES).stream().mapToLong(s -> s.slice().outcomes()).sum())
        .isEqualTo(10_000_000);
    assertThat(of(steps, WARM_UP)).hasSize(4);
  }

  @Test
  void steps_shares_touchEachOfTheirSegments() {
    List<EndurancePlan.Step> touches = of(EndurancePlan.of(1_000, 1).steps(), TOUCH);

    assertThat(touches)
        .extracting(step -> step.events().touched(step.slice()).cardinality())
        .containsExactly(10, 10, 10, 100, 100, 100, 1_000, 1_000, 1_000);
    assertThat(touches)
        .extracting(step -> step.slice().predictions())
        .containsExactly(10L, 10L, 10L, 100L, 100L, 100L, 1_000L, 1_000L, 1_000L);
    assertThat(touches.get(0).events().touched(touches.get(0).slice()))
        .as("shares lie in different segments while there is room")
        .satisfies(
            first ->
                assertThat(
                        first.intersects(touches.get(3).events().touched(touches.get(3).slice())))
                    .isFalse());
  }

  /** Each outcome has its prediction in an earlier slice, and time does not go back. */
  @Test
  void steps_allSlices_areOneStream() throws Exception {
    InboundDecoder decoder = new InboundDecoder();
    Set<String> waiting = new HashSet<>();
    long lastMicros = 0;
    for (EndurancePlan.Step step : EnduranceIT.plan().steps()) {
      List<String> made = new ArrayList<>();
      for (long i = step.slice().predictionsFrom(); i < step.slice().predictionsTo(); i++) {
        PredictionEvent prediction =
            (PredictionEvent) decoder.decodePrediction(step.events().prediction(i), ORIGIN);
        assertThat(prediction.eventTimeMicros()).isGreaterThanOrEqualTo(lastMicros);
        lastMicros = prediction.eventTimeMicros();
        made.add(prediction.id());
      }
      for (long i = step.slice().outcomesFrom(); i < step.slice().outcomesTo(); i++) {
        OutcomeEvent outcome =
            (OutcomeEvent) decoder.decodeOutcome(step.events().outcome(i), ORIGIN);
        assertThat(waiting.remove(outcome.predictionId().orElseThrow())).isTrue();
      }
      made.forEach(id -> assertThat(waiting.add(id)).isTrue());
    }
    assertThat(waiting).isEmpty();
  }

  private static List<EndurancePlan.Step> of(
      List<EndurancePlan.Step> steps, EndurancePlan.Part part) {
    return steps.stream().filter(step -> step.part() == part).toList();
  }
}
