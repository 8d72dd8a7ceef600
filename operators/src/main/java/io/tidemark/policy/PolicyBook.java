// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies in force. Immutable: {@link #with} gives a new book. Whatever the order in which
 * policies arrive, the same set of them gives the same book.
 */
public final class PolicyBook {

  /** A book in which every model has the default policy, version 0. */
  public static final PolicyBook EMPTY = new PolicyBook(Map.of());

  /** Older versions are kept for predictions that were issued under them. */
  static final int KEPT_VERSIONS = 8;

  /** By model, newest version last. */
  private final Map<String, List<Policy>> versions;

  private PolicyBook(Map<String, List<Policy>> versions) {
    this.versions = Map.copyOf(versions);
  }

  /** A book of these policies. */
  public static PolicyBook of(Collection<Policy> policies) {
    PolicyBook book = EMPTY;
    for (Policy policy : policies) {
      book = book.with(policy);
    }
    return book;
  }

  /** This book and one more policy; a known version of the model is replaced. */
  public PolicyBook with(Policy policy) {
    List<Policy> kept = new ArrayList<>(versions.getOrDefault(policy.model(), List.of()));
    kept.removeIf(old -> old.version() == policy.version());
    kept.add(policy);
    kept.sort(Comparator.comparingLong(Policy::version));
    int from = Math.max(0, kept.size() - KEPT_VERSIONS);
    Map<String, List<Policy>> next = new HashMap<>(versions);
    next.put(policy.model(), List.copyOf(kept.subList(from, kept.size())));
    return new PolicyBook(next);
  }

  /** The newest policy of a model, else that of {@code *}, else the defaults. */
  public Policy of(String model) {
    return newest(model)
        .or(() -> newest(Policy.ANY_MODEL))
        .orElseGet(() -> PolicyDefaults.of(Policy.ANY_MODEL, 0));
  }

  private Optional<Policy> newest(String model) {
    List<Policy> known = versions.getOrDefault(model, List.of());
    return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
  }

  /**
   * The policy under which a record of a model was issued: among the model's own, then those of
   * {@code *}, then the defaults as version 0. The last 8 versions of each are known.
   *
   * <p>Assumes that a model's own policies and those of {@code *} share one sequence of versions.
   */
  public Optional<Policy> of(String model, long version) {
    return versioned(model, version)
        .or(() -> versioned(Policy.ANY_MODEL, version))
        .or(
            () ->
                version == 0
                    ? Optional.of(PolicyDefaults.of(Policy.ANY_MODEL, 0))
                    : Optional.empty());
  }

  private Optional<Policy> versioned(String model, long version) {
    return versions.getOrDefault(model, List.of()).stream()
        .filter(policy -> policy.version() == version)
        .findFirst();
  }

  /** All known policies, by model and version. */
  public List<Policy> policies() {
    return versions.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }
}
