// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import io.tidemark.score.NearestName;
import io.tidemark.threshold.ParameterDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The detectors by the names used in policies: a family of bets and a form. */
public final class Detectors {

  private static final String RUN_LENGTH =
      "at least limit evidence units to a false alarm on average; a mean, not a probability:"
          + " about a quarter of healthy runs alarm within half of it";
  private static final String ERROR_LEVEL =
      "ever raises a false alarm with probability at most 1 / limit; its statistic is an e-value"
          + " at any stopping time";

  private record Entry(DetectorDescription description, BetFamily family, Form form) {}

  private static final List<Entry> ENTRIES = entries();

  private Detectors() {}

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (BetFamily family : BetFamily.values()) {
      entries.add(entry(family, Form.SHIRYAEV_ROBERTS, "-sr"));
      entries.add(entry(family, Form.CUSUM, "-cusum"));
      entries.add(entry(family, Form.RESTARTED, "-restarted"));
    }
    return List.copyOf(entries);
  }

  private static Entry entry(BetFamily family, Form form, String suffix) {
    boolean eProcess = form == Form.RESTARTED;
    String guarantee = eProcess ? ERROR_LEVEL : RUN_LENGTH;
    return new Entry(family.describe(family.label() + suffix, guarantee, eProcess), family, form);
  }

  /** All detectors, with their parameters, nulls and guarantees. */
  public static List<DetectorDescription> catalogue() {
    return ENTRIES.stream().map(Entry::description).toList();
  }

  /** The description of a detector; unknown names are errors that name the nearest valid one. */
  public static DetectorDescription description(String name) {
    return find(name).description();
  }

  /**
   * A detector without evidence. Unknown names are errors that name the nearest valid one; values
   * outside their domain are errors that name the parameter, the value and what is allowed.
   */
  public static Detector of(DetectorSpec spec, DetectorSetting setting) {
    Entry entry = find(spec.name());
    Map<String, Double> values = values(spec, entry.description().parameters());
    return entry.family().detector(spec, values, entry.form(), setting);
  }

  private static Map<String, Double> values(DetectorSpec spec, List<ParameterDescription> known) {
    List<String> names = known.stream().map(ParameterDescription::name).toList();
    for (String name : spec.parameters().keySet()) {
      if (!names.contains(name)) {
        throw unknown("parameter of detector " + spec.name(), name, names);
      }
    }
    Map<String, Double> values = new HashMap<>();
    for (ParameterDescription parameter : known) {
      double value = spec.parameters().getOrDefault(parameter.name(), parameter.defaultValue());
      if (!parameter.allows(value)) {
        throw new IllegalArgumentException(
            "%s of detector %s must be %s: was %s"
                .formatted(parameter.name(), spec.name(), parameter.domain(), value));
      }
      values.put(parameter.name(), value);
    }
    return values;
  }

  private static Entry find(String name) {
    List<String> names = ENTRIES.stream().map(e -> e.description().name()).toList();
    return ENTRIES.stream()
        .filter(e -> e.description().name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown("detector", name, names));
  }

  private static IllegalArgumentException unknown(String what, String name, List<String> valid) {
    String nearest = NearestName.of(name, valid).map(n -> " (did you mean " + n + "?)").orElse("");
    return new IllegalArgumentException(
        what + " must be one of " + valid + ": was \"" + name + "\"" + nearest);
  }
}
