// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is reported at once. */
final class Problems {

  private final String source;
  private final List<String> messages = new ArrayList<>();

  /**
   * @param source the file's name
   */
  Problems(String source) {
    this.source = source;
  }

  void add(int line, String message) {
    messages.add(source + ":" + line + ": " + message);
  }

  void add(Setting setting, String allowed) {
    add(setting.line(), setting.path() + " must be " + allowed + ": was " + setting.shown());
  }

  /** Adds a message of another file, which names that file itself. */
  void addWhole(String message) {
    messages.add(message);
  }

  void throwIfAny() throws InvalidSettingsException {
    if (!messages.isEmpty()) {
      throw exception();
    }
  }

  InvalidSettingsException exception() {
    return new InvalidSettingsException(messages);
  }
}
