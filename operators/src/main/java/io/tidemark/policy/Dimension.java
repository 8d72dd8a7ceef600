// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

/** One cut of the traffic, such as location = 36. */
public record Dimension(String name, String value) {}
