// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertStep;
import io.tidemark.coverage.BetaMixtureSequence;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.RateInterval;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.flink.event.Moments;
import io.tidemark.policy.RollupKey;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The event that tells a step of an alert. The interval around a miss rate since an estimated
 * change describes and does not cover: the data chose where it starts.
 */
final class AlertTransitions {

  private static final double ERROR = 0.05;

  private static final String RAISED =
      "Since %s the baseline miss rate of %s is %.3f [%.3f, %.3f] against %.3f + %.3f;"
          + " a healthy rollup raises this on average at most once per %.0f %ss.";
  private static final String ENDED =
      "Since %s the baseline miss rate of %s is back to normal, after %.3f [%.3f, %.3f] during the"
          + " alert against %.3f + %.3f; a faulty rollup seems so on average at most once per"
          + " %.0f %ss.";

  private AlertTransitions() {}

  static AlertTransition of(
      RollupSignal signal, DetectorReading reading, String monitor, AlertStep step) {
    RateInterval sequence = BetaMixtureSequence.of(reading.misses(), reading.trials(), ERROR);
    return AlertTransition.newBuilder()
        .setId(step.id())
        .setFingerprint(step.fingerprint())
        .setEpisode(step.episode())
        .setSequence(step.sequence())
        .setState(AlertState.valueOf(step.state().name()))
        .setModel(signal.model())
        .setRollup(signal.rollup())
        .setMonitor(monitor)
        .setTargetMiscoverage(reading.targetMiscoverage().orElseThrow())
        .setTime(Moments.of(signal.tickEndMicros()))
        .setStartsAt(Moments.of(step.startsAtMicros()))
        .setEndsAt(
            step.endsAtMicros().isPresent() ? Moments.of(step.endsAtMicros().getAsLong()) : null)
        .setEstimatedChangeAt(Moments.of(reading.changeAtMicros()))
        .setLogEvidence(reading.logEvidence())
        .setLogLimit(reading.logLimit())
        .setAverageRunLength(reading.averageRunLength())
        .setEvidenceUnit(unit(signal))
        .setUnits(reading.units())
        .setTrials(reading.trials())
        .setMisses(reading.misses())
        .setMissRate(rate(reading))
        .setSequenceLow(sequence.low())
        .setSequenceHigh(sequence.high())
        .setNullRate(reading.nullRate())
        .setMissAutocorrelation(reading.missAutocorrelation())
        .setDesignEffect(reading.designEffect())
        .setSummary(summary(signal, reading, sequence))
        .setPolicyVersion(signal.policyVersion())
        .build();
  }

  private static double rate(DetectorReading reading) {
    return (double) reading.misses() / reading.trials();
  }

  private static String unit(RollupSignal signal) {
    return signal.perBlock() ? "block" : "event";
  }

  private static String summary(
      RollupSignal signal, DetectorReading reading, RateInterval sequence) {
    return String.format(
        Locale.ROOT,
        reading.state() == DetectorReading.State.RAISED ? RAISED : ENDED,
        Moments.of(reading.changeAtMicros()),
        subject(signal),
        rate(reading),
        sequence.low(),
        sequence.high(),
        reading.targetMiscoverage().orElseThrow(),
        reading.nullRate() - reading.targetMiscoverage().orElseThrow(),
        reading.averageRunLength(),
        unit(signal));
  }

  private static String subject(RollupSignal signal) {
    RollupKey rollup = RollupKey.parse(signal.rollup());
    return rollup.dimensions().stream()
        .map(dimension -> ", " + dimension.name() + "=" + dimension.value())
        .collect(Collectors.joining("", "model " + rollup.model(), ""));
  }
}
