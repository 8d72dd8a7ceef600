// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

/**
 * What goes out with a prediction for one target.
 *
 * @param targetMiscoverage in (0, 1)
 * @param thresholds one per tail
 * @param region what is covered
 */
public record IssuedBand(double targetMiscoverage, double[] thresholds, Region region) {}
