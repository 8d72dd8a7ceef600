// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.event.OutcomeEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcomes of a segment that came before their predictions. They are always in state; what is
 * kept here is whether there are any, so that state is not asked about each prediction. The first
 * question after a segment was read is about one prediction alone, which costs less than to look
 * for any, and a segment that soon leaves again needs no more.
 */
final class EarlyOutcomes {

  private enum Known {
    NOTHING,
    ASKED_ONCE,
    NONE,
    SOME
  }

  private final SegmentState state;
  private Known known;

  /** Those of a segment that was in state before, or not. */
  EarlyOutcomes(SegmentState state, boolean inState) {
    this.state = state;
    this.known = inState ? Known.NOTHING : Known.NONE;
  }

  Optional<OutcomeEvent> of(String predictionId) throws Exception {
    if (known == Known.NOTHING) {
      known = Known.ASKED_ONCE;
      return state.early(predictionId);
    }
    return any() ? state.early(predictionId) : Optional.empty();
  }

  boolean any() throws Exception {
    if (known == Known.NOTHING || known == Known.ASKED_ONCE) {
      known = state.holdsEarly() ? Known.SOME : Known.NONE;
    }
    return known == Known.SOME;
  }

  void put(String predictionId, OutcomeEvent outcome) throws Exception {
    state.putEarly(predictionId, outcome);
    known = Known.SOME;
  }

  Optional<OutcomeEvent> take(String predictionId) throws Exception {
    Optional<OutcomeEvent> outcome = of(predictionId);
    if (outcome.isPresent()) {
      state.forgetEarly(predictionId);
      known = Known.ASKED_ONCE;
    }
    return outcome;
  }

  /** A copy in the order of prediction ids, so that entries may be changed meanwhile. */
  List<Map.Entry<String, OutcomeEvent>> all() throws Exception {
    return any() ? state.earlies() : List.of();
  }

  void clear() {
    known = Known.NONE;
  }
}
