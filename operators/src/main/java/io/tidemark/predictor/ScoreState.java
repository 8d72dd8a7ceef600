// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.quantile.FlatState;
import java.util.Map;
import java.util.TreeMap;

/**
 * The large part of a segment's state: its scores. Immutable; the arrays must not be changed.
 *
 * @param windows one per channel
 * @param references one per channel: the scores of the baseline, growing until it is complete
 * @param classes the scores of each class by label, where labels are calibrated apart
 */
public record ScoreState(
    FlatState[] windows, FlatState[] references, Map<String, ScoreState> classes) {

  private static final FlatState[] NONE = {};

  /** Takes a copy of the map. */
  public ScoreState {
    classes = Map.copyOf(classes);
  }

  /** Scores that classes share. */
  public ScoreState(FlatState[] windows, FlatState[] references) {
    this(windows, references, Map.of());
  }

  /** Scores of classes that are calibrated apart. */
  static ScoreState ofClasses(Map<String, ScoreState> classes) {
    return new ScoreState(NONE, NONE, classes);
  }

  /** The same without the scores of the baseline. */
  public ScoreState withoutReferences() {
    TreeMap<String, ScoreState> relearning = new TreeMap<>();
    classes.forEach((label, state) -> relearning.put(label, state.withoutReferences()));
    return new ScoreState(windows, SegmentScores.none(references.length), relearning);
  }

  /** The same without the scores of the windows. */
  ScoreState withoutWindows() {
    return new ScoreState(SegmentScores.none(windows.length), references, classes);
  }
}
