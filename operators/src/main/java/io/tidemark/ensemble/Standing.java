// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.ensemble;

/**
 * How a member fares in a group.
 *
 * @param model the member
 * @param outcomes of targets it had forecast
 * @param score mean weighted interval score over them; NaN without outcomes
 * @param ensembleScore that of the ensemble over the same targets
 * @param weights by level, were all members present
 */
public record Standing(
    String model, long outcomes, double score, double ensembleScore, double[] weights) {}
