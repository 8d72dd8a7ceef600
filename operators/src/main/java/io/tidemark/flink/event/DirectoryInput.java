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
      implements DirectoryInput {

    /** The last moment at which an outcome settles it. */
    public long deadlineMicros() {
      return eventTimeMicros + horizonMicros;
    }

    /** When no outcome of it is told apart any more. */
    public long forgetAtMicros() {
      return eventTimeMicros + 2 * horizonMicros;
    }
  }

  /**
   * An outcome that does not know its segment.
   *
   * @param horizonMicros how long it may wait for predictions
   */
  record Arrived(String lookupKey, OutcomeEvent outcome, long horizonMicros)
      implements DirectoryInput {

    /** When it is forgotten. */
    public long keepUntilMicros() {
      return outcome.eventTimeMicros() + horizonMicros;
    }
  }

  /** The key of outcomes by prediction. */
  static String byPrediction(String model, String predictionId) {
    return "p|" + model.length() + "|" + model + "|" + predictionId;
  }

  /** Whether a look-up key is that of a prediction. */
  static boolean isByPrediction(String lookupKey) {
    return lookupKey.charAt(0) == 'p';
  }

  /** The key of outcomes by target. */
  static String byTarget(String targetKey) {
    return "t|" + targetKey;
  }
}
