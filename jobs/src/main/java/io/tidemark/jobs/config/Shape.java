// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.jobs.config.Setting.Items;
import io.tidemark.jobs.config.Setting.Scalar;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a setting is read as.
 *
 * @param allowed as it reads after "must be"
 * @param reader empty when the setting has another shape
 */
record Shape<T>(String allowed, Function<Setting, Optional<T>> reader) {

  static final Shape<String> TEXT = new Shape<>("a text", Shape::text);

  static final Shape<Double> NUMBER = new Shape<>("a number", Shape::number);

  static final Shape<Integer> INTEGER = new Shape<>("a whole number", Shape::integer);

  static final Shape<Long> LONG = new Shape<>("a whole number", Shape::whole);

  static final Shape<Boolean> BOOLEAN =
      new Shape<>("true or false", setting -> text(setting).flatMap(Shape::truth));

  static final Shape<Duration> DURATION =
      new Shape<>("an ISO-8601 duration such as P7D or PT30S", Shape::duration);

  /** A duration in microseconds. */
  static final Shape<Long> MICROS =
      new Shape<>(DURATION.allowed, setting -> duration(setting).flatMap(Shape::micros));

  static final Shape<Map<String, String>> TEXTS_BY_KEY =
      new Shape<>("keys with texts", setting -> byKey(setting, TEXT));

  Optional<T> of(Setting setting) {
    return reader.apply(setting);
  }

  static <T> Shape<List<T>> list(String allowed, Shape<T> item) {
    return new Shape<>(allowed, setting -> items(setting, item));
  }

  static <T> Shape<T> choice(Map<String, T> options) {
    String names = String.join(", ", options.keySet());
    return new Shape<>("one of " + names, s -> text(s).map(options::get));
  }

  private static Optional<String> text(Setting setting) {
    return setting instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private static Optional<Double> number(Setting setting) {
    return text(setting).flatMap(text -> parsed(text, Double::valueOf));
  }

  private static Optional<Integer> integer(Setting setting) {
    return text(setting).flatMap(text -> parsed(text, Integer::valueOf));
  }

  private static Optional<Boolean> truth(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(Boolean.valueOf(text))
        : Optional.empty();
  }

  private static Optional<Long> whole(Setting setting) {
    return text(setting).flatMap(text -> parsed(text, Long::valueOf));
  }

  private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(Setting setting) {
    try {
      return text(setting).map(Duration::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> micros(Duration duration) {
    try {
      long seconds = Math.multiplyExact(duration.getSeconds(), 1_000_000L);
      return Optional.of(Math.addExact(seconds, duration.getNano() / 1_000));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static <T> Optional<List<T>> items(Setting setting, Shape<T> item) {
    if (!(setting instanceof Items list)) {
      return Optional.empty();
    }
    List<T> values = list.items().stream().map(item::of).flatMap(Optional::stream).toList();
    return values.size() == list.items().size() ? Optional.of(values) : Optional.empty();
  }

  private static <T> Optional<Map<String, T>> byKey(Setting setting, Shape<T> value) {
    if (!(setting instanceof Setting.Entries section)) {
      return Optional.empty();
    }
    Map<String, T> values = new LinkedHashMap<>();
    section.entries().forEach((key, entry) -> value.of(entry).ifPresent(v -> values.put(key, v)));
    return values.size() == section.entries().size() ? Optional.of(values) : Optional.empty();
  }
}
