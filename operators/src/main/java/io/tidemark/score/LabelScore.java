// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.List;

/**
 * A score of labels.
 *
 * <p>Law: {@code of(f, label, u) <= q} exactly when {@code set(f, q, u)} contains the label, for
 * every label of the forecast. A label the forecast does not list is in no set; it scores
 * +infinity, so that every finite threshold counts it as missed.
 */
public non-sealed interface LabelScore extends NonconformityScore {

  /**
   * The score of a label; labels unknown to the forecast score +infinity.
   *
   * @param tieBreak in [0, 1), derived from the prediction id
   */
  double of(ClassForecast forecast, String label, double tieBreak);

  /**
   * The score of every label of the forecast, in its order: to the bit what {@link #of} gives.
   *
   * @param tieBreak in [0, 1), derived from the prediction id
   */
  double[] scores(ClassForecast forecast, double tieBreak);

  /** The labels whose score is at most the threshold, in the forecast's order. */
  List<String> set(ClassForecast forecast, double threshold, double tieBreak);
}
