// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.policy.PolicyDefaults;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a prediction and its outcome cost after how long a stream: 2000 of them, from the same
 * restored state each time.
 */
@State(Scope.Thread)
public class GrowthBenchmark {

  private static final int TURNS = 2_000;

  @Param({"aci", "quantile-tracker", "saocp", "pid"})
  public String grown;

  @Param({"1000", "10000", "100000"})
  public int events;

  private Learner learner;
  private Runnable back;

  /** Learns the stream so far. */
  @Setup
  public void learn() {
    learner = Learner.of(grown, PolicyDefaults.WINDOW);
    for (int i = 0; i < events; i++) {
      learner.predict();
      learner.observe();
    }
    back = learner.checkpoint();
  }

  /** Goes back to the end of the stream; an invocation is long enough for it. */
  @Setup(Level.Invocation)
  public void back() {
    back.run();
  }

  /** A prediction and its outcome, in turns. */
  @Benchmark
  @OperationsPerInvocation(TURNS)
  public double turn() {
    double sum = 0;
    for (int i = 0; i < TURNS; i++) {
      sum += learner.predict();
      learner.observe();
    }
    return sum;
  }
}
