// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.jobs.config.Setting.Entries;
import io.tidemark.jobs.config.Setting.Items;
import io.tidemark.jobs.config.Setting.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something by its name, with numbers as its parameters: {@code {name: aci, gamma: 0.005}}. The
 * parameters may also stand in a section of their own, as they do on the topic.
 *
 * @param others settings that are no parameters, by key
 */
record NamedSetting(String name, Map<String, Double> parameters, Map<String, Setting> others) {

  private static final String NAME = "name";
  private static final String PARAMETERS = "parameters";

  /**
   * Reads a setting; empty, with a problem, when it has no name.
   *
   * @param allowed as it reads after "must be"
   * @param otherKeys of settings that are no parameters
   */
  static Optional<NamedSetting> read(
      Setting setting, String allowed, Set<String> otherKeys, Problems problems) {
    if (!(setting instanceof Entries entries)
        || !(entries.entries().get(NAME) instanceof Scalar name)) {
      problems.add(setting, allowed);
      return Optional.empty();
    }
    Map<String, Double> parameters = new LinkedHashMap<>();
    Map<String, Setting> others = new LinkedHashMap<>();
    entries
        .entries()
        .forEach(
            (key, value) -> {
              if (otherKeys.contains(key)) {
                others.put(key, value);
              } else if (key.equals(PARAMETERS) && value instanceof Entries section) {
                section.entries().forEach((k, v) -> parameter(k, v, parameters, problems));
              } else if (!key.equals(NAME)) {
                parameter(key, value, parameters, problems);
              }
            });
    return Optional.of(new NamedSetting(name.text(), parameters, others));
  }

  private static void parameter(
      String key, Setting value, Map<String, Double> parameters, Problems problems) {
    Optional<Double> number = Shape.NUMBER.of(value);
    if (number.isEmpty()) {
      problems.add(value, Shape.NUMBER.allowed());
    } else if (parameters.put(key, number.get()) != null) {
      problems.add(value, "given once");
    }
  }

  /** Another setting; what is wrong is added to the problems and left out. */
  <T> Optional<T> other(String key, Shape<T> shape, Problems problems) {
    Optional<Setting> setting = Optional.ofNullable(others.get(key));
    Optional<T> value = setting.flatMap(shape::of);
    if (setting.isPresent() && value.isEmpty()) {
      problems.add(setting.get(), shape.allowed());
    }
    return value;
  }

  /** A list of things; what is wrong is added to the problems and left out. */
  static <T> List<T> list(
      Setting setting, String allowed, Function<Setting, Optional<T>> reader, Problems problems) {
    if (!(setting instanceof Items items)) {
      problems.add(setting, allowed);
      return List.of();
    }
    List<T> values = new ArrayList<>();
    items.items().forEach(item -> reader.apply(item).ifPresent(values::add));
    return values;
  }
}
