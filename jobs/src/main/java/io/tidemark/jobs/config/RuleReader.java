// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.threshold.RuleSpec;
import java.util.Optional;
import java.util.Set;

/** Reads the rule of a policy. */
final class RuleReader {

  private static final String GUARDS = "guards";

  private RuleReader() {}

  static Optional<RuleSpec> read(Setting setting, Problems problems) {
    String allowed = "a rule such as {name: aci, gamma: 0.005}";
    return NamedSetting.read(setting, allowed, Set.of(GUARDS), problems)
        .map(rule -> rule(rule, problems));
  }

  private static RuleSpec rule(NamedSetting rule, Problems problems) {
    boolean guards = rule.other(GUARDS, Shape.BOOLEAN, problems).orElse(true);
    return new RuleSpec(rule.name(), rule.parameters(), guards);
  }
}
