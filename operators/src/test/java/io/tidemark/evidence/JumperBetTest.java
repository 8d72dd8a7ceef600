// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JumperBetTest {

  private static final double[] RANKS = {.5, .1, .05, .02, .01, .3, .9, .04, .03, .02};

  /** From a run of the Python package online-cp 0.3.0, jump .01. */
  private static final double[] FIVE_EXPERTS = {
    1,
    1,
    1.0891,
    1.2901096,
    1.627241057,
    1.835775689,
    1.341184002,
    1.68403803,
    2.197080944,
    2.953545926
  };

  /** From the formula, evaluated outside this code. */
  private static final double[] THREE_EXPERTS = {
    1,
    1,
    1.1188,
    1.3868128,
    1.840475371,
    2.12583753,
    1.441808527,
    1.895542016,
    2.589711785,
    3.637689972
  };

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void capital_agreesWithGolden(int experts) {
    double[] golden = experts == 5 ? FIVE_EXPERTS : THREE_EXPERTS;
    JumperBet bet = JumperBet.of(0.01, experts, 0);
    double[] logs = fresh(bet);
    for (int t = 0; t < RANKS.length; t++) {
      bet.play(logs, 0, EvidenceUnit.EVENT, sums(RANKS[t]));
      // Ten printed digits, and ten logs that are rounded down by less than 2^-36 each.
      double capital = Math.exp(Logs.sum(logs, 0, experts));
      assertThat(capital).isCloseTo(golden[t], within(1e-9));
    }
  }

  private static double[] fresh(Bet bet) {
    double[] logs = new double[bet.experts()];
    Arrays.fill(logs, -Math.log(bet.experts()));
    return logs;
  }

  private static long[] sums(double... ranks) {
    long[] sums = Input.RANKS.zero();
    for (double rank : ranks) {
      RankSums.add(sums, rank);
    }
    return sums;
  }

  /** Jumps of n steps at once: the matrix (1 - J) I + J / K applied n times, by hand. */
  @Test
  void severalEvents_jumpFirstAndThenMultiply() {
    JumperBet bet = JumperBet.of(0.25, 3, 0);
    double[] logs = {Math.log(0.7), Math.log(0.2), Math.log(0.1)};
    bet.play(logs, 0, EvidenceUnit.EVENT, sums(0.2, 0.9));
    double[] plain = {0.7, 0.2, 0.1};
    for (int step = 0; step < 2; step++) {
      double total = plain[0] + plain[1] + plain[2];
      for (int e = 0; e < 3; e++) {
        plain[e] = 0.75 * plain[e] + 0.25 / 3 * total;
      }
    }
    for (int e = 0; e < 3; e++) {
      double factor = (1 + (e - 1) * (0.2 - 0.5)) * (1 + (e - 1) * (0.9 - 0.5));
      assertThat(Math.exp(logs[e])).isCloseTo(plain[e] * factor, within(1e-9));
    }
  }

  @Test
  void block_takesTheMeanRank() {
    JumperBet bet = JumperBet.of(0.01, 5, 0);
    double[] block = fresh(bet);
    double[] event = fresh(bet);
    bet.play(block, 0, EvidenceUnit.BLOCK, sums(0.1, 0.2, 0.6));
    bet.play(event, 0, EvidenceUnit.EVENT, sums(0.3));
    assertThat(block).containsExactly(event, within(1e-9));
  }

  @Test
  void tolerance_makesASmallLastingShiftNoEvidence() {
    JumperBet bet = JumperBet.of(0.01, 5, 0.02);
    // A rank whose mean is 1/2 - .02: what each expert earns is no more than its price.
    for (double slope : new double[] {-1, -0.5, 0.5, 1}) {
      double mean = 1 + Math.abs(slope) * 0.02;
      assertThat(1 + slope * (0.48 - 0.5)).isLessThanOrEqualTo(mean);
    }
    double[] logs = fresh(bet);
    for (int t = 0; t < 10_000; t++) {
      bet.play(logs, 0, EvidenceUnit.EVENT, sums(0.48));
    }
    assertThat(Logs.sum(logs, 0, 5)).isLessThanOrEqualTo(1e-9);
  }

  /** The composite is the plain average of separate jumpers, in each form. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void composite_isTheAverageOfSeparateJumpers(Form form) {
    String suffix =
        switch (form) {
          case SHIRYAEV_ROBERTS -> "-sr";
          case CUSUM -> "-cusum";
          case RESTARTED -> "-restarted";
        };
    Detector composite = Ticks.detector("composite-jumper" + suffix, 100, EvidenceUnit.EVENT);
    List<Detector> separate =
        List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0).stream().map(j -> jumper(suffix, j)).toList();
    SplittableRandom random = new SplittableRandom(4);
    for (int t = 0; t < 200; t++) {
      double power = t < 100 ? 1 : 2;
      Observation seen =
          Ticks.draw(Input.RANKS, t, 1 + random.nextInt(4), u -> Math.pow(u, power), 0, random);
      double average =
          separate.stream().mapToDouble(d -> Math.exp(d.update(seen).logStatistic())).sum() / 5;
      double logStatistic = composite.update(seen).logStatistic();
      assertThat(logStatistic).isCloseTo(Math.log(average), within(1e-9));
    }
  }

  private static Detector jumper(String suffix, double jump) {
    return Detectors.of(
        new DetectorSpec("jumper" + suffix, Map.of(), List.of(jump), List.of()),
        new DetectorSetting(0.1, 100, EvidenceUnit.EVENT));
  }
}
