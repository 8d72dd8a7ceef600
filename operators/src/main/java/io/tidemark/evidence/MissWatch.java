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

  private static final double LOG_RECOVERY_LIMIT = Math.log(RECOVERY_RUN_LENGTH);

  private final double nullRate;
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
    if (!(averageRunLength > 1)) {
      throw new IllegalArgumentException(
          "averageRunLength must be above 1: was " + averageRunLength);
    }
    this.nullRate = nullRate;
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
   * @param units observations since the estimated start of the fault (raised), or since the alarm
   *     was raised (ended); trials and misses likewise
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

  /**
   * Takes an observation.
   *
   * @param x in [0, 1]: a miss or not, or the miss fraction of a block
   * @param startMicros event time at which the observation began
   * @param endMicros event time at which it was complete
   * @param ofTrials trials that it is made of
   * @param ofMisses misses among them
   */
  public Optional<Finding> observe(
      double x, long startMicros, long endMicros, long ofTrials, long ofMisses) {
    fault.update(x, startMicros, ofTrials, ofMisses);
    maxLogEvidence = Math.max(maxLogEvidence, fault.logEvidence());
    if (alarmed) {
      recovery.update(x, startMicros, ofTrials, ofMisses);
    }
    trials += ofTrials;
    misses += ofMisses;
    double evidence = (alarmed ? recovery : fault).logEvidence();
    if (!(evidence >= (alarmed ? LOG_RECOVERY_LIMIT : logLimit))) {
      return Optional.empty();
    }
    Finding finding = alarmed ? ended(endMicros) : raised(endMicros);
    restart(endMicros);
    return Optional.of(finding);
  }

  /** What speaks for a fault now, whether or not an alarm is on. */
  public Finding standing() {
    return raised(fault.estimatedChangeMicros());
  }

  private Finding raised(long atMicros) {
    return new Finding(
        Change.RAISED,
        atMicros,
        fault.estimatedChangeMicros(),
        fault.logEvidence(),
        logLimit,
        fault.unitsSinceChange(),
        fault.trialsSinceChange(),
        fault.missesSinceChange());
  }

  private Finding ended(long atMicros) {
    return new Finding(
        Change.ENDED,
        atMicros,
        recovery.estimatedChangeMicros(),
        recovery.logEvidence(),
        LOG_RECOVERY_LIMIT,
        recovery.observations(),
        trials,
        misses);
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

  /** log evidence for a fault now; it goes on growing while an alarm is on. */
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
    return 2 * ShiryaevRoberts.snapshotSize() + 5;
  }

  /** Writes the state into an array; returns the position behind it. */
  public int snapshot(double[] to, int at) {
    to[at] = nullRate;
    to[at + 1] = alarmed ? 1 : 0;
    to[at + 2] = maxLogEvidence;
    to[at + 3] = trials;
    to[at + 4] = misses;
    return recovery.snapshot(to, fault.snapshot(to, at + 5));
  }

  /**
   * Reads the state that {@link #snapshot} wrote; returns the position behind it. Evidence against
   * another null rate says nothing about this one, so it is dropped; an alarm stays on until there
   * is evidence that it is over.
   */
  public int restore(double[] from, int at) {
    alarmed = from[at + 1] == 1;
    if (from[at] == nullRate) {
      maxLogEvidence = from[at + 2];
      trials = (long) from[at + 3];
      misses = (long) from[at + 4];
      recovery.restore(from, fault.restore(from, at + 5));
    }
    return at + snapshotSize();
  }
}
