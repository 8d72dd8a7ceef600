// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.SegmentInput;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the directory knows of one prediction id of one model. Immutable.
 *
 * @param known the first outcome, for as long as it may find a prediction
 * @param keepUntilMicros how long that is
 * @param delivered whether that outcome was sent to any segment
 * @param waiting the predictions that a release before announced; others are records of their own
 */
public record DirectoryEntry(
    Optional<OutcomeEvent> known, long keepUntilMicros, boolean delivered, List<Waiting> waiting) {

  /** Before anything is known. */
  public static final DirectoryEntry NONE =
      new DirectoryEntry(Optional.empty(), 0, false, List.of());

  /**
   * Where a prediction waits.
   *
   * @param alias what it is called there, if not by the outcome's model and id
   * @param forgetAtMicros when no outcome of it is told apart any more
   */
  public record Waiting(String segment, Optional<Alias> alias, long forgetAtMicros) {

    /** Of an announcement. */
    public static Waiting of(DirectoryInput.Waiting announced) {
      String own = DirectoryInput.byPrediction(announced.model(), announced.predictionId());
      Optional<Alias> alias =
          own.equals(announced.lookupKey())
              ? Optional.empty()
              : Optional.of(new Alias(announced.model(), announced.predictionId()));
      return new Waiting(announced.segment(), alias, announced.forgetAtMicros());
    }

    /** The outcome on its way there. */
    public SegmentInput.OutcomeArrived with(OutcomeEvent outcome) {
      return new SegmentInput.OutcomeArrived(
          segment,
          alias.isPresent() ? alias.get().model() : outcome.model().orElseThrow(),
          alias.isPresent() ? alias.get().predictionId() : outcome.predictionId().orElseThrow(),
          outcome);
    }

    /** Whether another is of the same prediction. */
    public boolean isSame(Waiting other) {
      return segment.equals(other.segment)
          && alias.map(Alias::predictionId).equals(other.alias.map(Alias::predictionId));
    }
  }

  /** Another name of a prediction. */
  public record Alias(String model, String predictionId) {}

  /** With one prediction more. */
  public DirectoryEntry with(Waiting prediction) {
    return new DirectoryEntry(
        known,
        keepUntilMicros,
        delivered || known.isPresent(),
        waiting.isEmpty()
            ? List.of(prediction)
            : Stream.concat(waiting.stream(), Stream.of(prediction)).toList());
  }

  /** Once its outcome was sent to a segment. */
  public DirectoryEntry deliver() {
    return delivered ? this : new DirectoryEntry(known, keepUntilMicros, true, waiting);
  }

  /** With the first outcome, which goes to all that wait. */
  public DirectoryEntry with(OutcomeEvent outcome, long untilMicros) {
    return new DirectoryEntry(Optional.of(outcome), untilMicros, !waiting.isEmpty(), waiting);
  }

  /** Whether the outcome is to be forgotten. */
  public boolean outcomeEnds(long nowMicros) {
    return known.isPresent() && keepUntilMicros <= nowMicros;
  }

  /** What is left at a moment; empty when that is nothing. */
  public Optional<DirectoryEntry> at(long nowMicros) {
    boolean ends = outcomeEnds(nowMicros);
    List<Waiting> left = waiting.stream().filter(w -> w.forgetAtMicros() > nowMicros).toList();
    if (!ends && left.size() == waiting.size()) {
      return Optional.of(this);
    }
    return left.isEmpty() && (ends || known.isEmpty())
        ? Optional.empty()
        : Optional.of(
            ends
                ? new DirectoryEntry(Optional.empty(), 0, false, left)
                : new DirectoryEntry(known, keepUntilMicros, delivered, left));
  }
}
