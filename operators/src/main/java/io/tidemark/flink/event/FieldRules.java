// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a field must keep to; a violation names the field, the value and what is allowed. */
final class FieldRules {

  private static final int MAX_NAME_CHARS = 512;
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final long EARLIEST_MICROS = Moments.micros(EARLIEST);
  private static final long LATEST_MICROS = Moments.micros(LATEST);

  private FieldRules() {}

  /** The name of something: keys are made of it, so it is neither blank nor long. */
  static String name(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be blank: was \"" + value + "\"");
    }
    return shortText(field, value);
  }

  static Optional<String> optionalName(String field, String value) {
    return Optional.ofNullable(value).map(v -> name(field, v));
  }

  static String shortText(String field, String value) {
    if (value.length() > MAX_NAME_CHARS) {
      throw new IllegalArgumentException(
          field
              + " must have at most "
              + MAX_NAME_CHARS
              + " characters: had "
              + value.length()
              + ", starting with \""
              + value.substring(0, 40)
              + "\"");
    }
    return value;
  }

  /** In key order, so that messages do not depend on hashes. */
  static Map<String, String> dimensions(Map<String, String> dimensions) {
    requireDimensions(dimensions);
    return Collections.unmodifiableMap(new TreeMap<>(dimensions));
  }

  static void requireDimensions(Map<String, String> dimensions) {
    dimensions.forEach(
        (name, value) -> {
          name("dimensions' name", name);
          if (value.length() > MAX_NAME_CHARS) {
            shortText("dimensions." + name, value);
          }
        });
  }

  static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(field + " must be finite: was " + value);
    }
    return value;
  }

  /** A moment that a forecast can be about. */
  static Instant moment(String field, Instant value) {
    if (value.isBefore(EARLIEST) || !value.isBefore(LATEST)) {
      throw new IllegalArgumentException(
          field + " must be in [" + EARLIEST + ", " + LATEST + "): was " + value);
    }
    return value;
  }

  /** The same in microseconds. */
  static void moment(String field, long micros) {
    if (micros < EARLIEST_MICROS || micros >= LATEST_MICROS) {
      moment(field, Moments.of(micros));
    }
  }

  /** A moment at which a record says something; a record without a timestamp is not compared. */
  static long eventTime(Instant value, Origin origin, DecodingLimits limits) {
    return eventTime(Moments.micros(moment("eventTime", value)), origin, limits);
  }

  /** The same in microseconds. */
  static long eventTime(long micros, Origin origin, DecodingLimits limits) {
    moment("eventTime", micros);
    long sent = origin.timestampMicros();
    if (sent > 0 && micros - sent > limits.maxAheadMicros()) {
      throw new IllegalArgumentException(
          "eventTime must be at most "
              + Duration.of(limits.maxAheadMicros(), ChronoUnit.MICROS)
              + " after the record's timestamp "
              + Moments.of(sent)
              + ": was "
              + Moments.of(micros));
    }
    return micros;
  }
}
