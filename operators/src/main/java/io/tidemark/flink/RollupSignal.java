// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertSettings;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import java.util.Comparator;
import java.util.List;

/**
 * What MONITOR tells ALERT: one for every rollup and tick with facts, quiet ones too. A rollup
 * without facts sends nothing.
 *
 * @param ancestors the monitored rollups that this one is a part of, coarsest first
 * @param tickEndMicros signals of a rollup come in this order
 * @param perBlock whether an evidence unit is a block, else an event
 * @param logEValue of a restarted e-process on baseline misses: an e-value of "this rollup was
 *     healthy all along", for ranking; 0 before any evidence
 * @param targets one for every target of the policy
 * @param readings one for every detector, always in the same order under one policy
 * @param pageRunLength average run length that each detector that pages is held to
 * @param alerts the times that alerts live by
 */
public record RollupSignal(
    String model,
    String rollup,
    List<String> ancestors,
    long tickStartMicros,
    long tickEndMicros,
    boolean perBlock,
    double logEValue,
    TickHealth health,
    List<TargetRates> targets,
    List<DetectorReading> readings,
    long policyVersion,
    double pageRunLength,
    AlertSettings alerts) {

  /** Rollups before those that they are ancestors of. */
  static final Comparator<RollupSignal> COARSEST_FIRST =
      Comparator.<RollupSignal>comparingInt(signal -> signal.ancestors().size())
          .thenComparing(RollupSignal::rollup);

  /** Takes copies of the lists. */
  public RollupSignal {
    ancestors = List.copyOf(ancestors);
    targets = List.copyOf(targets);
    readings = List.copyOf(readings);
  }
}
