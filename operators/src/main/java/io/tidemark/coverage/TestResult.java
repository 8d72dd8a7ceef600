// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

/**
 * The result of a test of a closed period: for reports. Looked at repeatedly, a p-value below e
 * comes far oftener than with probability e.
 *
 * @param statistic of the test
 * @param pValue probability of a statistic as extreme or more, while the null holds; in [0, 1]
 */
public record TestResult(double statistic, double pValue) {}
