// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.ClassForecast;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.IntervalForecast;
import io.tidemark.event.Outcome;
import io.tidemark.event.PointForecast;
import io.tidemark.event.Prediction;
import io.tidemark.event.QuantileForecast;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.ScaledForecast;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InboundDecoderTest {

  private static final Instant TIME = Instant.parse("2025-01-04T06:07:08.123456Z");
  private static final Origin ORIGIN =
      new Origin("tidemark.predictions", 3, 42, Moments.micros(TIME.plusSeconds(5)));
  private static final String LONG_ID = "x".repeat(513);

  private final SingleObjectCodec<Prediction> predictions = SingleObjectCodec.of(Prediction.class);
  private final SingleObjectCodec<Outcome> outcomes = SingleObjectCodec.of(Outcome.class);
  private final InboundDecoder decoder = new InboundDecoder();

  @Test
  void decodePrediction_valid_givesEveryField() {
    byte[] payload = predictions.encode(prediction().build());

    PredictionEvent event = (PredictionEvent) decoder.decodePrediction(payload, ORIGIN);

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
                payload));
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

  static Stream<Arguments> badForecasts() {
    return Stream.of(
        Arguments.of(new PointForecast(Double.NaN, null), "value must be finite: was NaN"),
        Arguments.of(new PointForecast(1.0, 0.0), "scale must be above 0: was 0.0"),
        Arguments.of(
            new PointForecast(1.0, Double.POSITIVE_INFINITY), "scale must be finite: was Infinity"),
        Arguments.of(quantiles(List.of(0.5), List.of(1.0)), "levels and values must be at least"),
        Arguments.of(
            quantiles(List.of(0.1, 0.9), List.of(1.0)), "levels and values must be at least"),
        Arguments.of(
            quantiles(List.of(0.9, 0.1), List.of(1.0, 2.0)),
            "levels must be strictly increasing in (0, 1): were [0.9, 0.1]"),
        Arguments.of(
            quantiles(List.of(0.1, 0.1), List.of(1.0, 2.0)),
            "levels must be strictly increasing in (0, 1): were [0.1, 0.1]"),
        Arguments.of(
            quantiles(List.of(0.1, 1.0), List.of(1.0, 2.0)),
            "levels must be strictly increasing in (0, 1): were [0.1, 1.0]"),
        Arguments.of(
            quantiles(List.of(0.1, 0.9), List.of(Double.NaN, 2.0)),
            "values must be finite: was NaN"),
        Arguments.of(
            new IntervalForecast(2.0, 1.0, 0.1), "lower must be at most upper: were 2.0, 1.0"),
        Arguments.of(
            new IntervalForecast(Double.NEGATIVE_INFINITY, 1.0, 0.1), "lower must be finite"),
        Arguments.of(
            new IntervalForecast(0.0, 1.0, 1.5), "targetMiscoverage must be in (0, 1): was 1.5"),
        Arguments.of(classes(List.of("a"), List.of(1.0)), "labels and probabilities must be"),
        Arguments.of(
            classes(List.of("a", "a"), List.of(0.5, 0.5)), "labels must be distinct and not empty"),
        Arguments.of(
            classes(List.of("a", ""), List.of(0.5, 0.5)), "labels must be distinct and not empty"),
        Arguments.of(
            classes(List.of("a", "b"), List.of(0.5, 0.6)),
            "probabilities must sum to 1: summed to 1.1"),
        Arguments.of(
            classes(List.of("a", "b"), List.of(-0.5, 1.5)),
            "probabilities must be in [0, 1]: was -0.5"),
        Arguments.of(
            classes(List.of("a", "b"), List.of(Double.NaN, 1.0)),
            "probabilities must be in [0, 1]: was NaN"));
  }

  private static QuantileForecast quantiles(List<Double> levels, List<Double> values) {
    return new QuantileForecast(levels, values);
  }

  private static ClassForecast classes(List<String> labels, List<Double> probabilities) {
    return new ClassForecast(labels, probabilities);
  }

  @ParameterizedTest
  @MethodSource("badForecasts")
  void decodePrediction_brokenForecast_isRejectedNamingTheFieldWithinTheForecast(
      Object forecast, String message) {
    DeadLetter letter = letter(decode(prediction().setForecast(forecast)));

    assertThat(letter.getMessage()).startsWith("forecast." + message);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID);
  }

  @Test
  void decodePrediction_rejected_keepsOriginAndEveryByte() {
    byte[] payload = predictions.encode(prediction().setId("").build());

    DeadLetter letter = letter(decoder.decodePrediction(payload, ORIGIN));

    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                "tidemark.predictions",
                3,
                42L,
                TIME.plusSeconds(5),
                DeadLetterReason.INVALID,
                "id must not be blank: was \"\"",
                ByteBuffer.wrap(payload)));
  }

  @Test
  void decodePrediction_hugeForecastThatIsInvalid_givesAShortMessage() {
    List<Double> many = Collections.nCopies(20_000, 0.5);

    DeadLetter letter = letter(decode(prediction().setForecast(quantiles(many, many))));

    assertThat(letter.getMessage()).hasSize(1003).endsWith("...");
  }

  @Test
  void decode_nullPayload_isUndecodableWithAnEmptyPayload() {
    DeadLetter letter = letter(decoder.decodeOutcome(null, ORIGIN));

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNDECODABLE);
    assertThat(letter.getMessage()).isEqualTo("payload must be present: was null");
    assertThat(letter.getPayload().remaining()).isZero();
  }

  @Test
  void decode_payloadAboveTheLimit_isTooLargeAndAtTheLimitIsNot() {
    byte[] payload = predictions.encode(prediction().build());
    InboundDecoder exact = new InboundDecoder(new DecodingLimits(payload.length, 86_400_000_000L));
    InboundDecoder below =
        new InboundDecoder(new DecodingLimits(payload.length - 1, 86_400_000_000L));

    assertThat(exact.decodePrediction(payload, ORIGIN)).isInstanceOf(PredictionEvent.class);
    assertThat(letter(below.decodePrediction(payload, ORIGIN)).getReason())
        .isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void decode_otherEventsSchema_isAnUnknownSchema() {
    byte[] outcome = outcomes.encode(outcome().build());

    assertThat(letter(decoder.decodePrediction(outcome, ORIGIN)).getReason())
        .isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);
  }

  @Test
  void decode_noAvroOrTruncated_isUndecodable() {
    byte[] payload = predictions.encode(prediction().build());

    for (byte[] bad : List.of(new byte[0], "{}".getBytes(), Arrays.copyOf(payload, 30))) {
      assertThat(letter(decoder.decodePrediction(bad, ORIGIN)).getReason())
          .isEqualTo(DeadLetterReason.UNDECODABLE);
    }
  }

  /** Whatever bytes change, there is an event or a letter. 20000 payloads, seed 11. */
  @Test
  void decode_randomDamage_neverThrows() {
    Random random = new Random(11);
    byte[] payload = predictions.encode(prediction().build());
    byte[] outcome = outcomes.encode(outcome().build());
    for (int i = 0; i < 10_000; i++) {
      assertThat(decoder.decodePrediction(damaged(payload, random), ORIGIN)).isNotNull();
      assertThat(decoder.decodeOutcome(damaged(outcome, random), ORIGIN)).isNotNull();
    }
  }

  private static byte[] damaged(byte[] payload, Random random) {
    byte[] damaged = payload.clone();
    damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt(256);
    return damaged;
  }

  @Test
  void decodeOutcome_valid_givesEveryField() {
    byte[] payload =
        outcomes.encode(
            outcome().setDimensions(Map.of("region", "36")).setModelVersion("3.1").build());

    assertThat(decoder.decodeOutcome(payload, ORIGIN))
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

    assertThat(decoder.decodeOutcome(outcomes.encode(outcome().build()), untimed))
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

  private Inbound decode(Prediction.Builder prediction) {
    return decoder.decodePrediction(predictions.encode(prediction.build()), ORIGIN);
  }

  private Inbound decode(Outcome.Builder outcome) {
    return decoder.decodeOutcome(outcomes.encode(outcome.build()), ORIGIN);
  }

  private static DeadLetter letter(Inbound inbound) {
    assertThat(inbound).isInstanceOf(Inbound.Rejected.class);
    return ((Inbound.Rejected) inbound).letter();
  }

  private static Prediction.Builder prediction() {
    return Prediction.newBuilder()
        .setId("p-1")
        .setModel("arima")
        .setModelVersion("3.1")
        .setDimensions(Map.of("region", "36"))
        .setEventTime(TIME)
        .setTargetKey("36/2025-01-11")
        .setForecast(new PointForecast(12.5, null));
  }

  private static Outcome.Builder outcome() {
    return Outcome.newBuilder()
        .setPredictionId("p-1")
        .setModel("arima")
        .setEventTime(TIME)
        .setValue(1.5);
  }
}
