// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.Optional;

/**
 * Watches the baseline misses of one target. An alarm when the e-Shiryaev-Roberts statistic reaches
 * the average run length; from then on the mirrored detector looks for a rate below the null rate,
 * and its alarm ends the first.
 *
 * <p>Guarantee: while the conditional miss rate is at most the null rate, at most one alarm per
 * {@code averageRunLength} observations on average; while it is at least the null rate, at most one
 * false end per {@value #RECOVERY_RUN_LENGTH} observations.
 */
public final class MissWatch {

  /** Average run length of the all-clear, in observations. */
  public static final int RECOVERY_RUN_LENGTH = 20;

  private final double logLimit;
  private final ShiryaevRoberts fault;
  private final ShiryaevRoberts recovery;
  private boolean alarmed;
  private double maxLogEvidence = Double.NEGATIVE_INFINITY;
  private long trials;
  private long misses;

  /**
   * A watch without evidence.
   *
   * @param nullRate in (0, 1)
   * @param averageRunLength above 1
   */
  public MissWatch(double nullRate, double averageRunLength) {
    this.logLimit = Math.log(averageRunLength);
    this.fault = ShiryaevRoberts.above(nullRate);
    this.recovery = ShiryaevRoberts.below(nullRate);
  }

  /** What an observation brought about. */
  public enum Change {
    RAISED,
    ENDED
  }

  /**
   * A change with what speaks for it.
   *
   * @param atMicros event time of the observation's end
   * @param sinceMicros estimated start of the fault, or of the recovery
   * @param units observations since the last change
   */
  public record Finding(
      Change change,
      long atMicros,
      long sinceMicros,
      double logEvidence,
      double logLimit,
      long units,
      long trials,
      long misses) {}

  /** Takes an observation: a miss or not, or the miss fraction of a block. */
  public Optional<Finding> observe(
      double x, long startMicros, long endMicros, long ofTrials, long ofMisses) {
    trials += ofTrials;
    misses += ofMisses;
    fault.update(x, startMicros, ofTrials, ofMisses);
    maxLogEvidence = Math.max(maxLogEvidence, fault.logEvidence());
    if (alarmed) {
      recovery.update(x, startMicros, ofTrials, ofMisses);
    }
    ShiryaevRoberts detector = alarmed ? recovery : fault;
    double evidence = detector.logEvidence();
    double limit = alarmed ? Math.log(RECOVERY_RUN_LENGTH) : logLimit;
    if (!(evidence >= limit)) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            alarmed ? Change.ENDED : Change.RAISED,
            endMicros,
            detector.estimatedChangeMicros(),
            evidence,
            limit,
            detector.observations(),
            detector.trialsSinceChange(),
            detector.missesSinceChange());
    restart(endMicros);
    return Optional.of(finding);
  }

  private void restart(long atMicros) {
    alarmed = !alarmed;
    if (!alarmed) {
      fault.reset(atMicros); // evidence goes on growing while the alarm is on
    }
    recovery.reset(atMicros);
    trials = 0;
    misses = 0;
  }

  /** Whether an alarm is on. */
  public boolean alarmed() {
    return alarmed;
  }

  /** log evidence for a fault now. */
  public double logEvidence() {
    return fault.logEvidence();
  }

  /** Largest log evidence for a fault so far. */
  public double maxLogEvidence() {
    return maxLogEvidence;
  }

  /** log of the average run length. */
  public double logLimit() {
    return logLimit;
  }

  /** Observations since the last change. */
  public long units() {
    return (alarmed ? recovery : fault).observations();
  }

  /** Trials since the last change. */
  public long trials() {
    return trials;
  }

  /** Misses since the last change. */
  public long misses() {
    return misses;
  }

  /** Numbers in a snapshot. */
  public static int snapshotSize() {
    return 2 * ShiryaevRoberts.snapshotSize() + 4;
  }

  /** Writes the state into an array; returns the position behind it. */
  public int snapshot(double[] to, int at) {
    int next = recovery.snapshot(to, fault.snapshot(to, at));
    to[next++] = alarmed ? 1 : 0;
    to[next++] = maxLogEvidence;
    to[next++] = trials;
    to[next++] = misses;
    return next;
  }

  /** Reads the state that {@link #snapshot} wrote; returns the position behind it. */
  public int restore(double[] from, int at) {
    int next = recovery.restore(from, fault.restore(from, at));
    alarmed = from[next++] == 1;
    maxLogEvidence = from[next++];
    trials = (long) from[next++];
    misses = (long) from[next++];
    return next;
  }
}
