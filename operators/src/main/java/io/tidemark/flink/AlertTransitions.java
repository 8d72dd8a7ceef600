// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.alert.AlertStep;
import io.tidemark.coverage.BetaMixtureSequence;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.RateInterval;
import io.tidemark.event.AlertReason;
import io.tidemark.event.AlertSeverity;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.flink.event.Moments;
import io.tidemark.policy.RollupKey;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The event that tells a step of an alert, with the newest reading of its detector. The interval
 * around a miss rate since an estimated change describes and does not cover: the data chose where
 * it starts.
 */
final class AlertTransitions {

  private static final double ERROR = 0.05;

  private AlertTransitions() {}

  static AlertTransition of(AlertStep step, RollupSignal signal, ModelTicks model) {
    DetectorReading reading = reading(step.identity(), signal);
    long counted = reading.targetMiscoverage().isPresent() ? reading.trials() : 0;
    RateInterval sequence = BetaMixtureSequence.of(reading.misses(), counted, ERROR);
    AlertSentences sentences = new AlertSentences(step, signal, reading, sequence);
    AlertTransition.Builder event = AlertTransition.newBuilder();
    lifecycle(step, event);
    evidence(reading, sequence, event);
    return event
        .setEvidenceUnit(signal.perBlock() ? "block" : "event")
        .setPolicyVersion(signal.policyVersion())
        .setLabels(labels(step.identity()))
        .setContext(AlertContexts.of(signal, step.identity(), model))
        .setSummary(sentences.summary())
        .setAnnotations(sentences.annotations())
        .build();
  }

  /** A policy without the detector leaves its alerts with the first reading that there is. */
  private static DetectorReading reading(AlertIdentity identity, RollupSignal signal) {
    return signal.readings().stream()
        .filter(reading -> reading.detector().equals(identity.monitor()))
        .filter(reading -> reading.targetMiscoverage().equals(identity.target()))
        .findFirst()
        .orElseGet(() -> signal.readings().get(0));
  }

  private static void lifecycle(AlertStep step, AlertTransition.Builder event) {
    AlertIdentity identity = step.identity();
    event
        .setId(step.id())
        .setFingerprint(step.fingerprint())
        .setEpisode(step.episode())
        .setSequence(step.sequence())
        .setState(AlertState.valueOf(step.state().name()))
        .setPreviousState(AlertState.valueOf(step.previousState().name()))
        .setReason(AlertReason.valueOf(step.reason().name()))
        .setModel(identity.model())
        .setRollup(identity.rollup())
        .setMonitor(identity.monitor())
        .setTargetMiscoverage(identity.target().orElse(Double.NaN))
        .setTime(Moments.of(step.atMicros()))
        .setStartsAt(Moments.of(step.startsAtMicros()))
        .setEndsAt(moment(step.endsAtMicros()))
        .setFlapScore(step.flaps())
        .setLateReadings(step.lateReadings())
        .setInhibitedBy(step.inhibitedBy().orElse(null))
        .setSilencedUntil(moment(step.silencedUntilMicros()))
        .setAcknowledgedBy(step.acknowledgedBy().orElse(null));
  }

  private static void evidence(
      DetectorReading reading, RateInterval sequence, AlertTransition.Builder event) {
    OptionalDouble target = reading.targetMiscoverage();
    boolean pages = reading.severity() == DetectorReading.Severity.PAGE;
    event
        .setSeverity(pages ? AlertSeverity.CRITICAL : AlertSeverity.WARNING)
        .setEstimatedChangeAt(Moments.of(reading.changeAtMicros()))
        .setLogEvidence(reading.logEvidence())
        .setLogLimit(reading.logLimit())
        .setAverageRunLength(reading.averageRunLength())
        .setUnits(reading.units())
        .setTrials(reading.trials())
        .setMisses(reading.misses())
        .setMissRate(target.isPresent() ? rate(reading) : Double.NaN)
        .setSequenceLow(sequence.low())
        .setSequenceHigh(sequence.high())
        .setNullRate(reading.nullRate())
        .setTolerance(target.isPresent() ? reading.nullRate() - target.getAsDouble() : null)
        .setMissAutocorrelation(reading.missAutocorrelation())
        .setDesignEffect(reading.designEffect());
  }

  private static double rate(DetectorReading reading) {
    return (double) reading.misses() / reading.trials();
  }

  private static Map<String, String> labels(AlertIdentity identity) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("model", identity.model());
    labels.put("monitor", identity.monitor());
    identity.target().ifPresent(target -> labels.put("target", Double.toString(target)));
    RollupKey.parse(identity.rollup())
        .dimensions()
        .forEach(dimension -> labels.put("dim_" + dimension.name(), dimension.value()));
    return labels;
  }

  private static Instant moment(OptionalLong micros) {
    return micros.isPresent() ? Moments.of(micros.getAsLong()) : null;
  }
}
