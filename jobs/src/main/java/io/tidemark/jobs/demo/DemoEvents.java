// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.demo;

import io.tidemark.event.Outcome;
import io.tidemark.event.Prediction;
import io.tidemark.event.QuantileForecast;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.score.OutcomeValue;
import java.util.Arrays;
import java.util.List;

/** Records of a replay file as the events that a producer would send. */
final class DemoEvents {

  private DemoEvents() {}

  static Prediction prediction(PredictionEvent p) {
    return Prediction.newBuilder()
        .setId(p.id())
        .setModel(p.model())
        .setModelVersion(p.modelVersion())
        .setDimensions(p.dimensions())
        .setEventTime(Moments.of(p.eventTimeMicros()))
        .setTargetKey(p.targetKey().orElseThrow())
        .setForecast(forecast((io.tidemark.score.QuantileForecast) p.forecast()))
        .build();
  }

  private static QuantileForecast forecast(io.tidemark.score.QuantileForecast forecast) {
    return new QuantileForecast(boxed(forecast.levels()), boxed(forecast.values()));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** Names the target alone: it settles whatever was said about it. */
  static Outcome outcome(String target, OutcomeEvent o) {
    return Outcome.newBuilder()
        .setTargetKey(target)
        .setEventTime(Moments.of(o.eventTimeMicros()))
        .setValue(((OutcomeValue.Real) o.value()).value())
        .build();
  }
}
