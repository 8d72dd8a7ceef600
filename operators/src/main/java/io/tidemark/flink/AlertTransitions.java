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
import java.util.Locale;

/** The event that tells a step of an alert. */
final class AlertTransitions {

  private static final double ERROR = 0.05;

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
        .setAverageRunLength(signal.averageRunLength())
        .setEvidenceUnit(signal.perBlock() ? "block" : "event")
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

  private static String summary(RollupSignal signal, RateInterval sequence) {
    MissWatch.Finding f = signal.finding();
    String rate =
        String.format(
            Locale.ROOT,
            "Since %s the baseline miss rate of %s is %.3f [%.3f, %.3f], against %.3f",
            Moments.of(f.sinceMicros()),
            signal.rollup(),
            rate(f),
            sequence.low(),
            sequence.high(),
            signal.nullRate());
    String promise =
        f.change() == MissWatch.Change.RAISED
            ? "; a healthy one raises this on average at most once per %.0f %ss."
            : "; a faulty one seems recovered on average at most once per %.0f %ss.";
    double runLength =
        f.change() == MissWatch.Change.RAISED
            ? signal.averageRunLength()
            : MissWatch.RECOVERY_RUN_LENGTH;
    return rate
        + String.format(Locale.ROOT, promise, runLength, signal.perBlock() ? "block" : "event");
  }
}
