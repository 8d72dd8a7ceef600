// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.evidence.Detector;
import io.tidemark.evidence.DetectorSetting;
import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.Detectors;
import io.tidemark.evidence.DriftSignal;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.evidence.Input;
import io.tidemark.evidence.MissSums;
import io.tidemark.evidence.Observation;
import io.tidemark.evidence.RankSums;
import java.util.Map;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Every detector with its defaults on healthy ticks of 20 events. */
@State(Scope.Thread)
public class DetectorBenchmark {

  private static final int TICKS = 1 << 10;
  private static final int TRIALS = 20;
  private static final double RATE = 0.1;

  /** All detectors of the catalogue, unless some are asked for. */
  @Param(Benchmarks.ALL)
  public String detector;

  @Param("EVENT")
  public EvidenceUnit unit;

  private final Observation[] ticks = new Observation[TICKS];
  private Detector subject;
  private int next;

  /** Draws the ticks. */
  @Setup
  public void draw() {
    DetectorSetting setting = new DetectorSetting(RATE, 10_000, unit);
    subject = Detectors.of(new DetectorSpec(detector, Map.of()), setting);
    SplittableRandom random = new SplittableRandom(20260101);
    for (int t = 0; t < TICKS; t++) {
      long[] sums = subject.input().zero();
      for (int i = 0; i < TRIALS; i++) {
        if (subject.input() == Input.MISSES) {
          MissSums.add(sums, random.nextDouble() < RATE);
        } else {
          RankSums.add(sums, random.nextDouble());
        }
      }
      ticks[t] = new Observation(t, t + 1, sums);
    }
  }

  /** A tick; after an alarm the evidence is forgotten. */
  @Benchmark
  public DriftSignal update() {
    next = (next + 1) & (TICKS - 1);
    DriftSignal signal = subject.update(ticks[next]);
    if (signal.alarm()) {
      subject.reset(next);
    }
    return signal;
  }
}
