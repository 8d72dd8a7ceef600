// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

/** What reaches the outcome directory. */
public sealed interface DirectoryInput {

  /** What outcomes are looked up by: a prediction of a model, or a target. */
  String lookupKey();

  /**
   * A prediction that waits for its outcome.
   *
   * @param horizonMicros the label horizon of its policy
   */
  record Waiting(
      String lookupKey,
      String segment,
      String model,
      String predictionId,
      long eventTimeMicros,
      long horizonMicros)
      implements DirectoryInput {}

  /**
   * An outcome that does not know its segment.
   *
   * @param horizonMicros how long it may wait for predictions
   */
  record Arrived(String lookupKey, OutcomeEvent outcome, long horizonMicros)
      implements DirectoryInput {}

  /** The key of outcomes by prediction. */
  static String byPrediction(String model, String predictionId) {
    return "p|" + model.length() + "|" + model + "|" + predictionId;
  }

  /** The key of outcomes by target. */
  static String byTarget(String targetKey) {
    return "t|" + targetKey;
  }
}
