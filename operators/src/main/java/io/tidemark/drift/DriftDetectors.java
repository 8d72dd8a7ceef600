// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import io.tidemark.drift.binary.Ddm;
import io.tidemark.drift.binary.HddmA;
import io.tidemark.drift.binary.HddmW;
import io.tidemark.threshold.ParameterDescription;
import io.tidemark.threshold.ParameterDescription.Domain;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The classical detectors by the names used in policies. None has an average run length or an error
 * level over a stream; they are reported for comparison and never page.
 */
public final class DriftDetectors {

  /**
   * A detector as users choose it.
   *
   * @param binary whether it takes shares of misses in [0, 1] alone, else any finite value
   */
  public record Description(String name, boolean binary, List<ParameterDescription> parameters) {}

  private record Entry(Description description, Function<Values, DriftDetector> make) {}

  /** Values of all parameters. */
  private record Values(Map<String, Double> values) {

    double of(String name) {
      return values.get(name);
    }

    int count(String name) {
      return (int) of(name);
    }
  }

  private static final ParameterDescription FALLS =
      new ParameterDescription(
          "falls", 0, Domain.COUNT_OR_NONE, "1: a fall is a drift too; 0: only a rise is");

  private static final List<Entry> ENTRIES =
      List.of(
          entry(
              "adwin",
              false,
              v -> new Adwin(v.of("delta"), v.count("clock")),
              open("delta", 0.002, "error of one cut of the window"),
              count("clock", 32, "values from look to look")),
          entry(
              "page-hinkley",
              false,
              v ->
                  new PageHinkley(
                      v.of("delta"),
                      v.of("lambda"),
                      v.of("fading"),
                      v.count("least"),
                      v.of("falls") > 0),
              new ParameterDescription(
                  "delta", 0.005, Domain.NOT_NEGATIVE, "change that is put up with"),
              positive("lambda", 50, "limit of the sum"),
              new ParameterDescription(
                  "fading", 0.9999, Domain.SHARE, "weight of the sum from value to value"),
              count("least", 30, "values before the first alarm"),
              FALLS),
          entry(
              "cusum",
              false,
              v -> new Cusum(v.count("warmUp"), v.of("slack"), v.of("limit"), v.of("falls") > 0),
              count("warmUp", 30, "values that mean and deviation come from; 1 is taken for 2"),
              new ParameterDescription("slack", 0.5, Domain.NOT_NEGATIVE, "in standard deviations"),
              positive("limit", 5, "in standard deviations"),
              FALLS),
          entry(
              "kswin",
              false,
              v -> new Kswin(v.of("level"), v.count("window"), v.count("sample")),
              open("level", 0.005, "error of one look"),
              count("window", 100, "values kept"),
              count("sample", 30, "newest values, and as many older ones, that are compared")),
          entry(
              "ddm",
              true,
              v -> new Ddm(v.count("least"), v.of("warning"), v.of("limit")),
              count("least", 30, "values before the first verdict"),
              positive("warning", 2, "in standard deviations"),
              positive("limit", 3, "in standard deviations")),
          entry(
              "hddm-a",
              true,
              v -> new HddmA(v.of("warning"), v.of("level")),
              open("warning", 0.005, "error of one look, of a warning"),
              open("level", 0.001, "error of one look, of an alarm")),
          entry(
              "hddm-w",
              true,
              v -> new HddmW(v.of("warning"), v.of("level"), v.of("weight")),
              open("warning", 0.005, "error of one look, of a warning"),
              open("level", 0.001, "error of one look, of an alarm"),
              new ParameterDescription("weight", 0.05, Domain.SHARE, "of a value in the average")));

  private DriftDetectors() {}

  /** All classical detectors with their parameters. */
  public static List<Description> catalogue() {
    return ENTRIES.stream().map(Entry::description).toList();
  }

  /** Whether there is one of that name. */
  public static boolean knows(String name) {
    return ENTRIES.stream().anyMatch(entry -> entry.description().name().equals(name));
  }

  /**
   * A detector without values. An unknown name, an unknown parameter or a value outside its domain
   * is an error that names it and what is allowed.
   */
  public static DriftDetector of(String name, Map<String, Double> parameters) {
    Entry entry =
        ENTRIES.stream()
            .filter(e -> e.description().name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown("detector", name, names()));
    return entry.make().apply(new Values(values(entry.description(), parameters)));
  }

  private static List<String> names() {
    return ENTRIES.stream().map(e -> e.description().name()).toList();
  }

  private static Map<String, Double> values(Description known, Map<String, Double> given) {
    Map<String, Double> values = new TreeMap<>();
    known.parameters().forEach(p -> values.put(p.name(), p.defaultValue()));
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw unknown("parameter of detector " + known.name(), name, List.copyOf(values.keySet()));
      }
    }
    values.putAll(given);
    for (ParameterDescription p : known.parameters()) {
      if (!p.allows(values.get(p.name()))) {
        throw new IllegalArgumentException(
            "%s of detector %s must be %s: was %s"
                .formatted(p.name(), known.name(), p.domain(), values.get(p.name())));
      }
    }
    return values;
  }

  private static IllegalArgumentException unknown(String what, String name, List<String> valid) {
    return new IllegalArgumentException(
        what + " must be one of " + valid + ": was \"" + name + "\"");
  }

  private static Entry entry(
      String name,
      boolean binary,
      Function<Values, DriftDetector> make,
      ParameterDescription... parameters) {
    return new Entry(new Description(name, binary, List.of(parameters)), make);
  }

  private static ParameterDescription open(String name, double value, String meaning) {
    return new ParameterDescription(name, value, Domain.OPEN_UNIT, meaning);
  }

  private static ParameterDescription positive(String name, double value, String meaning) {
    return new ParameterDescription(name, value, Domain.POSITIVE, meaning);
  }

  private static ParameterDescription count(String name, double value, String meaning) {
    return new ParameterDescription(name, value, Domain.COUNT, meaning);
  }
}
