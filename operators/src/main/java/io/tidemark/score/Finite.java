// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

/** Rejects what is not a finite number. */
final class Finite {

  private Finite() {}

  static void require(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite: was " + value);
    }
  }
}
