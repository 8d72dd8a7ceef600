// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.policy.PolicyDefaults;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Every rule with its defaults on the default window, after 10,000 outcomes. An observation judges
 * by the threshold of a prediction that is renewed with every 16th, so that the rule keeps its
 * balance; a sixteenth of a prediction is part of its cost.
 */
@State(Scope.Thread)
public class RuleBenchmark {

  private static final int HISTORY = 10_000;

  /** All rules of the catalogue, unless some are asked for. */
  @Param(Benchmarks.ALL)
  public String rule;

  private Learner learner;
  private int count;

  /** Learns a history. */
  @Setup
  public void learn() {
    learner = Learner.of(rule, PolicyDefaults.WINDOW);
    for (int i = 0; i < HISTORY; i++) {
      learner.predict();
      learner.observe();
    }
  }

  /** The threshold again, with nothing learned between. */
  @Benchmark
  public double predict() {
    return learner.predict();
  }

  /** An outcome. */
  @Benchmark
  public void observe() {
    if ((++count & 15) == 0) {
      learner.predict();
    }
    learner.observe();
  }

  /** A prediction and its outcome, in turns. */
  @Benchmark
  public double turn() {
    double threshold = learner.predict();
    learner.observe();
    return threshold;
  }
}
