// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static io.tidemark.flink.event.InboundRecords.DECODER;
import static io.tidemark.flink.event.InboundRecords.LONG_ID;
import static io.tidemark.flink.event.InboundRecords.ORIGIN;
import static io.tidemark.flink.event.InboundRecords.PREDICTIONS;
import static io.tidemark.flink.event.InboundRecords.TIME;
import static io.tidemark.flink.event.InboundRecords.decode;
import static io.tidemark.flink.event.InboundRecords.letter;
import static io.tidemark.flink.event.InboundRecords.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.ClassForecast;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.IntervalForecast;
import io.tidemark.event.PointForecast;
import io.tidemark.event.Prediction;
import io.tidemark.event.QuantileForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.ScaledForecast;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InboundPredictionTest {

  @Test
  void decodePrediction_valid_givesEveryField() {
    byte[] payload = PREDICTIONS.encode(prediction().setFeatures(Map.of("load", 0.5)).build());

    PredictionEvent event = (PredictionEvent) DECODER.decodePrediction(payload, ORIGIN);

    assertThat(event)
        .isEqualTo(
            new PredictionEvent(
                "p-1",
                "arima",
                "3.1",
                Map.of("region", "36"),
                1_735_970_828_123_456L,
                Optional.of("36/2025-01-11"),
                new io.tidemark.score.PointForecast(12.5),
                false,
                ORIGIN,
                payload,
                Map.of("load", 0.5)));
  }

  static Stream<Arguments> forecasts() {
    return Stream.of(
        Arguments.of(new PointForecast(1.0, 0.5), new ScaledForecast(1.0, 0.5)),
        Arguments.of(
            new IntervalForecast(-1.0, -1.0, 0.1),
            new io.tidemark.score.IntervalForecast(-1.0, -1.0, 0.1)),
        Arguments.of(
            new QuantileForecast(List.of(0.1, 0.9), List.of(1.0, 1.0)),
            new io.tidemark.score.QuantileForecast(
                new double[] {0.1, 0.9}, new double[] {1.0, 1.0})),
        Arguments.of(
            new ClassForecast(List.of("a", "b"), List.of(0.0, 1.0)),
            new io.tidemark.score.ClassForecast(List.of("a", "b"), new double[] {0.0, 1.0})));
  }

  @ParameterizedTest
  @MethodSource("forecasts")
  void decodePrediction_everyKindOfForecast_givesTheCoresForecast(Object avro, Forecast core) {
    PredictionEvent event = (PredictionEvent) decode(prediction().setForecast(avro));

    assertThat(event.forecast()).isEqualTo(core);
    assertThat(event.crossed()).isFalse();
  }

  @Test
  void decodePrediction_crossingQuantiles_areSortedAndMarked() {
    PredictionEvent event =
        (PredictionEvent)
            decode(
                prediction()
                    .setForecast(
                        new QuantileForecast(List.of(0.1, 0.5, 0.9), List.of(2.0, 1.0, 3.0))));

    assertThat(event.crossed()).isTrue();
    assertThat(event.forecast())
        .isEqualTo(
            new io.tidemark.score.QuantileForecast(
                new double[] {0.1, 0.5, 0.9}, new double[] {1.0, 2.0, 3.0}));
  }

  static Stream<Arguments> badPredictions() {
    return Stream.of(
        bad(p -> p.setId(""), "id must not be blank: was \"\""),
        bad(p -> p.setId("  "), "id must not be blank: was \"  \""),
        bad(p -> p.setId(LONG_ID), "id must have at most 512 characters: had 513"),
        bad(p -> p.setModel(""), "model must not be blank: was \"\""),
        bad(p -> p.setTargetKey(""), "targetKey must not be blank: was \"\""),
        bad(p -> p.setModelVersion(LONG_ID), "modelVersion must have at most 512 characters"),
        bad(p -> p.setDimensions(Map.of("", "x")), "dimensions' name must not be blank"),
        bad(
            p -> p.setDimensions(Map.of("region", LONG_ID)),
            "dimensions.region must have at most 512 characters: had 513"),
        bad(
            p -> p.setEventTime(Instant.parse("1899-12-31T23:59:59Z")),
            "eventTime must be in [1900-01-01T00:00:00Z, 2200-01-01T00:00:00Z): was 1899"),
        bad(
            p -> p.setEventTime(Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000)),
            "eventTime must be in [1900-01-01T00:00:00Z, 2200-01-01T00:00:00Z): was +294247"),
        bad(
            p -> p.setEventTime(TIME.plusSeconds(5 + 86_400).plusNanos(1_000)),
            "eventTime must be at most PT24H after the record's timestamp"),
        bad(
            p -> p.setTargetTime(Instant.parse("2200-01-01T00:00:00Z")),
            "targetTime must be in [1900-01-01T00:00:00Z, 2200-01-01T00:00:00Z): was 2200"),
        bad(
            p -> p.setFeatures(Map.of("load", Double.NEGATIVE_INFINITY)),
            "features.load must be finite: was -Infinity"));
  }

  private static Arguments bad(Consumer<Prediction.Builder> change, String message) {
    return Arguments.of(change, message);
  }

  @ParameterizedTest
  @MethodSource("badPredictions")
  void decodePrediction_brokenRule_isRejectedNamingFieldValueAndWhatIsAllowed(
      Consumer<Prediction.Builder> change, String message) {
    Prediction.Builder prediction = prediction();
    change.accept(prediction);

    assertThat(letter(decode(prediction)))
        .satisfies(letter -> assertThat(letter.getMessage()).startsWith(message))
        .returns(DeadLetterReason.INVALID, DeadLetter::getReason);
  }
}
