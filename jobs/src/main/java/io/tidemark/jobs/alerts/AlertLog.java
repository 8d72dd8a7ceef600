// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The alerts of running jobs, as far as their topics tell. */
public interface AlertLog extends AutoCloseable {

  /** The newest state of every alert. */
  List<AlertTransition> current() throws IOException;

  /** Hands over transitions as they come from now on, until the thread is interrupted. */
  void follow(Consumer<AlertTransition> reader) throws IOException;

  /** Hands a command to the jobs; returns when it is stored. */
  void send(AlertCommand command) throws IOException, InterruptedException;

  @Override
  void close();
}
