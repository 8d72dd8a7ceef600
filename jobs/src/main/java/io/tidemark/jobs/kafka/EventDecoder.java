// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.Outcome;
import io.tidemark.event.Prediction;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalForecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.score.QuantileForecast;
import io.tidemark.score.ScaledForecast;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the bytes of predictions and outcomes; what breaks a rule is an error that says so. */
final class EventDecoder {

  private static final int MAX_ID_LENGTH = 512;

  private EventDecoder() {}

  static PredictionEvent prediction(byte[] bytes, Origin origin) throws IOException {
    Prediction prediction = Prediction.getDecoder().decode(bytes);
    Object forecast = prediction.getForecast();
    boolean crossed =
        forecast instanceof io.tidemark.event.QuantileForecast quantiles
            && QuantileForecast.crosses(doubles(quantiles.getValues()));
    return new PredictionEvent(
        id(prediction.getId()),
        given("model", prediction.getModel()),
        prediction.getModelVersion(),
        prediction.getDimensions(),
        Moments.micros(prediction.getEventTime()),
        Optional.ofNullable(prediction.getTargetKey()),
        forecast(forecast),
        crossed,
        origin,
        bytes);
  }

  static OutcomeEvent outcome(byte[] bytes, Origin origin) throws IOException {
    Outcome outcome = Outcome.getDecoder().decode(bytes);
    Optional<String> id = Optional.ofNullable(outcome.getPredictionId());
    Optional<String> model = Optional.ofNullable(outcome.getModel());
    Optional<String> target = Optional.ofNullable(outcome.getTargetKey());
    boolean byPrediction = id.isPresent() && model.isPresent();
    if (byPrediction == target.isPresent()) {
      throw new IllegalArgumentException(
          "either predictionId and model, or targetKey, must be given: was "
              + id
              + ", "
              + model
              + ", "
              + target);
    }
    id.ifPresent(EventDecoder::id);
    if (outcome.getRevision() < 0) {
      throw new IllegalArgumentException(
          "revision must be at least 0: was " + outcome.getRevision());
    }
    return new OutcomeEvent(
        id,
        model,
        target,
        Optional.ofNullable(outcome.getDimensions()),
        Optional.ofNullable(outcome.getModelVersion()),
        Moments.micros(outcome.getEventTime()),
        value(outcome.getValue()),
        outcome.getRevision(),
        origin,
        bytes);
  }

  private static OutcomeValue value(Object value) {
    if (!(value instanceof Double number)) {
      return new OutcomeValue.Label(given("value", value.toString()));
    }
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("value must be finite: was " + number);
    }
    return new OutcomeValue.Real(number);
  }

  private static Forecast forecast(Object forecast) {
    if (forecast instanceof io.tidemark.event.PointForecast point) {
      return point.getScale() == null
          ? new PointForecast(point.getValue())
          : new ScaledForecast(point.getValue(), point.getScale());
    }
    if (forecast instanceof io.tidemark.event.QuantileForecast quantiles) {
      return QuantileForecast.sorted(
          doubles(quantiles.getLevels()), doubles(quantiles.getValues()));
    }
    if (forecast instanceof io.tidemark.event.IntervalForecast interval) {
      return new IntervalForecast(
          interval.getLower(), interval.getUpper(), interval.getTargetMiscoverage());
    }
    io.tidemark.event.ClassForecast classes = (io.tidemark.event.ClassForecast) forecast;
    return new ClassForecast(classes.getLabels(), doubles(classes.getProbabilities()));
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String id(String id) {
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException(
          "id must be of 1 to " + MAX_ID_LENGTH + " characters: had " + id.length());
    }
    return id;
  }

  private static String given(String field, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(field + " must not be empty");
    }
    return value;
  }
}
