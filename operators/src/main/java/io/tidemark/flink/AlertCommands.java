// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertStep;
import io.tidemark.alert.ModelAlerts;
import io.tidemark.event.Acknowledge;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.Rearm;
import io.tidemark.event.Silence;
import io.tidemark.flink.event.Moments;
import java.util.List;
import java.util.Optional;

/** What commands do to the alerts of their model. */
final class AlertCommands {

  private AlertCommands() {}

  static List<AlertStep> apply(AlertCommand command, ModelAlerts alerts, long nowMicros) {
    Object action = command.getAction();
    if (action instanceof Acknowledge ack) {
      return alerts.acknowledge(ack.getFingerprint(), ack.getEpisode(), command.getBy(), nowMicros);
    }
    if (action instanceof Rearm rearm) {
      return alerts.rearm(rearm.getFingerprint(), rearm.getEpisode(), nowMicros);
    }
    return alerts.silence(silence((Silence) action), nowMicros);
  }

  private static io.tidemark.alert.Silence silence(Silence silence) {
    return new io.tidemark.alert.Silence(
        Optional.ofNullable(silence.getFingerprint()),
        Optional.ofNullable(silence.getRollup()),
        Moments.micros(silence.getUntil()));
  }
}
