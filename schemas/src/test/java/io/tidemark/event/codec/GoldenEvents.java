// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.BaselinePolicy;
import io.tidemark.event.ClassForecast;
import io.tidemark.event.IntervalForecast;
import io.tidemark.event.Outcome;
import io.tidemark.event.PointForecast;
import io.tidemark.event.Policy;
import io.tidemark.event.Prediction;
import io.tidemark.event.QuantileForecast;
import io.tidemark.event.RulePolicy;
import io.tidemark.event.WindowPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The events whose encodings are stored, by file name. Those of version 1 stay as they are, so that
 * the old encodings must read as them; what a newer version adds is set by examples of its own.
 */
final class GoldenEvents {

  static final Instant TIME = Instant.parse("2025-01-04T06:07:08.123456Z");
  static final Instant LATER = Instant.parse("2025-01-11T06:07:08.654321Z");

  private GoldenEvents() {}

  static Map<String, SpecificRecord> all() {
    Map<String, SpecificRecord> all = new LinkedHashMap<>();
    all.put("Prediction", prediction(quantiles()));
    all.put("Prediction-point", prediction(new PointForecast(-3.5, null)));
    all.put("Prediction-scaled", prediction(new PointForecast(12.25, 0.5)));
    all.put("Prediction-interval", prediction(new IntervalForecast(-1.0, 2.5, 0.1)));
    all.put("Prediction-classes", prediction(classes()));
    all.put("Outcome", outcomeOfPrediction());
    all.put("Outcome-target", outcomeOfTarget());
    all.put("Policy", policy());
    all.put("CalibratedPrediction", GoldenOutputs.calibrated());
    all.put("Evaluation", GoldenOutputs.evaluation());
    all.put("CoverageReport", GoldenOutputs.report());
    all.put("ScoreSummary", GoldenOutputs.summary());
    all.put("AlertTransition", GoldenOutputs.transition());
    all.put("DeadLetter", GoldenOutputs.deadLetter());
    GoldenVersion2.addTo(all);
    return all;
  }

  private static QuantileForecast quantiles() {
    return new QuantileForecast(List.of(0.05, 0.5, 0.95), List.of(-1.5, 0.25, 1e9));
  }

  private static ClassForecast classes() {
    return new ClassForecast(List.of("up", "gl\u00E4tt", "\u4E0B"), List.of(0.25, 0.25, 0.5));
  }

  private static Prediction prediction(Object forecast) {
    return Prediction.newBuilder()
        .setId("p-1")
        .setModel("arima")
        .setModelVersion("3.1")
        .setDimensions(ordered("region", "36", "horizon", "7"))
        .setEventTime(TIME)
        .setTargetTime(LATER)
        .setTargetKey("36/2025-01-11")
        .setForecast(forecast)
        .setFeatures(ordered("temperature", -4.5, "load", 17.0))
        .build();
  }

  private static <V> Map<String, V> ordered(String first, V a, String second, V b) {
    Map<String, V> map = new LinkedHashMap<>();
    map.put(first, a);
    map.put(second, b);
    return map;
  }

  private static Outcome outcomeOfPrediction() {
    return Outcome.newBuilder()
        .setPredictionId("p-1")
        .setModel("arima")
        .setDimensions(ordered("region", "36", "horizon", "7"))
        .setModelVersion("3.1")
        .setEventTime(LATER)
        .setValue(0.75)
        .setRevision(1)
        .build();
  }

  private static Outcome outcomeOfTarget() {
    return Outcome.newBuilder()
        .setTargetKey("36/2025-01-11")
        .setEventTime(LATER)
        .setValue("up")
        .build();
  }

  private static RulePolicy rule(String name, Map<String, Double> parameters) {
    return RulePolicy.newBuilder().setName(name).setParameters(parameters).build();
  }

  private static Policy policy() {
    return Policy.newBuilder()
        .setModel("*")
        .setVersion(4)
        .setSegmentBy(List.of("region"))
        .setRollups(List.of(List.of(), List.of("region")))
        .setTargetMiscoverage(List.of(0.05, 0.2))
        .setScore("absolute-residual")
        .setRule(rule("aci", ordered("step", 0.05, "floor", 0.0)))
        .setWindow(WindowPolicy.newBuilder().setCount(500).setSketch("tdigest").build())
        .setBaseline(BaselinePolicy.newBuilder().setDurationMicros(86_400_000_000L).build())
        .build();
  }
}
