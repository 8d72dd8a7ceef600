// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/** Bounds of a rate, in [0, 1]. */
public record RateInterval(double low, double high) {}
