// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.policy.Dimension;
import io.tidemark.policy.RollupKey;
import io.tidemark.policy.SegmentKey;
import java.util.List;

/** The rollups that a segment belongs to. */
public final class SegmentRollups {

  private SegmentRollups() {}

  /**
   * Their keys, in the order of the names; a segment of an older policy may lack a dimension, and
   * is in no such rollup then.
   *
   * @param names of the dimensions of each
   */
  public static List<String> of(String segment, List<List<String>> names) {
    SegmentKey key = SegmentKey.parse(segment);
    List<String> known = key.dimensions().stream().map(Dimension::name).toList();
    return names.stream()
        .filter(known::containsAll)
        .map(ofRollup -> RollupKey.of(key, ofRollup).text())
        .toList();
  }
}
