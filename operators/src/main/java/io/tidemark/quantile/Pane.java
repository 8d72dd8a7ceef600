// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

/** What is counted for one pane of {@link SortedPanes}. */
final class Pane {

  final long index;
  long count;
  long negativeInfinities;
  long positiveInfinities;

  /** Finite scores since the pane was last coalesced. */
  long fresh;

  Pane(long index) {
    this.index = index;
  }

  /** Panes that are kept at a time lie nearer together than tags repeat. */
  char tag() {
    return (char) index;
  }
}
