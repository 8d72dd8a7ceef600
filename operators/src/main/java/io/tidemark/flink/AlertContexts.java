// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.alert.PageBudget;
import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import io.tidemark.event.AlertContext;
import java.util.Optional;
import java.util.OptionalLong;

/** What the newest ticks of a model say about one of its alerts. */
final class AlertContexts {

  private AlertContexts() {}

  static AlertContext of(RollupSignal signal, AlertIdentity identity, KeyedAlertStore store) {
    TickHealth health = signal.health();
    AlertContext.Builder context = AlertContext.newBuilder();
    compare(signal, store, context);
    rates(signal, identity).ifPresent(rates -> put(rates, context));
    return context
        .setOutcomes(health.settled())
        .setLogEValue(signal.logEValue())
        .setCompleteness(number(health.completeness()))
        .setDelayP50Micros(boxed(health.delayP50Micros()))
        .setDelayP95Micros(boxed(health.delayP95Micros()))
        .setLateOutcomes(health.late())
        .setPendingPredictions(health.pending())
        .build();
  }

  private static void compare(
      RollupSignal signal, KeyedAlertStore store, AlertContext.Builder context) {
    PageBudget budget = new PageBudget();
    int peers = 0;
    int above = 0;
    Double share = null;
    for (RollupSignal other : store.signals()) {
      long tick = other.tickEndMicros() - other.tickStartMicros();
      budget.add(other.readings(), other.perBlock() ? 1 : other.health().settled(), tick);
      if (other.ancestors().size() == signal.ancestors().size()) {
        peers++;
        above += other.logEValue() > signal.logEValue() ? 1 : 0;
      }
      boolean whole =
          signal.ancestors().isEmpty() || signal.ancestors().get(0).equals(other.rollup());
      if (whole && other.ancestors().isEmpty() && other.health().settled() > 0) {
        share = Math.min(1.0, (double) signal.health().settled() / other.health().settled());
      }
    }
    context
        .setRank(above + 1)
        .setRankedRollups(peers)
        .setShareOfTraffic(share)
        .setFalsePagesPerDay(budget.pagesPerDay());
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
