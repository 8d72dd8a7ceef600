// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * The rule behind a column of expected numbers: resources, golden/README.md.
 *
 * @param ahead steps after its prediction at which an outcome is learned
 */
record GoldenColumn(String name, Map<String, Double> parameters, int ahead) {

  private static final Pattern NAMES =
      Pattern.compile(
          "([a-z_]+?)(?:_delay(\\d+))?(?:_lr([\\d.]+))?(?:_csat([\\d.]+)_ki([\\d.]+))?");

  private static final double SCALED_BY = Math.sqrt(3);

  /** A column of {@code radius/}; unknown columns are errors. */
  static GoldenColumn ofThresholds(String file, String column, double[] scores) {
    Matcher m = NAMES.matcher(column);
    if (!m.matches()) {
      throw new IllegalArgumentException("column " + column + " of " + file + " has no rule");
    }
    int ahead = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
    double lr = m.group(3) == null ? Double.NaN : Double.parseDouble(m.group(3));
    double burnIn = burnIn(file);
    return switch (m.group(1)) {
      case "ogd" -> new GoldenColumn("quantile-tracker", Map.of("step", lr), ahead);
      case "decay" -> new GoldenColumn("decaying", Map.of("step", lr), ahead);
      case "p" -> new GoldenColumn("pid", Map.of("lr", lr, "burnIn", burnIn, "ki", 0.0), ahead);
      case "pi" -> new GoldenColumn("pid", pi(m, lr, burnIn), ahead);
      case "eci" -> new GoldenColumn("eci", Map.of("lr", lr, "burnIn", burnIn), ahead);
      case "eci_integral" ->
          new GoldenColumn("eci-integral", Map.of("lr", lr, "burnIn", burnIn), ahead);
      case "cop" -> new GoldenColumn("cop", Map.of("lr", lr, "burnIn", burnIn), ahead);
      case "sfogd" -> new GoldenColumn("sf-ogd", Map.of("scale", scale(scores)), ahead);
      default ->
          throw new IllegalArgumentException("column " + column + " of " + file + " has no rule");
    };
  }

  private static Map<String, Double> pi(Matcher m, double lr, double burnIn) {
    double csat = Double.parseDouble(m.group(4));
    double ki = Double.parseDouble(m.group(5));
    return Map.of("lr", lr, "burnIn", burnIn, "csat", csat, "ki", ki);
  }

  /** sqrt(3) times the largest of the first 50 scores. */
  private static double scale(double[] scores) {
    return SCALED_BY * DoubleStream.of(scores).limit(50).max().orElseThrow();
  }

  private static double burnIn(String file) {
    return switch (file.split("-")[0]) {
      case "elec2" -> 300;
      case "daily" -> 500;
      case "changepoint" -> 100;
      default -> throw new IllegalArgumentException("series " + file + " has no burn-in");
    };
  }

  /** A column of {@code alpha/}; unknown columns are errors. */
  static GoldenColumn ofLevels(String file, String column) {
    if (column.startsWith("aci_")) {
      double gamma = Double.parseDouble(column.substring("aci_".length()));
      return new GoldenColumn("aci", Map.of("gamma", gamma), 1);
    }
    if (column.equals("dtaci") || column.equals("agaci")) {
      return new GoldenColumn(column, Map.of(), 1);
    }
    throw new IllegalArgumentException("column " + column + " of " + file + " has no rule");
  }

  ThresholdRule rule() {
    return Streams.rule(name, parameters);
  }
}
