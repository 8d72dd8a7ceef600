// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.OutcomeEvent;

/** What a segment keeps under the id of a prediction. */
public sealed interface Kept permits Pending, Kept.Early {

  /** An outcome that came before its prediction. */
  record Early(String predictionId, OutcomeEvent outcome) implements Kept {}
}
