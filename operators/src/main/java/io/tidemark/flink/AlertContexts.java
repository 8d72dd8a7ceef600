// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import io.tidemark.event.AlertContext;
import java.util.Optional;
import java.util.OptionalLong;

/** What the newest ticks of a model say about one of its alerts. */
final class AlertContexts {

  private AlertContexts() {}

  static AlertContext of(RollupSignal signal, AlertIdentity identity, ModelTicks model) {
    TickHealth health = signal.health();
    AlertContext.Builder context = AlertContext.newBuilder();
    rates(signal, identity).ifPresent(rates -> put(rates, context));
    return context
        .setOutcomes(health.settled())
        .setShareOfTraffic(number(model.share(signal).orElse(Double.NaN)))
        .setRank(model.rank(signal))
        .setRankedRollups(model.peers(signal))
        .setFalsePagesPerDay(model.falsePagesPerDay())
        .setLogEValue(signal.logEValue())
        .setCompleteness(number(health.completeness()))
        .setDelayP50Micros(boxed(health.delayP50Micros()))
        .setDelayP95Micros(boxed(health.delayP95Micros()))
        .setLateOutcomes(health.late())
        .setPendingPredictions(health.pending())
        .build();
  }

  private static Optional<TargetRates> rates(RollupSignal signal, AlertIdentity identity) {
    return signal.targets().stream()
        .filter(rates -> rates.targetMiscoverage() == identity.target().orElse(Double.NaN))
        .findFirst();
  }

  private static void put(TargetRates rates, AlertContext.Builder context) {
    context
        .setAdaptedMissRate(number((double) rates.misses() / rates.trials()))
        .setFrozenMissRate(number((double) rates.baselineMisses() / rates.baselineTrials()))
        .setThreshold(number(rates.threshold()))
        .setBaselineThreshold(number(rates.baselineThreshold()));
  }

  private static Double number(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }

  private static Long boxed(OptionalLong value) {
    return value.isPresent() ? (Long) value.getAsLong() : null;
  }
}
