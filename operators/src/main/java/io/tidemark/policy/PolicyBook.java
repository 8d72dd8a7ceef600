// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies in force, and those that open predictions were issued under. Immutable: {@link
 * #with} and {@link #without} give a new book. Whatever the order in which policies arrive, the
 * same set of them gives the same policies in force; for a model that is its newest version.
 */
public final class PolicyBook {

  /** A book in which every model has the default policy, version 0. */
  public static final PolicyBook EMPTY = new PolicyBook(Map.of(), Map.of(), Set.of());

  /** Older versions are kept for predictions that were issued under them. */
  static final int KEPT_VERSIONS = 64;

  private static final Policy DEFAULTS = PolicyDefaults.of(Policy.ANY_MODEL, 0);

  /** By model, newest version last. */
  private final Map<String, List<Policy>> versions;

  /** By model, the newest version that was known when its policy was removed. */
  private final Map<String, Long> removed;

  /** Models that had a policy before the first prediction came. */
  private final Set<String> started;

  private PolicyBook(
      Map<String, List<Policy>> versions, Map<String, Long> removed, Set<String> started) {
    this.versions = Map.copyOf(versions);
    this.removed = Map.copyOf(removed);
    this.started = Set.copyOf(started);
  }

  /** A book of policies that are there from the start. */
  public static PolicyBook of(Collection<Policy> policies) {
    PolicyBook book = EMPTY;
    for (Policy policy : policies) {
      book = book.with(policy).startedWith(policy.model());
    }
    return book;
  }

  /** This book and one more policy; a known version of the model is replaced. */
  public PolicyBook with(Policy policy) {
    List<Policy> kept = new ArrayList<>(versions(policy.model()));
    kept.removeIf(old -> old.version() == policy.version());
    kept.add(policy);
    kept.sort(Comparator.comparingLong(Policy::version));
    int from = Math.max(0, kept.size() - KEPT_VERSIONS);
    Map<String, List<Policy>> next = new HashMap<>(versions);
    next.put(policy.model(), List.copyOf(kept.subList(from, kept.size())));
    return new PolicyBook(next, removed, started);
  }

  /**
   * This book without a policy in force for a model: {@code *} or the defaults hold for it again.
   * Its versions stay known, for predictions that were issued under them.
   */
  public PolicyBook without(String model) {
    return versions(model).isEmpty() ? this : withoutFrom(model, newestVersion(model));
  }

  /** As {@link #without}, when this version was the newest. */
  public PolicyBook withoutFrom(String model, long version) {
    Map<String, Long> next = new HashMap<>(removed);
    next.merge(model, version, Math::max);
    Set<String> left = new HashSet<>(started);
    left.remove(model);
    return new PolicyBook(versions, next, left);
  }

  /** This book, knowing that a model had its policy before its first prediction. */
  public PolicyBook startedWith(String model) {
    Set<String> next = new HashSet<>(started);
    next.add(model);
    return new PolicyBook(versions, removed, next);
  }

  /**
   * Why a policy can't come in force: its version is not above all that are known of the model, and
   * it is not simply the newest once more. The defaults are version 0. Versions go on where they
   * were after a policy is removed.
   */
  public Optional<PolicyProblem> refusal(Policy policy) {
    long newest = newestVersion(policy.model());
    return policy.version() > newest || inForce(policy)
        ? Optional.empty()
        : Optional.of(
            new PolicyProblem(
                "version",
                Long.toString(policy.version()),
                "above " + newest + ", the newest known of " + policy.model()));
  }

  /** Whether this very policy is the one in force for the model it names. */
  public boolean inForce(Policy policy) {
    return newest(policy.model()).filter(policy::equals).isPresent();
  }

  private long newestVersion(String model) {
    List<Policy> known = versions(model);
    return known.isEmpty() ? 0 : known.get(known.size() - 1).version();
  }

  /** The newest policy of a model, else that of {@code *}, else the defaults. */
  public Policy of(String model) {
    return newest(model).or(() -> newest(Policy.ANY_MODEL)).orElse(DEFAULTS);
  }

  private Optional<Policy> newest(String model) {
    List<Policy> known = versions(model);
    return known.isEmpty() || removed(model)
        ? Optional.empty()
        : Optional.of(known.get(known.size() - 1));
  }

  private boolean removed(String model) {
    Long version = removed.get(model);
    return version != null && newestVersion(model) <= version;
  }

  /**
   * The policy under which a record of a model was issued: among the model's own, then those of
   * {@code *}, then the defaults as version 0. The last 64 versions of each are known.
   */
  public Optional<Policy> of(String model, long version) {
    return exact(model, version)
        .or(() -> exact(Policy.ANY_MODEL, version))
        .or(() -> version == 0 ? Optional.of(DEFAULTS) : Optional.empty());
  }

  /** The policy of this very name and version; the defaults are version 0 of {@code *}. */
  public Optional<Policy> exact(String name, long version) {
    return versions(name).stream()
        .filter(policy -> policy.version() == version)
        .findFirst()
        .or(
            () ->
                version == 0 && name.equals(Policy.ANY_MODEL)
                    ? Optional.of(DEFAULTS)
                    : Optional.empty());
  }

  /** All policies that open predictions of a model may have been issued under, newest last. */
  public List<Policy> governing(String model) {
    List<Policy> own = versions(model);
    if (started.contains(model) && !own.isEmpty()) {
      return own;
    }
    List<Policy> all = new ArrayList<>();
    if (!started.contains(Policy.ANY_MODEL)) {
      all.add(DEFAULTS);
    }
    all.addAll(versions(Policy.ANY_MODEL));
    all.addAll(model.equals(Policy.ANY_MODEL) ? List.of() : own);
    return all;
  }

  /** Whether all {@link #governing} policies cut a model's traffic alike. */
  public boolean oneSegmentation(String model) {
    return governing(model).stream().map(Policy::segmentBy).distinct().count() == 1;
  }

  private List<Policy> versions(String model) {
    return versions.getOrDefault(model, List.of());
  }

  /** All known policies, by model and version. */
  public List<Policy> policies() {
    return versions.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** Models whose policy was removed, and the newest version that was known then. */
  public Map<String, Long> removals() {
    return removed;
  }

  /** Models that had a policy before the first prediction came. */
  public Set<String> started() {
    return started;
  }
}
