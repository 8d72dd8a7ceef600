// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.ensemble;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * A virtual model whose quantiles are those of several models, combined.
 *
 * @param model its name, of none of its members
 * @param members models, distinct, at least two
 * @param levels strictly increasing, each in (0, 1), at least two; a member must state them all
 * @param groupBy dimensions that weights are kept apart by
 * @param waitMicros event time that the first member of a target waits for the others, at least 0
 * @param horizonMicros event time that an outcome may take, above 0
 * @param learningRate of the descent on the logits, finite and above 0
 */
public record EnsembleSpec(
    String model,
    List<String> members,
    List<Double> levels,
    List<String> groupBy,
    long waitMicros,
    long horizonMicros,
    double learningRate)
    implements Serializable {

  /** When a configuration says nothing. */
  public static final long WAIT_MICROS = 3_600_000_000L;

  /** When a configuration says nothing: 60 days. */
  public static final long HORIZON_MICROS = 60L * 86_400_000_000L;

  /** When a configuration says nothing. */
  public static final double LEARNING_RATE = 0.05;

  private static final long LONGEST_MICROS = 36_525L * 86_400_000_000L;

  /** Rejects what the parameters exclude, naming field, value and what is allowed. */
  public EnsembleSpec {
    members = List.copyOf(members);
    levels = List.copyOf(levels);
    groupBy = List.copyOf(groupBy);
    require(!model.isBlank() && !members.contains(model), "model", model, "of none of its members");
    require(
        members.size() >= 2 && distinct(members) && !members.contains(""),
        "members",
        members,
        "at least two, distinct");
    require(
        levels.size() >= 2 && ascending(levels),
        "levels",
        levels,
        "at least two, strictly increasing in (0, 1)");
    require(distinct(groupBy) && !groupBy.contains(""), "groupBy", groupBy, "names, distinct");
    require(
        waitMicros >= 0 && waitMicros <= LONGEST_MICROS,
        "wait",
        waitMicros + " microseconds",
        "in [0, 36525 days]");
    require(
        horizonMicros > 0 && horizonMicros <= LONGEST_MICROS,
        "labelHorizon",
        horizonMicros + " microseconds",
        "in (0, 36525 days]");
    require(
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
        "learningRate",
        learningRate,
        "finite and above 0");
  }

  /** The levels. */
  double[] levelArray() {
    return levels.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What weights depend on: those learned under another key mean nothing here. */
  public String key() {
    return members + ";" + levels + ";" + learningRate;
  }

  private static boolean distinct(List<String> names) {
    return new HashSet<>(names).size() == names.size();
  }

  private static boolean ascending(List<Double> levels) {
    double[] all = levels.stream().mapToDouble(Double::doubleValue).toArray();
    double[] sorted = Arrays.stream(all).distinct().sorted().toArray();
    return Arrays.equals(all, sorted) && all[0] > 0 && all[all.length - 1] < 1;
  }

  private static void require(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(key + " must be " + allowed + ": was " + value);
    }
  }
}
