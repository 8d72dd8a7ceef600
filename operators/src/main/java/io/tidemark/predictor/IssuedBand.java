// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import java.util.Map;

/**
 * What goes out with a prediction for one target.
 *
 * @param targetMiscoverage in (0, 1)
 * @param thresholds one per tail
 * @param region what is covered
 * @param diagnostics numbers by name that tell how far to trust the band, in the order of names
 */
public record IssuedBand(
    double targetMiscoverage,
    double[] thresholds,
    Region region,
    Map<String, Double> diagnostics) {}
