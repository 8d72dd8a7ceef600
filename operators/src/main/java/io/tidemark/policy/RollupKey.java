// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import java.util.List;

/**
 * A coarser group of segments that is monitored: a model, cut by some of its segments' dimensions.
 */
public record RollupKey(String model, List<Dimension> dimensions) {

  /** Takes a copy of the dimensions. */
  public RollupKey {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * The group a segment belongs to.
   *
   * @param names dimensions of the rollup, each one of the segment's
   */
  public static RollupKey of(SegmentKey segment, List<String> names) {
    return new RollupKey(
        segment.model(), names.stream().map(name -> dimension(segment, name)).toList());
  }

  private static Dimension dimension(SegmentKey segment, String name) {
    return segment.dimensions().stream()
        .filter(dimension -> dimension.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "rollup dimension must be one of the segment's: was \""
                        + name
                        + "\", segment "
                        + segment));
  }

  /** The key of this {@link #text}. */
  public static RollupKey parse(String text) {
    return new RollupKey(KeyText.model(text), KeyText.dimensions(text));
  }

  /** Such as {@code model}, or {@code model|location=36}; different keys never read the same. */
  public String text() {
    return KeyText.write(model, dimensions);
  }

  @Override
  public String toString() {
    return text();
  }
}
