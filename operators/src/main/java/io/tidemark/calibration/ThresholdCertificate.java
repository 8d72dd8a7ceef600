// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.ScorePanes.Certainty;
import java.util.OptionalDouble;

/**
 * A threshold and what is known of it.
 *
 * @param threshold may be infinite
 * @param certainty what the threshold is to the scores that were added
 * @param count scores in the window
 * @param effectiveCount (sum w)^2 / sum(w^2) over them
 * @param slack at most this many scores, ties included, are up to the threshold beyond its rank;
 *     empty where that is not known: for a t-digest and with a half-life
 */
public record ThresholdCertificate(
    double threshold,
    Certainty certainty,
    long count,
    double effectiveCount,
    OptionalDouble slack) {}
