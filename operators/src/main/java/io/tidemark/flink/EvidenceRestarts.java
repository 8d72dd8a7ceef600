// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.coverage.RollupMonitor;
import io.tidemark.flink.state.MonitorTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The alerts that were declared over, as every subtask of MONITOR knows them, by rollup. A rollup
 * restarts its evidence before the next tick that it closes.
 *
 * <p>They come from people, so they are few; of more than {@value #MAX_KNOWN} rollups the one that
 * was asked first is forgotten.
 */
final class EvidenceRestarts {

  static final MapStateDescriptor<String, List<EvidenceRestart>> DESCRIPTOR =
      new MapStateDescriptor<>("evidence-restarts", Types.STRING, Types.LIST(MonitorTypes.RESTART));

  private static final int MAX_KNOWN = 1 << 10;
  private static final int MAX_OF_ROLLUP = 1 << 6;

  private EvidenceRestarts() {}

  /** Takes one; of several for one alert the newest is kept. */
  static void accept(EvidenceRestart restart, BroadcastState<String, List<EvidenceRestart>> state)
      throws Exception {
    List<EvidenceRestart> known = state.get(restart.rollup());
    List<EvidenceRestart> all = known == null ? new ArrayList<>() : new ArrayList<>(known);
    all.removeIf(
        old ->
            old.fingerprint().equals(restart.fingerprint())
                && old.askedMicros() <= restart.askedMicros());
    all.add(restart);
    state.put(restart.rollup(), all.subList(Math.max(0, all.size() - MAX_OF_ROLLUP), all.size()));
    forgetOldest(state);
  }

  private static void forgetOldest(BroadcastState<String, List<EvidenceRestart>> state)
      throws Exception {
    int count = 0;
    String oldest = null;
    long asked = Long.MAX_VALUE;
    for (Map.Entry<String, List<EvidenceRestart>> entry : state.immutableEntries()) {
      count++;
      long newest = newest(entry.getValue());
      if (newest < asked) {
        asked = newest;
        oldest = entry.getKey();
      }
    }
    if (count > MAX_KNOWN) {
      state.remove(oldest);
    }
  }

  /** When it was asked last. */
  static long newest(List<EvidenceRestart> restarts) {
    return restarts.stream().mapToLong(EvidenceRestart::askedMicros).max().orElse(Long.MIN_VALUE);
  }

  /**
   * Restarts the evidence of those detectors of a rollup that were asked for since.
   *
   * @param metMicros the newest request that was met
   * @param atMicros event time from which evidence counts
   */
  static void apply(
      List<EvidenceRestart> restarts,
      long metMicros,
      RollupTick tick,
      RollupMonitor monitor,
      long atMicros) {
    for (EvidenceRestart restart : restarts) {
      if (restart.askedMicros() > metMicros) {
        monitor.restart(
            (detector, target) ->
                restart.allDetectors()
                    || new AlertIdentity(tick.model(), tick.rollup(), detector, target)
                        .fingerprint()
                        .equals(restart.fingerprint()),
            atMicros);
      }
    }
  }
}
