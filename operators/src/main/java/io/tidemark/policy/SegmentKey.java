// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a threshold is kept for: a model, cut by the dimensions its policy names.
 *
 * @param dimensions in the order of the policy; the model version is the dimension {@code version}
 */
public record SegmentKey(String model, List<Dimension> dimensions) {

  /** Takes a copy of the dimensions. */
  public SegmentKey {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * The first dimension a policy segments by that a record lacks; empty when there is a segment.
   */
  public static Optional<String> missingDimension(Policy policy, Map<String, String> dimensions) {
    for (String name : policy.segmentBy()) {
      if (!name.equals(Policy.VERSION) && !dimensions.containsKey(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /**
   * The segment of a record.
   *
   * @param modelVersion empty when the model has no versions
   * @throws IllegalArgumentException if a {@link #missingDimension dimension is missing}
   */
  public static SegmentKey of(
      Policy policy, String model, String modelVersion, Map<String, String> dimensions) {
    List<Dimension> named = new ArrayList<>(policy.segmentBy().size());
    for (String name : policy.segmentBy()) {
      named.add(new Dimension(name, value(name, modelVersion, dimensions)));
    }
    return new SegmentKey(model, named);
  }

  private static String value(String name, String modelVersion, Map<String, String> dimensions) {
    String value = name.equals(Policy.VERSION) ? modelVersion : dimensions.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "dimensions must hold \"" + name + "\": were " + dimensions.keySet());
    }
    return value;
  }

  /** The key of this {@link #text}. */
  public static SegmentKey parse(String text) {
    return new SegmentKey(KeyText.model(text), KeyText.dimensions(text));
  }

  /** Such as {@code model|location=36|horizon=1}; different keys never read the same. */
  public String text() {
    return KeyText.write(model, dimensions);
  }

  @Override
  public String toString() {
    return text();
  }
}
