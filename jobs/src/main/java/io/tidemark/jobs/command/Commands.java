// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.jobs.alerts.AlertLog;
import io.tidemark.jobs.alerts.AlertSearch;
import io.tidemark.jobs.alerts.AlertTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/** What the commands on alerts share. */
final class Commands {

  private Commands() {}

  /** The open alert that a user means. */
  static AlertTransition openAlert(String fingerprint, AlertLog log) throws Exception {
    AlertTransition alert = usable(() -> AlertSearch.find(fingerprint, log.current()));
    boolean closed =
        alert.getState() == AlertState.RESOLVED || alert.getState() == AlertState.INACTIVE;
    if (closed) {
      throw new CommandFailure(
          name(alert) + " must be open: is " + alert.getState() + " since " + alert.getTime());
    }
    return alert;
  }

  /** An answer, or what is wrong with the question in a line for its user. */
  static <T> T usable(Callable<T> answer) throws Exception {
    try {
      return answer.call();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  static AlertCommand of(String model, String by, Object action) {
    return AlertCommand.newBuilder()
        .setModel(model)
        .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
        .setBy(by)
        .setAction(action)
        .build();
  }

  /** Such as {@code load, region=north (0a1b2c3d4e5f)}. */
  static String name(AlertTransition alert) {
    return alert.getModel()
        + ", "
        + AlertTable.segment(alert)
        + " ("
        + AlertTable.shortened(alert.getFingerprint())
        + ")";
  }
}
