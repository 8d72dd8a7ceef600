// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.flink.event.Moments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row by column; what doesn't fit is an error that names column, value and what is allowed. */
record Row(Map<String, Integer> columns, List<String> cells) {

  Row {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the row must have " + columns.size() + " cells: had " + cells.size());
    }
  }

  /** Empty when the file has no such column, or the row no text in it. */
  Optional<String> optional(String column) {
    Integer at = columns.get(column);
    return at == null || cells.get(at).isEmpty() ? Optional.empty() : Optional.of(cells.get(at));
  }

  String text(String column) {
    return optional(column)
        .orElseThrow(() -> new IllegalArgumentException(column + " must be given: was empty"));
  }

  double number(String column) {
    String text = optional(column).orElse("");
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number that is not finite
    }
    throw new IllegalArgumentException(column + " must be a finite number: was \"" + text + "\"");
  }

  /** Microseconds of a date, which stands for its first moment in UTC, or of an instant. */
  long moment(String column) {
    String text = optional(column).orElse("");
    try {
      return text.indexOf('T') < 0
          ? Moments.micros(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())
          : Moments.micros(Instant.parse(text));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          column + " must be a date or an instant of ISO 8601: was \"" + text + "\"", e);
    }
  }
}
