// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertStep;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.RateInterval;
import io.tidemark.flink.event.Moments;
import io.tidemark.policy.RollupKey;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A step of an alert in plain sentences. */
record AlertSentences(
    AlertStep step, RollupSignal signal, DetectorReading reading, RateInterval sequence) {

  /** What is seen, and what follows from it. */
  String summary() {
    return seen() + "; " + consequence() + ".";
  }

  Map<String, String> annotations() {
    Map<String, String> annotations = new TreeMap<>();
    annotations.put("summary", summary());
    annotations.put(
        "description",
        text(
            "Log evidence %.2f of %.2f after %d %ss; completeness of outcomes %.3f; misses repeat"
                + " with lag-1 autocorrelation %.2f (design effect %.2f).",
            reading.logEvidence(),
            reading.logLimit(),
            reading.units(),
            unit(),
            signal.health().completeness(),
            reading.missAutocorrelation(),
            reading.designEffect()));
    return annotations;
  }

  private String seen() {
    if (reading.targetMiscoverage().isEmpty() || reading.trials() == 0) {
      return text(
          "Evidence of %s against %s is at %.2f of %.2f",
          reading.detector(), subject(), reading.logEvidence(), reading.logLimit());
    }
    double target = reading.targetMiscoverage().getAsDouble();
    double tolerance = reading.nullRate() - target;
    return text(
        "Since %s the baseline miss rate of %s is %.3f [%.3f, %.3f] against %.3f %s %.3f",
        Moments.of(reading.changeAtMicros()),
        subject(),
        (double) reading.misses() / reading.trials(),
        sequence.low(),
        sequence.high(),
        target,
        tolerance < 0 ? "-" : "+",
        Math.abs(tolerance));
  }

  private String consequence() {
    return switch (step.reason()) {
      case ACKNOWLEDGED -> "taken on by " + step.acknowledgedBy().orElseThrow();
      case SILENCED -> "silenced until " + Moments.of(step.silencedUntilMicros().getAsLong());
      case SILENCE_ENDED -> "no longer silenced";
      case POLICY_CHANGED -> "version " + signal.policyVersion() + " of the policy is in force";
      case REARMED -> "declared over";
      default -> standing();
    };
  }

  private String standing() {
    return switch (step.state()) {
      case INACTIVE -> "the evidence has faded";
      case PENDING -> "evidence is half way to an alarm";
      case FIRING ->
          text(
              "a healthy rollup raises this on average at most once per %.0f %ss",
              reading.averageRunLength(), unit());
      case SUPPRESSED -> "the alert of a coarser rollup explains it";
      case RECOVERING -> "the fault seems over, and is watched";
      case RESOLVED -> "the fault is over";
      case NO_DATA -> "nothing was heard since " + Moments.of(signal.tickEndMicros());
    };
  }

  private String unit() {
    return signal.perBlock() ? "block" : "event";
  }

  private String subject() {
    RollupKey rollup = RollupKey.parse(signal.rollup());
    return rollup.dimensions().stream()
        .map(dimension -> ", " + dimension.name() + "=" + dimension.value())
        .collect(Collectors.joining("", "model " + rollup.model(), ""));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
