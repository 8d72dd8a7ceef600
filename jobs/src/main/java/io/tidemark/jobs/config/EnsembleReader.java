// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.ensemble.EnsembleSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads ensembles; keys that are left out take their defaults. */
final class EnsembleReader {

  /** The key of the list, in a policy file and in the configuration of a job. */
  static final String KEY = "ensembles";

  private static final List<String> KEYS =
      List.of("model", "members", "levels", "groupBy", "wait", "labelHorizon", "learningRate");

  private static final Shape<List<String>> NAMES = Shape.list("a list of names", Shape.TEXT);

  private static final Shape<List<Double>> NUMBERS = Shape.list("a list of numbers", Shape.NUMBER);

  private EnsembleReader() {}

  /** The ensembles of a section; what is wrong is added to the problems. */
  static List<EnsembleSpec> in(Section section) {
    return section.setting(KEY).map(setting -> list(setting, section.problems())).orElse(List.of());
  }

  private static List<EnsembleSpec> list(Setting setting, Problems problems) {
    List<EnsembleSpec> ensembles =
        NamedSetting.list(
            setting, "a list of ensembles", item -> ensemble(item, problems), problems);
    Set<String> models = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    ensembles.stream()
        .map(EnsembleSpec::model)
        .filter(model -> !models.add(model))
        .forEach(repeated::add);
    for (String model : repeated) {
      problems.add(setting.line(), KEY + " must have models without repetition: had " + model);
    }
    return ensembles;
  }

  private static Optional<EnsembleSpec> ensemble(Setting item, Problems problems) {
    return Section.of(item, KEYS, problems).flatMap(keys -> ensemble(item, keys, problems));
  }

  private static Optional<EnsembleSpec> ensemble(Setting item, Section keys, Problems problems) {
    try {
      return Optional.of(
          new EnsembleSpec(
              keys.read("model", Shape.TEXT).orElse(""),
              keys.read("members", NAMES).orElse(List.of()),
              keys.read("levels", NUMBERS).orElse(List.of()),
              keys.read("groupBy", NAMES).orElse(List.of()),
              keys.read("wait", Shape.MICROS).orElse(EnsembleSpec.WAIT_MICROS),
              keys.read("labelHorizon", Shape.MICROS).orElse(EnsembleSpec.HORIZON_MICROS),
              keys.read("learningRate", Shape.NUMBER).orElse(EnsembleSpec.LEARNING_RATE)));
    } catch (IllegalArgumentException e) {
      problems.add(item.line(), item.path() + "." + e.getMessage());
      return Optional.empty();
    }
  }
}
