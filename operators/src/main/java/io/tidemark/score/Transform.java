// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0

package io.tidemark.score;

/** A monotone change of scale, applied to forecast and outcome before scoring. */
public enum Transform {
  IDENTITY,
  SQRT,
  LOG1P
}
