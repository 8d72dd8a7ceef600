// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

/** What came true. */
public sealed interface OutcomeValue {

  /** A finite number. */
  record Real(double value) implements OutcomeValue {}

  /** A label. */
  record Label(String value) implements OutcomeValue {}
}
