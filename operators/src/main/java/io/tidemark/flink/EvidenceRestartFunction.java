// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.Rearm;
import io.tidemark.flink.event.Moments;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Tells MONITOR of the alerts that were declared over. */
public final class EvidenceRestartFunction implements FlatMapFunction<AlertCommand, MonitorNotice> {

  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(AlertCommand command, Collector<MonitorNotice> out) {
    if (command.getAction() instanceof Rearm rearm) {
      out.collect(
          new EvidenceRestart(
              rearm.getRollup(),
              rearm.getFingerprint(),
              rearm.getRelearnBaseline(),
              Moments.micros(command.getTime())));
    }
  }
}
