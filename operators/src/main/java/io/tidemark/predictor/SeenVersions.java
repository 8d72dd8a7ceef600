// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import java.util.ArrayList;
import java.util.List;

/**
 * The model versions that made predictions for a segment, in the order of their first one. The last
 * 32 are known; an older one that comes back is new. Immutable.
 */
public record SeenVersions(List<String> versions) {

  /** Of a segment that no prediction came to. */
  public static final SeenVersions NONE = new SeenVersions(List.of());

  private static final int KEPT = 32;

  /** Takes a copy. */
  public SeenVersions {
    versions = List.copyOf(versions);
  }

  /** Whether a version has made a prediction. */
  public boolean knows(String version) {
    return versions.contains(version);
  }

  /** Whether a prediction of this version begins a new version of the model. */
  public boolean isNew(String version) {
    return !versions.isEmpty() && !knows(version);
  }

  /** Whether another version has been introduced after this one. */
  public boolean isOld(String version) {
    return !versions.isEmpty() && !versions.get(versions.size() - 1).equals(version);
  }

  /** These and one more, unless it is known. */
  public SeenVersions with(String version) {
    if (knows(version)) {
      return this;
    }
    List<String> next = new ArrayList<>(versions);
    next.add(version);
    return new SeenVersions(next.subList(Math.max(0, next.size() - KEPT), next.size()));
  }
}
