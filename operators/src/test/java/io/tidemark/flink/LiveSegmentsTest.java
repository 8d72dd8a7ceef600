// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.policy.PolicyBuilder;
import io.tidemark.threshold.RuleDescription;
import io.tidemark.threshold.RuleSpec;
import io.tidemark.threshold.ThresholdRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The number of segments at hand, and when they are written, change nothing that comes out. */
class LiveSegmentsTest {

  private static final CacheBounds ONE = new CacheBounds(1, 1);
  private static final CacheBounds SEVEN = new CacheBounds(7, 6_000);
  private static final CacheBounds ALL = new CacheBounds(Integer.MAX_VALUE, Integer.MAX_VALUE);
  private static final int STEPS = 2_400;
  private static final int FEW_STEPS = 700;
  private static final int CHUNK = 350;

  private static PolicyBuilder policy() {
    return ManySegments.policy();
  }

  @ParameterizedTest
  @EnumSource(ManySegments.Backend.class)
  void anyBounds_giveTheSameOutputsAndState(ManySegments.Backend backend) throws Exception {
    Run one = run(policy(), ONE, backend, STEPS, false);
    Run seven = run(policy(), SEVEN, backend, STEPS, false);
    Run all = run(policy(), ALL, backend, STEPS, false);

    assertThat(one.outputs).hasSizeGreaterThan(STEPS);
    assertThat(one.state).isNotEmpty();
    assertSame(seven, one);
    assertSame(all, one);
  }

  /** Sorted, because timers of several segments fire in another order after a restore. */
  @ParameterizedTest
  @EnumSource(ManySegments.Backend.class)
  void snapshotsAndRestores_atAnyStep_changeNothing(ManySegments.Backend backend) throws Exception {
    Run through = run(policy(), ALL, backend, STEPS, false);
    Run restored = run(policy(), SEVEN, backend, STEPS, true);

    assertSame(restored.sorted(), through.sorted());
  }

  @Test
  void twoSubtasks_restoredFromOne_goOnAsItWould() throws Exception {
    List<String> through = new ArrayList<>();
    List<String> rescaled = new ArrayList<>();
    OperatorSubtaskState half;
    try (ManySegments segments = ManySegments.open(policy(), ALL, ManySegments.Backend.HEAP)) {
      segments.steps(0, STEPS / 2);
      half = segments.snapshot();
      segments.outputs();
      segments.steps(STEPS / 2, STEPS);
      through.addAll(segments.outputs());
    }
    for (int subtask = 0; subtask < 2; subtask++) {
      try (ManySegments part = ManySegments.restoreHalf(policy(), SEVEN, half, subtask)) {
        part.steps(STEPS / 2, STEPS);
        rescaled.addAll(part.outputs());
      }
    }
    assertThat(rescaled).containsExactlyInAnyOrderElementsOf(through);
  }

  static Stream<RuleSpec> rules() {
    return ThresholdRules.catalogue().stream()
        .map(RuleDescription::name)
        .map(name -> new RuleSpec(name, Map.of()));
  }

  /** What a tracker remembers beside its snapshot would show here. */
  @ParameterizedTest
  @MethodSource("rules")
  void everyRule_livesOnAsItWouldFromItsState(RuleSpec rule) throws Exception {
    PolicyBuilder policy = policy().score("signed-residual").rule(rule);
    Run one = run(policy, ONE, ManySegments.Backend.HEAP, FEW_STEPS, false);
    Run all = run(policy, ALL, ManySegments.Backend.HEAP, FEW_STEPS, false);

    assertSame(all, one);
  }

  @ParameterizedTest
  @MethodSource("io.tidemark.flink.ManySegments#windows")
  void everyWindow_livesOnAsItWouldFromItsState(PolicyBuilder policy) throws Exception {
    Run one = run(policy, ONE, ManySegments.Backend.HEAP, FEW_STEPS, false);
    Run all = run(policy, ALL, ManySegments.Backend.HEAP, FEW_STEPS, false);

    assertSame(all, one);
  }

  private record Run(List<String> outputs, Map<String, String> state) {
    Run sorted() {
      return new Run(outputs.stream().sorted().toList(), state);
    }
  }

  /** Names the first difference alone, because all of them would fill a book. */
  private static void assertSame(Run actual, Run expected) {
    assertThat(actual.outputs).hasSameSizeAs(expected.outputs);
    for (int i = 0; i < expected.outputs.size(); i++) {
      assertThat(actual.outputs.get(i)).isEqualTo(expected.outputs.get(i));
    }
    assertThat(actual.state.keySet()).isEqualTo(expected.state.keySet());
    expected.state.forEach((key, value) -> assertThat(actual.state.get(key)).isEqualTo(value));
  }

  private static Run run(
      PolicyBuilder policy,
      CacheBounds bounds,
      ManySegments.Backend backend,
      int steps,
      boolean restores)
      throws Exception {
    List<String> outputs = new ArrayList<>();
    ManySegments segments = ManySegments.open(policy, bounds, backend);
    try {
      for (int from = 0; from < steps; from += CHUNK) {
        segments.steps(from, Math.min(steps, from + CHUNK));
        outputs.addAll(segments.outputs());
        if (restores) {
          OperatorSubtaskState snapshot = segments.snapshot();
          segments.close();
          segments = ManySegments.restore(policy, bounds, backend, snapshot);
        }
      }
      return new Run(outputs, segments.state());
    } finally {
      segments.close();
    }
  }
}
