// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.evidence.ChangeEstimate;
import io.tidemark.evidence.Detector;
import io.tidemark.evidence.DetectorSetting;
import io.tidemark.evidence.Detectors;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.evidence.Input;
import io.tidemark.evidence.Observation;
import java.util.OptionalDouble;

/**
 * A detector with its alarm. The alarm is raised when the evidence reaches its limit; evidence then
 * goes on growing until the alarm ends, when it starts anew.
 *
 * <p>An alarm on misses ends when the opposite detector, started with the alarm, reaches {@link
 * #recoveryRunLength}: while the conditional miss rate stays on the fault's side of the null rate,
 * that is at most once in so many units on average. An alarm on ranks ends when the detector,
 * started anew with the alarm and after each further alarm, has not reached its limit for twice the
 * units that the fault needed: a rule without a guarantee, as no null describes a healthy shift
 * back.
 */
final class DetectorWatch {

  private static final int LEAST_RECOVERY = 20;
  private static final double MEAN_RANK = 0.5;

  private final DetectorPlan plan;
  private final OptionalDouble target;
  private final double nullRate;
  private final Detector fault;
  private final Detector after;
  private boolean alarmed;
  private double maxLogEvidence = Double.NEGATIVE_INFINITY;
  private long unitsToAlarm;
  private long trials;
  private long misses;

  private DetectorWatch(
      DetectorPlan plan, OptionalDouble target, double nullRate, Detector fault, Detector after) {
    this.plan = plan;
    this.target = target;
    this.nullRate = nullRate;
    this.fault = fault;
    this.after = after;
  }

  /** On the baseline misses of a target. */
  static DetectorWatch ofMisses(
      DetectorPlan plan, double target, double nullRate, EvidenceUnit unit) {
    double recovery = recoveryRunLength(plan.averageRunLength());
    return new DetectorWatch(
        plan,
        OptionalDouble.of(target),
        nullRate,
        Detectors.of(plan.spec(), new DetectorSetting(nullRate, plan.averageRunLength(), unit)),
        Detectors.of(plan.opposite(), new DetectorSetting(nullRate, recovery, unit)));
  }

  /** On p-values. Their null is a mean of one half, whatever is a detector's null rate. */
  static DetectorWatch ofRanks(DetectorPlan plan, EvidenceUnit unit) {
    DetectorSetting setting = new DetectorSetting(MEAN_RANK, plan.averageRunLength(), unit);
    return new DetectorWatch(
        plan,
        OptionalDouble.empty(),
        MEAN_RANK,
        Detectors.of(plan.spec(), setting),
        Detectors.of(plan.spec(), setting));
  }

  /** Average run length of the all-clear: half the evidence, in logs, that an alarm needs. */
  static double recoveryRunLength(double averageRunLength) {
    return Math.max(LEAST_RECOVERY, Math.sqrt(averageRunLength));
  }

  Input input() {
    return fault.input();
  }

  OptionalDouble target() {
    return target;
  }

  DetectorPlan plan() {
    return plan;
  }

  boolean alarmed() {
    return alarmed;
  }

  /** Largest log evidence for a fault so far. */
  double maxLogEvidence() {
    return maxLogEvidence;
  }

  /**
   * Takes an observation and says where the detector stands then.
   *
   * @param pairs correlation of the misses
   * @param ofMisses misses in it, for the record of a detector on ranks
   */
  DetectorReading take(Observation seen, long ofMisses, MissPairs pairs) {
    boolean reached = fault.update(seen).alarm();
    maxLogEvidence = Math.max(maxLogEvidence, fault.signal().logStatistic());
    if (!alarmed) {
      return reached ? raise(seen, pairs) : reading(State.QUIET, pairs);
    }
    trials += seen.sums()[0];
    misses += ofMisses;
    boolean reachedAfter = after.update(seen).alarm();
    if (input() == Input.MISSES ? reachedAfter : quiet(reachedAfter, seen)) {
      return end(seen, pairs);
    }
    return reading(State.ALARMED, pairs);
  }

  private boolean quiet(boolean alarmedAgain, Observation seen) {
    if (alarmedAgain) {
      after.reset(seen.endMicros());
    }
    return after.units() >= Math.max(LEAST_RECOVERY, 2 * unitsToAlarm);
  }

  private DetectorReading raise(Observation seen, MissPairs pairs) {
    alarmed = true;
    unitsToAlarm = fault.change().units();
    after.reset(seen.endMicros());
    trials = 0;
    misses = 0;
    return reading(State.RAISED, pairs);
  }

  private DetectorReading end(Observation seen, MissPairs pairs) {
    DetectorReading reading =
        new DetectorReading(
            plan.spec().name(),
            plan.severity(),
            target,
            nullRate,
            State.ENDED,
            after.signal().logStatistic(),
            after.signal().logLimit(),
            Math.exp(after.signal().logLimit()),
            after.change().sinceMicros(),
            after.units(),
            trials,
            misses,
            pairs.lagOne(),
            pairs.designEffect());
    alarmed = false;
    fault.reset(seen.endMicros());
    after.reset(seen.endMicros());
    return reading;
  }

  /** No alarm, and evidence from this moment on. */
  void restart(long atMicros) {
    alarmed = false;
    unitsToAlarm = 0;
    trials = 0;
    misses = 0;
    fault.reset(atMicros);
    after.reset(atMicros);
  }

  /** Where it stands without another observation. */
  DetectorReading standing(MissPairs pairs) {
    return reading(alarmed ? State.ALARMED : State.QUIET, pairs);
  }

  private DetectorReading reading(State state, MissPairs pairs) {
    ChangeEstimate change = fault.change();
    return new DetectorReading(
        plan.spec().name(),
        plan.severity(),
        target,
        nullRate,
        state,
        fault.signal().logStatistic(),
        fault.signal().logLimit(),
        plan.averageRunLength(),
        change.sinceMicros(),
        change.units(),
        change.trials(),
        input() == Input.MISSES ? (long) change.total() : 0,
        pairs.lagOne(),
        pairs.designEffect());
  }

  /**
   * Tells watches apart: one of the same place but another {@link #evidenceKey} keeps its alarm.
   */
  long place() {
    return Fingerprint.of(plan.spec().name() + "@" + target);
  }

  /** What evidence was taken against; the limit is no part of it. */
  long evidenceKey() {
    return Fingerprint.of(plan.identity() + "@" + target + "/" + nullRate);
  }

  void write(LongTape to) {
    to.put(place());
    to.put(evidenceKey());
    to.put(alarmed ? 1L : 0L);
    to.put(maxLogEvidence);
    to.put(unitsToAlarm);
    to.put(trials);
    to.put(misses);
    putDetector(fault, to);
    putDetector(after, to);
  }

  private static void putDetector(Detector detector, LongTape to) {
    double[] numbers = new double[detector.snapshotSize()];
    detector.snapshot(numbers, 0);
    to.putAll(numbers);
  }

  /** Takes over what a watch of the same place was. */
  void adopt(Stored stored) {
    alarmed = stored.alarmed;
    unitsToAlarm = stored.unitsToAlarm;
    if (stored.evidenceKey == evidenceKey()
        && stored.fault.length == fault.snapshotSize()
        && stored.after.length == after.snapshotSize()) {
      maxLogEvidence = stored.maxLogEvidence;
      trials = stored.trials;
      misses = stored.misses;
      fault.restore(stored.fault, 0);
      after.restore(stored.after, 0);
    }
  }

  /** A watch as it was written. */
  record Stored(
      long place,
      long evidenceKey,
      boolean alarmed,
      double maxLogEvidence,
      long unitsToAlarm,
      long trials,
      long misses,
      double[] fault,
      double[] after) {

    static Stored read(LongTape from) {
      return new Stored(
          from.get(),
          from.get(),
          from.get() == 1,
          from.getDouble(),
          from.get(),
          from.get(),
          from.get(),
          from.getAllDoubles(),
          from.getAllDoubles());
    }
  }
}
