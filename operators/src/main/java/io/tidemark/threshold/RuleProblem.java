// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * A parameter that a rule cannot work with at some miscoverage.
 *
 * @param allowed in words
 */
public record RuleProblem(String parameter, double value, String allowed) {}
