// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import static io.tidemark.event.codec.GoldenEvents.LATER;
import static io.tidemark.event.codec.GoldenEvents.TIME;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.Band;
import io.tidemark.event.BandEvaluation;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Evaluation;
import io.tidemark.event.Guarantee;
import io.tidemark.event.ScoreSummary;
import io.tidemark.event.TargetCoverage;
import java.nio.ByteBuffer;
import java.util.List;

/** The half of the golden events that the job writes. */
final class GoldenOutputs {

  private GoldenOutputs() {}

  static CalibratedPrediction calibrated() {
    Band interval =
        Band.newBuilder()
            .setTargetMiscoverage(0.1)
            .setLower(Double.NEGATIVE_INFINITY)
            .setUpper(Double.POSITIVE_INFINITY)
            .setThresholds(List.of(0.5, 1.5))
            .build();
    Band set =
        Band.newBuilder()
            .setTargetMiscoverage(0.2)
            .setThresholds(List.of(0.75))
            .setLabels(List.of("up", "down"))
            .build();
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

  static Evaluation evaluation() {
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
        .setBands(List.of(bandEvaluation()))
        .setPinball(0.125)
        .setDelayMicros(604_800_530_865L)
        .setPolicyVersion(4)
        .build();
  }

  private static BandEvaluation bandEvaluation() {
    return BandEvaluation.newBuilder()
        .setTargetMiscoverage(0.1)
        .setIssuedThresholds(List.of(0.5, 1.5))
        .setMiscovered(true)
        .setBaselineMiscovered(false)
        .setWidth(2.5)
        .setIntervalScore(12.5)
        .setRawMiscovered(true)
        .setRawWidth(2.0)
        .setRawIntervalScore(14.0)
        .build();
  }

  static CoverageReport report() {
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

  static ScoreSummary summary() {
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

  static AlertTransition transition() {
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

  static DeadLetter deadLetter() {
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
