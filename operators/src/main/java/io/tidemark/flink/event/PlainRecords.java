// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.Outcome;
import io.tidemark.event.Prediction;
import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalForecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.score.QuantileForecast;
import io.tidemark.score.ScaledForecast;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericContainer;

/**
 * Reads events straight from the bytes of the newest schemas, without the records in between.
 *
 * <p>It answers only what {@link PredictionConversion} and {@link OutcomeConversion} would answer
 * to the same bytes. Whatever else it meets, be it rare, malformed or against the rules of the
 * schema, gives an empty answer, and they decide, and word the rejection. O(bytes) time and space.
 */
final class PlainRecords {

  /** Of the schemas whose fields are read below, in their order. */
  private static final long PREDICTION = 0xF177253E94E27F45L;

  private static final long OUTCOME = 0xDE895FEF0C0BCCD3L;

  private PlainRecords() {}

  /** Whether the newest schemas are those that this class was written for. */
  static boolean areNewest() {
    return fingerprint(new Prediction()) == PREDICTION && fingerprint(new Outcome()) == OUTCOME;
  }

  private static long fingerprint(GenericContainer event) {
    return SchemaNormalization.parsingFingerprint64(event.getSchema());
  }

  /** A prediction of the newest schema, whose body begins at an offset. */
  static Optional<Inbound> prediction(
      byte[] payload, int offset, Origin origin, DecodingLimits limits) {
    try {
      return Optional.of(prediction(new AvroCursor(payload, offset), payload, origin, limits));
    } catch (AvroCursor.Unusual | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PredictionEvent prediction(
      AvroCursor in, byte[] payload, Origin origin, DecodingLimits limits) {
    String id = FieldRules.name("id", in.text());
    String model = FieldRules.name("model", in.text());
    String modelVersion = FieldRules.shortText("modelVersion", in.text());
    Map<String, String> dimensions = dimensions(in.texts());
    long eventTimeMicros = FieldRules.eventTime(in.number(), origin, limits);
    if (in.present()) {
      FieldRules.moment("targetTime", in.number());
    }
    Optional<String> targetKey = name("targetKey", in);
    ReadForecast forecast = forecast(in);
    Map<String, Double> features = in.present() ? features(in.reals()) : Map.of();
    in.end();
    return new PredictionEvent(
        id,
        model,
        modelVersion,
        dimensions,
        eventTimeMicros,
        targetKey,
        forecast.forecast(),
        forecast.crossed(),
        origin,
        payload,
        features);
  }

  private static Map<String, String> dimensions(TreeMap<String, String> dimensions) {
    FieldRules.requireDimensions(dimensions);
    return Collections.unmodifiableMap(dimensions);
  }

  private static Map<String, Double> features(TreeMap<String, Double> features) {
    features.forEach((name, x) -> FieldRules.finite("features." + name, x));
    return Map.copyOf(features);
  }

  private static Optional<String> name(String field, AvroCursor in) {
    return in.present() ? Optional.of(FieldRules.name(field, in.text())) : Optional.empty();
  }

  private record ReadForecast(Forecast forecast, boolean crossed) {}

  private static ReadForecast forecast(AvroCursor in) {
    return switch (in.branch(4)) {
      case 0 -> new ReadForecast(point(in), false);
      case 1 -> quantiles(in.array(), in.array());
      case 2 -> new ReadForecast(new IntervalForecast(in.real(), in.real(), in.real()), false);
      default -> throw new IllegalArgumentException("forecast of classes: read as a record");
    };
  }

  private static Forecast point(AvroCursor in) {
    double value = in.real();
    return in.present() ? new ScaledForecast(value, in.real()) : new PointForecast(value);
  }

  private static ReadForecast quantiles(double[] levels, double[] values) {
    return new ReadForecast(
        QuantileForecast.sorted(levels, values), QuantileForecast.crosses(values));
  }

  /** An outcome of the newest schema, whose body begins at an offset. */
  static Optional<Inbound> outcome(
      byte[] payload, int offset, Origin origin, DecodingLimits limits) {
    try {
      return Optional.of(outcome(new AvroCursor(payload, offset), payload, origin, limits));
    } catch (AvroCursor.Unusual | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static OutcomeEvent outcome(
      AvroCursor in, byte[] payload, Origin origin, DecodingLimits limits) {
    Optional<String> predictionId = name("predictionId", in);
    Optional<String> model = name("model", in);
    Optional<String> targetKey = name("targetKey", in);
    Optional<Map<String, String>> dimensions =
        in.present() ? Optional.of(dimensions(in.texts())) : Optional.empty();
    Optional<String> modelVersion =
        in.present()
            ? Optional.of(FieldRules.shortText("modelVersion", in.text()))
            : Optional.empty();
    long eventTimeMicros = FieldRules.eventTime(in.number(), origin, limits);
    OutcomeValue value = value(in);
    int revision = in.integer();
    in.end();
    OutcomeConversion.requireOneSubject(
        predictionId.orElse(null), model.orElse(null), targetKey.orElse(null));
    OutcomeConversion.requireRevision(revision);
    return new OutcomeEvent(
        predictionId,
        model,
        targetKey,
        dimensions,
        modelVersion,
        eventTimeMicros,
        value,
        revision,
        origin,
        payload);
  }

  private static OutcomeValue value(AvroCursor in) {
    return in.branch(2) == 0
        ? new OutcomeValue.Real(FieldRules.finite("value", in.real()))
        : new OutcomeValue.Label(FieldRules.name("value", in.text()));
  }
}
