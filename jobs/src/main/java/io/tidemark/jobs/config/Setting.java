// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A node of a settings file, with the place where it was written. */
sealed interface Setting {

  /** Such as {@code policies[0].window.count}; empty at the top. */
  String path();

  /** From 1. */
  int line();

  /** The value as a message shows it. */
  String shown();

  /** A key without a value. */
  record Nothing(String path, int line) implements Setting {
    @Override
    public String shown() {
      return "nothing";
    }
  }

  /** A word or number. */
  record Scalar(String path, int line, String text) implements Setting {
    @Override
    public String shown() {
      return text.isEmpty() ? "\"\"" : text;
    }
  }

  /** A list. */
  record Items(String path, int line, List<Setting> items) implements Setting {
    @Override
    public String shown() {
      return items.stream().map(Setting::shown).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** Keys and their values, in the order of the file. */
  record Entries(String path, int line, Map<String, Setting> entries) implements Setting {
    @Override
    public String shown() {
      return entries.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + entry.getValue().shown())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }
}
