// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

/**
 * Immutable state as it crosses a boundary: whole numbers and reals, with a layout owned by the
 * class that wrote it. The arrays must not be changed after construction.
 */
public record FlatState(long[] longs, double[] doubles) {}
