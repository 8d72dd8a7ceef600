// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.Band;
import io.tidemark.event.BandEvaluation;
import io.tidemark.event.BaselinePolicy;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.ClassForecast;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Evaluation;
import io.tidemark.event.Guarantee;
import io.tidemark.event.IntervalForecast;
import io.tidemark.event.Outcome;
import io.tidemark.event.PointForecast;
import io.tidemark.event.Policy;
import io.tidemark.event.Prediction;
import io.tidemark.event.QuantileForecast;
import io.tidemark.event.RulePolicy;
import io.tidemark.event.ScoreSummary;
import io.tidemark.event.TargetCoverage;
import io.tidemark.event.WindowPolicy;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The events whose encodings are stored, by file name. What is here stays as it is while a version
 * lives: extend it, with a new version of the files, when the schemas change.
 */
final class GoldenEvents {

  private static final Instant TIME = Instant.parse("2025-01-04T06:07:08.123456Z");
  private static final Instant LATER = Instant.parse("2025-01-11T06:07:08.654321Z");

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
    all.put("CalibratedPrediction", calibrated());
    all.put("Evaluation", evaluation());
    all.put("CoverageReport", report());
    all.put("ScoreSummary", summary());
    all.put("AlertTransition", transition());
    all.put("DeadLetter", deadLetter());
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

  private static Policy policy() {
    return Policy.newBuilder()
        .setModel("*")
        .setVersion(4)
        .setSegmentBy(List.of("region"))
        .setRollups(List.of(List.of(), List.of("region")))
        .setTargetMiscoverage(List.of(0.05, 0.2))
        .setScore("absolute-residual")
        .setRule(new RulePolicy("aci", ordered("step", 0.05, "floor", 0.0)))
        .setWindow(WindowPolicy.newBuilder().setCount(500).build())
        .setBaseline(BaselinePolicy.newBuilder().setDurationMicros(86_400_000_000L).build())
        .build();
  }

  private static CalibratedPrediction calibrated() {
    Band interval =
        new Band(0.1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of(0.5, 1.5), null);
    Band set = new Band(0.2, null, null, List.of(0.75), List.of("up", "down"));
    return CalibratedPrediction.newBuilder()
        .setId("p-1")
        .setModel("arima")
        .setModelVersion("3.1")
        .setSegment("arima|region=36")
        .setEventTime(TIME)
        .setBands(List.of(interval, set))
        .setStatus(CalibrationStatus.CALIBRATED)
        .setCalibrationCount(321)
        .setMethod("conformalized-quantile/aci")
        .setGuarantee(Guarantee.LONG_RUN)
        .setPolicyVersion(4)
        .build();
  }

  private static Evaluation evaluation() {
    BandEvaluation band =
        new BandEvaluation(0.1, List.of(0.5, 1.5), true, false, 2.5, 12.5, true, 2.0, 14.0);
    return Evaluation.newBuilder()
        .setPredictionId("p-1")
        .setModel("arima")
        .setModelVersion("3.1")
        .setSegment("arima|region=36")
        .setPredictionTime(TIME)
        .setOutcomeTime(LATER)
        .setSettledTime(LATER)
        .setOutcome(0.75)
        .setScore(1.75)
        .setPValue(0.03)
        .setStatus(CalibrationStatus.CALIBRATED)
        .setBands(List.of(band))
        .setPinball(0.125)
        .setDelayMicros(604_800_530_865L)
        .setPolicyVersion(4)
        .build();
  }

  private static CoverageReport report() {
    return CoverageReport.newBuilder()
        .setModel("arima")
        .setRollup("model|region=36")
        .setTickStart(TIME)
        .setTickEnd(LATER)
        .setTargets(List.of(coverage()))
        .setScoreLevels(List.of(0.1, 0.5, 0.9))
        .setScoreQuantiles(List.of(0.2, 0.9, 3.1))
        .setPending(5)
        .setIssued(30)
        .setSettled(20)
        .setExpired(2)
        .setLate(1)
        .setDuplicates(3)
        .setCompleteness(0.9)
        .setDelayP50Micros(1_000_000L)
        .setDelayP95Micros(9_000_000L)
        .setPolicyVersion(4)
        .build();
  }

  private static TargetCoverage coverage() {
    return TargetCoverage.newBuilder()
        .setTargetMiscoverage(0.1)
        .setTrials(20)
        .setMiscovered(3)
        .setBaselineTrials(20)
        .setBaselineMiscovered(4)
        .setRate(0.15)
        .setExactLow(0.03)
        .setExactHigh(0.38)
        .setSequenceLow(0.02)
        .setSequenceHigh(0.45)
        .setWidthQuantiles(List.of(1.0, 2.0, Double.POSITIVE_INFINITY))
        .setMeanIntervalScore(4.5)
        .setLogEvidence(Double.NEGATIVE_INFINITY)
        .setMaxLogEvidence(2.25)
        .setLogLimit(9.2)
        .setUnits(6)
        .setMissAutocorrelation(Double.NaN)
        .setDesignEffect(1.0)
        .build();
  }

  private static ScoreSummary summary() {
    return ScoreSummary.newBuilder()
        .setModel("arima")
        .setSegment("arima|region=36")
        .setTargetMiscoverage(0.1)
        .setTail(1)
        .setAsOf(LATER)
        .setCount(7)
        .setNegativeInfinities(0)
        .setPositiveInfinities(1)
        .setMeans(List.of(-1.0, 0.5, 2.0))
        .setWeights(List.of(1.0, 4.0, 1.0))
        .setExact(false)
        .setCompression(200.0)
        .setPolicyVersion(4)
        .build();
  }

  private static AlertTransition transition() {
    return AlertTransition.newBuilder()
        .setId("0a1b2c")
        .setFingerprint("f00d")
        .setEpisode(2)
        .setSequence(1)
        .setState(AlertState.RESOLVED)
        .setModel("arima")
        .setRollup("model|region=36")
        .setMonitor("coverage")
        .setTargetMiscoverage(0.1)
        .setTime(LATER)
        .setStartsAt(TIME)
        .setEndsAt(LATER)
        .setEstimatedChangeAt(TIME)
        .setLogEvidence(9.5)
        .setLogLimit(9.2)
        .setAverageRunLength(10_000.0)
        .setEvidenceUnit("block")
        .setUnits(4)
        .setTrials(60)
        .setMisses(21)
        .setMissRate(0.35)
        .setSequenceLow(0.2)
        .setSequenceHigh(0.5)
        .setNullRate(0.12)
        .setMissAutocorrelation(0.4)
        .setDesignEffect(2.3)
        .setSummary("Coverage of arima in region 36 has recovered.")
        .setPolicyVersion(4)
        .build();
  }

  private static DeadLetter deadLetter() {
    return DeadLetter.newBuilder()
        .setSource("tidemark.predictions")
        .setPartition(3)
        .setOffset(123_456_789_012L)
        .setTimestamp(TIME)
        .setReason(DeadLetterReason.INVALID)
        .setMessage("id must not be blank: was \"\"")
        .setPayload(ByteBuffer.wrap(new byte[] {(byte) 0xC3, 1, 0, -1}))
        .build();
  }
}
