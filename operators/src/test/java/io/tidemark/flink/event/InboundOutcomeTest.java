// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static io.tidemark.flink.event.InboundRecords.DECODER;
import static io.tidemark.flink.event.InboundRecords.LONG_ID;
import static io.tidemark.flink.event.InboundRecords.ORIGIN;
import static io.tidemark.flink.event.InboundRecords.OUTCOMES;
import static io.tidemark.flink.event.InboundRecords.TIME;
import static io.tidemark.flink.event.InboundRecords.decode;
import static io.tidemark.flink.event.InboundRecords.letter;
import static io.tidemark.flink.event.InboundRecords.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Outcome;
import io.tidemark.score.OutcomeValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InboundOutcomeTest {

  @Test
  void decodeOutcome_valid_givesEveryField() {
    byte[] payload =
        OUTCOMES.encode(
            outcome().setDimensions(Map.of("region", "36")).setModelVersion("3.1").build());

    assertThat(DECODER.decodeOutcome(payload, ORIGIN))
        .isEqualTo(
            new OutcomeEvent(
                Optional.of("p-1"),
                Optional.of("arima"),
                Optional.empty(),
                Optional.of(Map.of("region", "36")),
                Optional.of("3.1"),
                1_735_970_828_123_456L,
                new OutcomeValue.Real(1.5),
                0,
                ORIGIN,
                payload));
  }

  @Test
  void decodeOutcome_labelOfATarget_isValid() {
    Outcome.Builder byTarget =
        outcome().setPredictionId(null).setModel(null).setTargetKey("t").setValue("up");

    OutcomeEvent event = (OutcomeEvent) decode(byTarget);

    assertThat(event.targetKey()).contains("t");
    assertThat(event.value()).isEqualTo(new OutcomeValue.Label("up"));
  }

  @Test
  void decodeOutcome_recordWithoutTimestamp_isNotComparedWithIt() {
    Origin untimed = new Origin("tidemark.outcomes", 0, 1, -1_000);

    assertThat(DECODER.decodeOutcome(OUTCOMES.encode(outcome().build()), untimed))
        .isInstanceOf(OutcomeEvent.class);
  }

  static Stream<Arguments> badOutcomes() {
    return Stream.of(
        badOutcome(
            o -> o.setPredictionId(null),
            "exactly one of predictionId and targetKey must be set: were null, null"),
        badOutcome(
            o -> o.setTargetKey("t"),
            "exactly one of predictionId and targetKey must be set: were p-1, t"),
        badOutcome(o -> o.setModel(null), "model must be set beside predictionId: was null"),
        badOutcome(o -> o.setPredictionId(""), "predictionId must not be blank"),
        badOutcome(o -> o.setPredictionId(LONG_ID), "predictionId must have at most 512"),
        badOutcome(o -> o.setModel(" "), "model must not be blank"),
        badOutcome(o -> o.setRevision(-1), "revision must be at least 0: was -1"),
        badOutcome(o -> o.setValue(Double.NaN), "value must be finite: was NaN"),
        badOutcome(o -> o.setValue(Double.POSITIVE_INFINITY), "value must be finite: was Infinity"),
        badOutcome(o -> o.setValue(""), "value must not be blank: was \"\""),
        badOutcome(
            o -> o.setEventTime(Instant.parse("2200-01-01T00:00:00Z")), "eventTime must be in ["),
        badOutcome(o -> o.setEventTime(TIME.plusSeconds(100_000)), "eventTime must be at most"));
  }

  private static Arguments badOutcome(Consumer<Outcome.Builder> change, String message) {
    return Arguments.of(change, message);
  }

  @ParameterizedTest
  @MethodSource("badOutcomes")
  void decodeOutcome_brokenRule_isRejectedNamingFieldValueAndWhatIsAllowed(
      Consumer<Outcome.Builder> change, String message) {
    Outcome.Builder outcome = outcome();
    change.accept(outcome);

    DeadLetter letter = letter(decode(outcome));

    assertThat(letter.getMessage()).startsWith(message);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID);
  }
}
