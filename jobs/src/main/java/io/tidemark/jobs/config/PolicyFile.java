// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A YAML file of policies, and of the ensembles that a job with these policies has. */
public final class PolicyFile {

  private static final List<String> KEYS = List.of("policies", EnsembleReader.KEY);

  private PolicyFile() {}

  /**
   * The policies of a file.
   *
   * @param defaultVersion of the policies that state none
   * @throws InvalidSettingsException with everything that is wrong in it
   */
  public static List<Policy> read(Path file, long defaultVersion)
      throws IOException, InvalidSettingsException {
    return parse(Files.readString(file), file.toString(), defaultVersion);
  }

  /**
   * The policies of a text.
   *
   * @param source named in messages
   */
  public static List<Policy> parse(String text, String source, long defaultVersion)
      throws InvalidSettingsException {
    Problems problems = new Problems(source);
    Setting top = SettingsFile.read(text, problems);
    List<Policy> policies =
        Section.of(top, KEYS, problems)
            .flatMap(section -> checked(section, problems))
            .map(setting -> policies(setting, defaultVersion, problems))
            .orElse(List.of());
    problems.throwIfAny();
    return policies;
  }

  /** Ensembles are checked with the policies, so that all problems are reported at once. */
  private static Optional<Setting> checked(Section section, Problems problems) {
    EnsembleReader.in(section);
    return required(section, problems);
  }

  /**
   * The ensembles of a file of policies.
   *
   * @throws InvalidSettingsException with everything that is wrong in them
   */
  public static List<EnsembleSpec> ensembles(Path file)
      throws IOException, InvalidSettingsException {
    return ensembles(Files.readString(file), file.toString());
  }

  static List<EnsembleSpec> ensembles(String text, String source) throws InvalidSettingsException {
    Problems problems = new Problems(source);
    List<EnsembleSpec> ensembles =
        Section.of(SettingsFile.read(text, problems), KEYS, problems)
            .map(EnsembleReader::in)
            .orElse(List.of());
    problems.throwIfAny();
    return ensembles;
  }

  private static Optional<Setting> required(Section section, Problems problems) {
    Optional<Setting> policies = section.setting("policies");
    if (policies.isEmpty()) {
      problems.add(section.line(), "policies must be a list of policies: was absent");
    }
    return policies;
  }

  /** The policies of a list; what is wrong is added to the problems. */
  static List<Policy> policies(Setting setting, long defaultVersion, Problems problems) {
    if (!(setting instanceof Setting.Items list)) {
      problems.add(setting, "a list of policies");
      return List.of();
    }
    List<Policy> policies = new ArrayList<>();
    Set<String> models = new HashSet<>();
    for (Setting item : list.items()) {
      Optional<Policy> policy = PolicyReader.read(item, defaultVersion, problems);
      policy.ifPresent(policies::add);
      if (policy.isPresent() && !models.add(policy.get().model())) {
        String key = item.path() + ".model";
        problems.add(item.line(), key + " must be without repetition: was " + policy.get().model());
      }
    }
    return policies;
  }
}
