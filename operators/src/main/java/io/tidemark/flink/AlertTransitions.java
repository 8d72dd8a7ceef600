// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertStep;
import io.tidemark.coverage.BetaMixtureSequence;
import io.tidemark.coverage.RateInterval;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.evidence.MissWatch;
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

  static AlertTransition of(RollupSignal signal, String monitor, AlertStep step) {
    MissWatch.Finding finding = signal.finding();
    RateInterval sequence = BetaMixtureSequence.of(finding.misses(), finding.trials(), ERROR);
    return AlertTransition.newBuilder()
        .setId(step.id())
        .setFingerprint(step.fingerprint())
        .setEpisode(step.episode())
        .setSequence(step.sequence())
        .setState(AlertState.valueOf(step.state().name()))
        .setModel(signal.model())
        .setRollup(signal.rollup())
        .setMonitor(monitor)
        .setTargetMiscoverage(signal.targetMiscoverage())
        .setTime(Moments.of(finding.atMicros()))
        .setStartsAt(Moments.of(step.startsAtMicros()))
        .setEndsAt(
            step.endsAtMicros().isPresent() ? Moments.of(step.endsAtMicros().getAsLong()) : null)
        .setEstimatedChangeAt(Moments.of(finding.sinceMicros()))
        .setLogEvidence(finding.logEvidence())
        .setLogLimit(finding.logLimit())
        .setAverageRunLength(runLength(signal))
        .setEvidenceUnit(unit(signal))
        .setUnits(finding.units())
        .setTrials(finding.trials())
        .setMisses(finding.misses())
        .setMissRate(rate(finding))
        .setSequenceLow(sequence.low())
        .setSequenceHigh(sequence.high())
        .setNullRate(signal.nullRate())
        .setMissAutocorrelation(signal.missAutocorrelation())
        .setDesignEffect(signal.designEffect())
        .setSummary(summary(signal, sequence))
        .setPolicyVersion(signal.policyVersion())
        .build();
  }

  private static double rate(MissWatch.Finding finding) {
    return (double) finding.misses() / finding.trials();
  }

  /** Of the detector that found this. */
  private static double runLength(RollupSignal signal) {
    return signal.finding().change() == MissWatch.Change.RAISED
        ? signal.averageRunLength()
        : MissWatch.RECOVERY_RUN_LENGTH;
  }

  private static String unit(RollupSignal signal) {
    return signal.perBlock() ? "block" : "event";
  }

  private static String summary(RollupSignal signal, RateInterval sequence) {
    MissWatch.Finding finding = signal.finding();
    return String.format(
        Locale.ROOT,
        finding.change() == MissWatch.Change.RAISED ? RAISED : ENDED,
        Moments.of(finding.sinceMicros()),
        subject(signal),
        rate(finding),
        sequence.low(),
        sequence.high(),
        signal.targetMiscoverage(),
        signal.nullRate() - signal.targetMiscoverage(),
        runLength(signal),
        unit(signal));
  }

  private static String subject(RollupSignal signal) {
    RollupKey rollup = RollupKey.parse(signal.rollup());
    return rollup.dimensions().stream()
        .map(dimension -> ", " + dimension.name() + "=" + dimension.value())
        .collect(Collectors.joining("", "model " + rollup.model(), ""));
  }
}
