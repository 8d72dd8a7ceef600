// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import java.util.Optional;

/**
 * All that the state of a segment depends on, as stored state names it: state of another key can't
 * be continued, but parts of it may still hold.
 *
 * @param score name, with parameters that are not the defaults
 * @param window written out
 * @param baseline its extent
 * @param classes whether labels are calibrated apart
 */
record PlanKey(
    String score,
    String transform,
    String rule,
    String targets,
    String window,
    String baseline,
    boolean classes) {

  private static final String SEPARATOR = ";";
  private static final String CLASSES = "class-conditional";
  private static final int PARTS = 6;

  /** The key of this {@link #text}; empty for one that an older release wrote otherwise. */
  static Optional<PlanKey> parse(String text) {
    String[] parts = text.split(SEPARATOR);
    boolean classes = parts.length == PARTS + 1 && parts[PARTS].equals(CLASSES);
    return parts.length == PARTS || classes
        ? Optional.of(
            new PlanKey(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], classes))
        : Optional.empty();
  }

  /** As stored. */
  String text() {
    String all = String.join(SEPARATOR, score, transform, rule, targets, window, baseline);
    return classes ? all + SEPARATOR + CLASSES : all;
  }

  /** Whether scores in channels of the one are scores in channels of the other. */
  private boolean sameScores(PlanKey other, boolean byTarget) {
    return score.equals(other.score)
        && transform.equals(other.transform)
        && classes == other.classes
        && (!byTarget || targets.equals(other.targets));
  }

  /**
   * Whether calibration windows go on.
   *
   * @param byTarget whether the score differs by target
   */
  boolean sameWindows(PlanKey other, boolean byTarget) {
    return sameScores(other, byTarget) && window.equals(other.window);
  }

  /**
   * Whether the scores of the baseline go on.
   *
   * @param byTarget whether the score differs by target
   */
  boolean sameBaseline(PlanKey other, boolean byTarget) {
    return sameScores(other, byTarget)
        && baseline.equals(other.baseline)
        && sketch().equals(other.sketch());
  }

  /** Of which the references are, too. */
  private String sketch() {
    int from = window.indexOf("sketch=");
    return from < 0 ? window : window.substring(from, window.indexOf(']', from));
  }
}
