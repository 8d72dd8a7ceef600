// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.IndependenceTest.Engine;

/**
 * Whether misses of a rollup depend on a feature, so far.
 *
 * @param logWealth log of an e-value of "independent all along"
 * @param pairs neighbouring outcomes taken
 * @param selected by e-BH among the features that are watched, see {@link DependenceWatch#LEVEL}
 */
public record DependenceReading(
    String feature, double logWealth, long pairs, Engine engine, boolean selected) {}
