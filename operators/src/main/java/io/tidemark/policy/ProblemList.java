// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import io.tidemark.score.NearestName;
import io.tidemark.score.ScoreParameter;
import io.tidemark.threshold.ParameterDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;

/** What is wrong with a policy, as it is found. */
final class ProblemList {

  /** A hundred years: sums of a few such spans and an event time stay within a long. */
  static final long LONGEST_MICROS = 36_525L * 86_400_000_000L;

  private final List<PolicyProblem> problems = new ArrayList<>();

  List<PolicyProblem> all() {
    return List.copyOf(problems);
  }

  void require(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      problems.add(new PolicyProblem(key, String.valueOf(value), allowed));
    }
  }

  void requireSpan(String key, long micros) {
    require(
        micros > 0 && micros <= LONGEST_MICROS,
        key,
        micros + " microseconds",
        "longer than zero, and at most 36525 days");
  }

  void requireSpanOrNone(String key, long micros) {
    require(
        micros >= 0 && micros <= LONGEST_MICROS,
        key,
        micros + " microseconds",
        "at least zero, and at most 36525 days");
  }

  void requireDistinct(String key, Collection<?> values) {
    require(new HashSet<>(values).size() == values.size(), key, values, "without repetition");
  }

  void requireKnown(String key, String name, Collection<String> known) {
    String nearest = NearestName.of(name, known).map(n -> " (nearest: " + n + ")").orElse("");
    require(known.contains(name), key, quoted(name), "one of " + known + nearest);
  }

  /** Parameters of a rule or detector. */
  void requireParameters(
      String key, Map<String, Double> parameters, List<ParameterDescription> known) {
    requireAll(
        key,
        parameters,
        known.stream().map(p -> new Known(p.name(), p::allows, p.domain())).toList());
  }

  /** Parameters of a score. */
  void requireScoreParameters(
      String key, Map<String, Double> parameters, List<ScoreParameter> known) {
    requireAll(
        key,
        parameters,
        known.stream().map(p -> new Known(p.name(), p::allows, p.domain())).toList());
  }

  private void requireAll(String key, Map<String, Double> parameters, List<Known> known) {
    List<String> names = known.stream().map(Known::name).toList();
    parameters.keySet().stream()
        .sorted()
        .filter(name -> !names.contains(name))
        .forEach(name -> requireKnown(key + "." + name, name, names));
    for (Known parameter : known) {
      Double value = parameters.get(parameter.name());
      require(
          value == null || parameter.allows().test(value),
          key + "." + parameter.name(),
          value,
          parameter.domain());
    }
  }

  private record Known(String name, DoublePredicate allows, String domain) {}

  static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
