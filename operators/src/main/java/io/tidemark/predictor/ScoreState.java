// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.quantile.FlatState;

/**
 * The large part of a segment's state: its scores. Immutable; the arrays must not be changed.
 *
 * @param windows one per channel
 * @param references one per channel: the scores of the baseline, growing until it is complete
 */
public record ScoreState(FlatState[] windows, FlatState[] references) {}
