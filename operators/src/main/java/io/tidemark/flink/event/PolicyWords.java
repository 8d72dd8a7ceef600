// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.calibration.WindowSpec.Sketch;
import io.tidemark.policy.Policy.OnNewVersion;
import io.tidemark.policy.Policy.Ordering;
import io.tidemark.policy.Policy.Severity;
import io.tidemark.score.Transform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The words by which a policy chooses one of several things, in files and on the topic.
 *
 * @param byWord what is chosen, in the order in which messages list it
 */
public record PolicyWords<T>(Map<String, T> byWord) {

  /** Keys: {@code evidence.unit}, and {@code evidenceUnit} on the topic. */
  public static final PolicyWords<Boolean> EVIDENCE_BY_EVENT =
      of(List.of(true, false), byEvent -> byEvent ? "event" : "block");

  /** Key: {@code ordering}. */
  public static final PolicyWords<Ordering> ORDERING = of(Ordering.values());

  /** Key: {@code onNewVersion}. */
  public static final PolicyWords<OnNewVersion> ON_NEW_VERSION = of(OnNewVersion.values());

  /** Key: {@code severity} of a detector. */
  public static final PolicyWords<Severity> SEVERITY = of(Severity.values());

  /** Key: {@code window.sketch}. */
  public static final PolicyWords<Sketch> SKETCH = of(Sketch.values());

  /** Key: {@code transform}. */
  public static final PolicyWords<Transform> TRANSFORM =
      of(List.of(Transform.values()), Transform::policyName);

  private static <E extends Enum<E>> PolicyWords<E> of(E[] values) {
    return of(List.of(values), value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static <T> PolicyWords<T> of(List<T> values, Function<T, String> word) {
    Map<String, T> byWord = new LinkedHashMap<>();
    values.forEach(value -> byWord.put(word.apply(value), value));
    return new PolicyWords<>(byWord);
  }

  /** The word for a choice. */
  String of(T choice) {
    return byWord.entrySet().stream()
        .filter(entry -> entry.getValue().equals(choice))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
