// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.IssuedThresholds;
import io.tidemark.score.Forecast;
import java.util.List;
import java.util.Optional;

/**
 * A prediction that went out. Immutable. Once it is settled or expired only a tombstone remains,
 * which tells duplicates and late outcomes from early ones for one more label horizon.
 *
 * @param eventTimeMicros of the prediction; of a settled one that was read, when it is forgotten
 * @param deadlineMicros the last event time at which an outcome settles it; likewise
 * @param open what is needed to judge it; empty for a tombstone
 * @param settled whether a tombstone was settled, else it expired
 * @param revision of the outcome that settled it
 */
public record Pending(
    long eventTimeMicros, long deadlineMicros, Optional<Open> open, boolean settled, int revision)
    implements Kept {

  /**
   * What is needed to judge a prediction.
   *
   * @param issued the thresholds it went out with
   * @param policyName the model that the policy it was issued under names; empty when written by a
   *     release that did not keep it
   * @param policyVersion of that policy
   * @param features values of those that the policy names, in its order; NaN where it has none
   */
  public record Open(
      String model,
      String modelVersion,
      Forecast forecast,
      IssuedThresholds issued,
      IssuedBands.Status status,
      String policyName,
      long policyVersion,
      List<Double> features) {}

  /** When the tombstone may be forgotten. */
  public long forgetAtMicros() {
    return deadlineMicros + (deadlineMicros - eventTimeMicros);
  }

  /** The tombstone after an outcome. */
  public Pending settle(int outcomeRevision) {
    return new Pending(eventTimeMicros, deadlineMicros, Optional.empty(), true, outcomeRevision);
  }

  /** The tombstone without an outcome. */
  public Pending expire() {
    return new Pending(eventTimeMicros, deadlineMicros, Optional.empty(), false, 0);
  }
}
