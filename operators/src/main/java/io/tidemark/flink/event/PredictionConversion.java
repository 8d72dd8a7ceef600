// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.Prediction;
import java.util.Map;

/** Predictions as the topic carries them, and as the graph reads them. */
final class PredictionConversion {

  private PredictionConversion() {}

  /** Throws IllegalArgumentException, naming the field, where a rule of the schema is broken. */
  static PredictionEvent toCore(
      Prediction p, Origin origin, byte[] payload, DecodingLimits limits) {
    String id = FieldRules.name("id", p.getId());
    String model = FieldRules.name("model", p.getModel());
    long eventTimeMicros = FieldRules.eventTime(p.getEventTime(), origin, limits);
    if (p.getTargetTime() != null) {
      FieldRules.moment("targetTime", p.getTargetTime());
    }
    if (p.getFeatures() != null) {
      p.getFeatures().forEach((name, x) -> FieldRules.finite("features." + name, x));
    }
    ForecastConversion.Converted forecast = ForecastConversion.toCore(p.getForecast());
    return new PredictionEvent(
        id,
        model,
        FieldRules.shortText("modelVersion", p.getModelVersion()),
        FieldRules.dimensions(p.getDimensions()),
        eventTimeMicros,
        FieldRules.optionalName("targetKey", p.getTargetKey()),
        forecast.forecast(),
        forecast.crossed(),
        origin,
        payload,
        p.getFeatures() == null ? Map.of() : Map.copyOf(p.getFeatures()));
  }
}
