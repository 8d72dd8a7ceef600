// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table of expected numbers, by column. */
record GoldenTable(List<String> columns, double[][] rows) {

  static GoldenTable read(String name) {
    try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/" + name)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      double[][] rows =
          lines.stream()
              .skip(1)
              .map(
                  line -> Arrays.stream(line.split(",")).mapToDouble(GoldenTable::number).toArray())
              .toArray(double[][]::new);
      return new GoldenTable(List.of(lines.get(0).split(",")), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double number(String text) {
    return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  double[] column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(name + " must be one of " + columns);
    }
    return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
  }
}
