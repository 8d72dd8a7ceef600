// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import io.tidemark.threshold.ParameterDescription;
import java.util.List;

/**
 * A detector as users choose it.
 *
 * @param input what its observations are sums of
 * @param parameters numbers it can be given
 * @param grid what the grid of its bets means; empty when it has none
 * @param nullHypothesis what holds while all is well
 * @param guarantee in words, while the null holds
 * @param eProcess whether its statistic is an e-value at any stopping time and so an input of
 *     {@link EBenjaminiHochberg}; otherwise its limit is an average run length
 */
public record DetectorDescription(
    String name,
    Input input,
    List<ParameterDescription> parameters,
    String grid,
    String nullHypothesis,
    String guarantee,
    boolean eProcess) {}
