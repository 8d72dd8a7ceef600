// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.score.NearestName;
import java.util.Collection;

/** Words the message for a name that is not known. */
final class UnknownName {

  private UnknownName() {}

  /** Names the unknown name and the known one that is nearest to it. */
  static String message(String what, String path, String name, Collection<String> known) {
    return path
        + " must be a known "
        + what
        + " ("
        + String.join(", ", known)
        + "): was "
        + name
        + nearest(name, known);
  }

  private static String nearest(String name, Collection<String> known) {
    return NearestName.of(name, known).map(near -> ", did you mean " + near + "?").orElse("");
  }
}
