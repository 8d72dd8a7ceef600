// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

/** What detectors let in. */
public final class Domains {

  private Domains() {}

  /** Refuses NaN and infinities. */
  public static void requireFinite(double x) {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("value must be finite: was " + x);
    }
  }

  /** Refuses what is no share, NaN too. */
  public static void requireShare(double x) {
    if (!(x >= 0 && x <= 1)) {
      throw new IllegalArgumentException("value must be in [0, 1]: was " + x);
    }
  }

  /** Refuses a state of another detector. */
  public static void requireSize(double[] state, int size) {
    if (state.length != size) {
      throw new IllegalArgumentException(
          "state must be " + size + " numbers: were " + state.length);
    }
  }
}
