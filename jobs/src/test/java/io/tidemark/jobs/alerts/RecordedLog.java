// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What is logged between start and stop, at the level that tests log at. */
final class RecordedLog extends AbstractAppender {

  private final List<String> messages = new CopyOnWriteArrayList<>();

  private RecordedLog() {
    super("recorded", null, null, false, Property.EMPTY_ARRAY);
  }

  static RecordedLog begin() {
    RecordedLog log = new RecordedLog();
    log.start();
    root().addAppender(log);
    return log;
  }

  void end() {
    root().removeAppender(this);
    stop();
  }

  private static Logger root() {
    return (Logger) LogManager.getRootLogger();
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void append(LogEvent event) {
    messages.add(event.getLoggerName() + ": " + event.getMessage().getFormattedMessage());
  }
}
