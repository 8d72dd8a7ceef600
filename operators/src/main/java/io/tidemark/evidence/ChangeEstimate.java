// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Where the evidence began: when the CUSUM of the strongest bet last left its floor. A description,
 * not a confidence statement.
 *
 * @param kind what the strongest bet bets on, for example "under-coverage" or "too narrow"
 * @param sinceMicros event time at which the first observation since began
 * @param units evidence units since
 * @param trials events since
 * @param total misses since, or the sum of the ranks
 */
public record ChangeEstimate(
    String kind, long sinceMicros, long units, long trials, double total) {}
