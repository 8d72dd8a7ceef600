// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static io.tidemark.flink.event.InboundRecords.ORIGIN;
import static io.tidemark.flink.event.InboundRecords.OUTCOMES;
import static io.tidemark.flink.event.InboundRecords.PREDICTIONS;
import static io.tidemark.flink.event.InboundRecords.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.ClassForecast;
import io.tidemark.event.IntervalForecast;
import io.tidemark.event.Outcome;
import io.tidemark.event.PointForecast;
import io.tidemark.event.Prediction;
import io.tidemark.event.QuantileForecast;
import io.tidemark.event.codec.RecordCoder;
import io.tidemark.event.codec.SingleObjectCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The short way of reading against the long one, which goes by the generated records. */
class PlainRecordsTest {

  private static final int OFFSET = SingleObjectCodec.HEADER_BYTES;

  /** Takes the long way: it is no codec of which the decoder knows the layout. */
  private static final InboundDecoder LONG_WAY =
      new InboundDecoder(behind(PREDICTIONS), behind(OUTCOMES), DecodingLimits.DEFAULT);

  private static <T> RecordCoder<T> behind(RecordCoder<T> coder) {
    return new RecordCoder<>() {
      @Override
      public byte[] encode(T event) {
        return coder.encode(event);
      }

      @Override
      public T decode(byte[] bytes) {
        return coder.decode(bytes);
      }
    };
  }

  @Test
  void theShortWay_isWrittenForTheNewestSchemas() {
    assertThat(PlainRecords.areNewest()).isTrue();
  }

  @Test
  void predictions_readBothWays_areTheSame() {
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      assertSamePrediction(PREDICTIONS.encode(prediction(random)));
    }
  }

  @Test
  void outcomes_readBothWays_areTheSame() {
    Random random = new Random(12);
    for (int i = 0; i < 2000; i++) {
      assertSameOutcome(OUTCOMES.encode(outcome(random)));
    }
  }

  @Test
  void commonRecords_takeTheShortWay() {
    byte[] prediction = PREDICTIONS.encode(InboundRecords.prediction().build());
    byte[] outcome = OUTCOMES.encode(InboundRecords.outcome().build());
    assertThat(PlainRecords.prediction(prediction, OFFSET, ORIGIN, DecodingLimits.DEFAULT))
        .isPresent();
    assertThat(PlainRecords.outcome(outcome, OFFSET, ORIGIN, DecodingLimits.DEFAULT)).isPresent();
  }

  @Test
  void brokenBytes_readBothWays_areTheSame() {
    Random random = new Random(13);
    for (int i = 0; i < 20_000; i++) {
      byte[] prediction = broken(PREDICTIONS.encode(prediction(random)), random);
      assertSamePrediction(prediction);
      byte[] outcome = broken(OUTCOMES.encode(outcome(random)), random);
      assertSameOutcome(outcome);
    }
  }

  private static byte[] broken(byte[] bytes, Random random) {
    byte[] broken =
        random.nextInt(4) == 0
            ? Arrays.copyOf(bytes, OFFSET + random.nextInt(bytes.length - OFFSET + 4))
            : bytes.clone();
    for (int i = random.nextInt(3); i > 0 && broken.length > OFFSET; i--) {
      broken[OFFSET + random.nextInt(broken.length - OFFSET)] = (byte) random.nextInt(256);
    }
    return broken;
  }

  /** An answer of the short way is that of the long one; so is that of the decoder as a whole. */
  private static void assertSamePrediction(byte[] bytes) {
    Inbound expected = LONG_WAY.decodePrediction(bytes, ORIGIN);
    Optional<Inbound> read = PlainRecords.prediction(bytes, OFFSET, ORIGIN, DecodingLimits.DEFAULT);
    assertThat(read.orElse(expected)).isEqualTo(expected);
    assertThat(InboundRecords.DECODER.decodePrediction(bytes, ORIGIN)).isEqualTo(expected);
  }

  private static void assertSameOutcome(byte[] bytes) {
    Inbound expected = LONG_WAY.decodeOutcome(bytes, ORIGIN);
    Optional<Inbound> read = PlainRecords.outcome(bytes, OFFSET, ORIGIN, DecodingLimits.DEFAULT);
    assertThat(read.orElse(expected)).isEqualTo(expected);
    assertThat(InboundRecords.DECODER.decodeOutcome(bytes, ORIGIN)).isEqualTo(expected);
  }

  private static Prediction prediction(Random random) {
    return Prediction.newBuilder()
        .setId(text(random))
        .setModel(text(random))
        .setModelVersion(text(random))
        .setDimensions(dimensions(random))
        .setEventTime(TIME.plusSeconds(random.nextInt(400_000) - 200_000L))
        .setTargetTime(random.nextBoolean() ? null : TIME.plusSeconds(random.nextInt()))
        .setTargetKey(random.nextBoolean() ? null : text(random))
        .setForecast(forecast(random))
        .setFeatures(random.nextBoolean() ? null : features(random))
        .build();
  }

  private static Map<String, Double> features(Random random) {
    Map<String, Double> features = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      features.put(text(random), real(random));
    }
    return features;
  }

  private static Object forecast(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new PointForecast(real(random), null);
      case 1 -> new PointForecast(real(random), random.nextDouble() - 0.1);
      case 2 ->
          new QuantileForecast(
              List.of(0.1, 0.5, random.nextDouble()), List.of(real(random), 2.0, real(random)));
      case 3 -> new IntervalForecast(real(random), real(random), 0.1);
      default -> new ClassForecast(List.of("a", text(random)), List.of(0.25, 0.75));
    };
  }

  private static Outcome outcome(Random random) {
    return Outcome.newBuilder()
        .setPredictionId(random.nextInt(3) == 0 ? null : text(random))
        .setModel(random.nextInt(3) == 0 ? null : text(random))
        .setTargetKey(random.nextInt(3) > 0 ? null : text(random))
        .setDimensions(random.nextBoolean() ? null : dimensions(random))
        .setModelVersion(random.nextBoolean() ? null : text(random))
        .setEventTime(TIME.plusSeconds(random.nextInt(400_000) - 200_000L))
        .setValue(random.nextBoolean() ? (Object) real(random) : text(random))
        .setRevision(random.nextInt(4) - 1)
        .build();
  }

  private static Map<String, String> dimensions(Random random) {
    Map<String, String> dimensions = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      dimensions.put(text(random), text(random));
    }
    return dimensions;
  }

  private static double real(Random random) {
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE};
    return random.nextInt(20) == 0 ? odd[random.nextInt(4)] : random.nextGaussian();
  }

  private static String text(Random random) {
    String[] odd = {"", " ", "\u00e9t\u00e9", "\ud83c\udf0a", "\ufffd", "x".repeat(513), "a|b=c"};
    return random.nextInt(10) == 0
        ? odd[random.nextInt(odd.length)]
        : Integer.toString(random.nextInt(1000), 36);
  }
}
