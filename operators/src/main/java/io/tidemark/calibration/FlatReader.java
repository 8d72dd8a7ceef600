// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.FlatState;
import java.util.Arrays;

/** Reads the head of a window's state, then leaves the rest to its panes. */
final class FlatReader {

  private final FlatState state;
  private int next;

  FlatReader(FlatState state) {
    this.state = state;
  }

  void require(long layout) {
    long written = next();
    if (written != layout) {
      throw new IllegalArgumentException("window layout must be " + layout + ": was " + written);
    }
  }

  long next() {
    if (next == state.longs().length) {
      throw new IllegalArgumentException("window state must hold more whole numbers: held " + next);
    }
    return state.longs()[next++];
  }

  FlatState rest() {
    return new FlatState(
        Arrays.copyOfRange(state.longs(), next, state.longs().length), state.doubles());
  }
}
