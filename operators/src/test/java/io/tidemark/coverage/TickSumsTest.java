// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.coverage.SegmentFact.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TickSumsTest {

  private static List<SegmentFact> facts(long seed, int count) {
    Random random = new Random(seed);
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      facts.add(kind == Kind.SETTLED ? outcome(random) : SegmentFact.of(kind, i));
    }
    return facts;
  }

  private static SegmentFact outcome(Random random) {
    return TestFacts.outcome(
        0,
        random.nextGaussian() * 1e3,
        random.nextBoolean() ? OptionalDouble.of(1 - random.nextDouble()) : OptionalDouble.empty(),
        random.nextInt(10) == 0,
        random.nextInt(10) == 0,
        random.nextBoolean() ? new boolean[] {random.nextInt(5) == 0} : new boolean[0]);
  }

  @Property(tries = 100, seed = "31")
  void splitAndOrder_changeNoBit(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 500) int count,
      @ForAll @IntRange(min = 1, max = 5) int parts) {
    List<SegmentFact> facts = facts(seed, count);
    TickSums whole = TestFacts.sums(facts);
    Collections.shuffle(facts, new Random(seed));
    TickSums merged = new TickSums();
    for (int i = 0; i < parts; i++) {
      TickSums part = TestFacts.sums(facts.subList(i * count / parts, (i + 1) * count / parts));
      merged = merged.plus(TickSums.restore(part.snapshot()));
    }
    assertThat(merged.snapshot()).isEqualTo(whole.snapshot());
  }

  @Test
  void plus_leavesBothAsTheyWere() {
    TickSums one = TestFacts.sums(facts(1, 50));
    TickSums other = TestFacts.sums(facts(2, 50));
    long[] before = one.snapshot();
    long[] otherBefore = other.snapshot();
    assertThat(one.plus(other)).isEqualTo(other.plus(one)).isNotEqualTo(one);
    assertThat(one.snapshot()).isEqualTo(before);
    assertThat(other.snapshot()).isEqualTo(otherBefore);
  }

  @Test
  void targetsOfTwoPolicies_areKeptApart() {
    TickSums sums = new TickSums();
    sums.add(TestFacts.settled(1, 1, true), new double[] {0.1});
    sums.add(TestFacts.settled(2, 2, false), new double[] {0.2});
    assertThat(sums.target(0.1).misses()).isEqualTo(1);
    assertThat(sums.target(0.2).misses()).isZero();
    assertThat(sums.target(0.2).trials()).isEqualTo(1);
    assertThat(sums.target(0.3).trials()).isZero();
  }

  @Test
  void unknownLayout_isRefused() {
    assertThatThrownBy(() -> TickSums.restore(new long[] {9}))
        .hasMessage("layout must be 1 or 2: was 9");
  }
}
