// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.jobs.config.Setting.Entries;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a file with known keys. Whatever doesn't fit is added to the problems and left out. */
final class Section {

  private final Entries settings;
  private final Problems problems;

  private Section(Entries settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** The section a setting holds; empty, with a problem, when it holds something else. */
  static Optional<Section> of(Setting setting, List<String> keys, Problems problems) {
    if (setting instanceof Setting.Nothing nothing) {
      Entries empty = new Entries(nothing.path(), nothing.line(), Map.of());
      return Optional.of(new Section(empty, problems));
    }
    if (!(setting instanceof Entries entries)) {
      problems.add(setting, "a section with keys " + String.join(", ", keys));
      return Optional.empty();
    }
    rejectUnknown(entries, keys, problems);
    return Optional.of(new Section(entries, problems));
  }

  private static void rejectUnknown(Entries entries, List<String> keys, Problems problems) {
    entries
        .entries()
        .forEach(
            (key, setting) -> {
              if (!keys.contains(key)) {
                problems.add(setting.line(), UnknownName.message("key", setting.path(), key, keys));
              }
            });
  }

  /** The setting under a key; empty when the key is absent or has no value. */
  Optional<Setting> setting(String key) {
    return Optional.ofNullable(settings.entries().get(key))
        .filter(setting -> !(setting instanceof Setting.Nothing));
  }

  <T> Optional<T> read(String key, Shape<T> shape) {
    return setting(key).flatMap(setting -> read(setting, shape));
  }

  private <T> Optional<T> read(Setting setting, Shape<T> shape) {
    Optional<T> value = shape.of(setting);
    if (value.isEmpty()) {
      problems.add(setting, shape.allowed());
    }
    return value;
  }

  Optional<Section> section(String key, List<String> keys) {
    return setting(key).flatMap(setting -> of(setting, keys, problems));
  }

  Map<String, Setting> entries() {
    return settings.entries();
  }

  String path() {
    return settings.path();
  }

  int line() {
    return settings.line();
  }

  /**
   * The line of a key below this section, such as {@code window.count} or {@code
   * detectors[0].name}, or of its nearest parent.
   */
  int lineOf(String keyPath) {
    Setting at = settings;
    for (String key : keyPath.split("[.\\[]")) {
      if (at instanceof Entries entries && entries.entries().containsKey(key)) {
        at = entries.entries().get(key);
      } else if (at instanceof Setting.Items list && key.endsWith("]")) {
        at = list.items().get(Integer.parseInt(key.substring(0, key.length() - 1)));
      }
    }
    return at.line();
  }

  void require(boolean holds, String key, String allowed) {
    if (!holds) {
      setting(key).ifPresent(setting -> problems.add(setting, allowed));
    }
  }

  Problems problems() {
    return problems;
  }
}
