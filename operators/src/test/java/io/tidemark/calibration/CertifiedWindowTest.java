// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.WindowSpec.Sketch;
import io.tidemark.quantile.ConformalRank;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScorePanes.Certainty;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the certified window owes to the exact one beside it, which has the same panes. */
class CertifiedWindowTest {

  private static final double[] LEVELS = {0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 0.9};

  /** Streams of unlike kinds: continuous, tied, ordered, drifting, with infinities. */
  private static double draw(int kind, int t, Random random) {
    return switch (kind % 8) {
      case 0 -> Math.exp(random.nextGaussian());
      case 1 -> random.nextInt(20);
      case 2 -> random.nextInt(3) == 0 ? 0 : Math.abs(random.nextGaussian());
      case 3 -> t;
      case 4 -> -t;
      case 5 -> random.nextGaussian() + t / 500.0;
      case 6 -> random.nextInt(50) == 0 ? Double.POSITIVE_INFINITY : random.nextGaussian();
      default -> Math.pow(10, 600 * random.nextDouble() - 300) * (random.nextInt(9) - 2);
    };
  }

  private static WindowSpec spec(Sketch sketch, int scores, int panes) {
    return new WindowSpec(new WindowSpec.Count(scores), panes, sketch);
  }

  /** A theorem, held in 100,000 trials of 1,000 streams; late and early panes by event time too. */
  @Test
  void threshold_inAnyOrderWithTiesAndPanes_isNeverBelowTheExactOne() {
    long trials = 0;
    for (int stream = 0; stream < 1000; stream++) {
      Random random = new Random(stream);
      int size = 1 + random.nextInt(2500);
      int panes = 1 + random.nextInt(12);
      boolean byTime = random.nextBoolean();
      WindowSpec.Extent extent =
          byTime ? new WindowSpec.Span(size + panes) : new WindowSpec.Count(size);
      CalibrationWindow exact =
          CalibrationWindows.create(new WindowSpec(extent, panes, Sketch.EXACT));
      CalibrationWindow certified =
          CalibrationWindows.create(new WindowSpec(extent, panes, Sketch.CERTIFIED));
      for (int t = 0; t < 1500; t++) {
        double score = draw(stream, t, random);
        long time = t + random.nextInt(200);
        exact.add(score, time);
        certified.add(score, time);
        if (t % 15 == 0) {
          double a = random.nextInt(3) == 0 ? random.nextDouble() : LEVELS[random.nextInt(7)];
          assertAbove(certified, exact, a, draw(stream, t, random));
          trials++;
        }
      }
    }
    assertThat(trials).isEqualTo(100_000);
  }

  private static void assertAbove(
      CalibrationWindow certified, CalibrationWindow exact, double a, double score) {
    double threshold = certified.threshold(a);
    assertThat(threshold).isGreaterThanOrEqualTo(exact.threshold(a));
    assertThat(certified.level(score)).isGreaterThanOrEqualTo(exact.level(score));
    assertThat(certified.pValue(score, 0.3)).isGreaterThanOrEqualTo(exact.pValue(score, 0.3));
    long n = exact.count();
    long rank = ConformalRank.of(n, a);
    if (n - rank < 50) {
      assertThat(threshold).isEqualTo(exact.threshold(a));
    }
    if (Double.isFinite(threshold)) {
      double upTo = n - exact.distribution().countAbove(threshold);
      assertThat(upTo - rank).isLessThanOrEqualTo(slack(certified, a)); // the certificate holds
    }
  }

  private static double slack(CalibrationWindow window, double a) {
    return window.certificate(a).slack().orElseThrow();
  }

  @Test
  void threshold_of20Atoms_losesNothing_whileTheDigestLosesAnAtom() {
    int below = 0;
    for (int run = 0; run < 20; run++) {
      Random random = new Random(run);
      CalibrationWindow exact = CalibrationWindows.create(spec(Sketch.EXACT, 10_000, 4));
      CalibrationWindow certified = CalibrationWindows.create(spec(Sketch.CERTIFIED, 10_000, 4));
      CalibrationWindow digest = CalibrationWindows.create(spec(Sketch.TDIGEST, 10_000, 4));
      for (int t = 0; t < 10_000; t++) {
        double score = Math.rint(5 * Math.abs(random.nextGaussian()));
        exact.add(score, t);
        certified.add(score, t);
        digest.add(score, t);
      }
      for (double a : new double[] {0.01, 0.05, 0.1, 0.2}) {
        assertThat(certified.threshold(a)).isEqualTo(exact.threshold(a));
        below += digest.threshold(a) < exact.threshold(a) ? 1 : 0;
      }
    }
    // the documented failure: a threshold a hair below an atom covers none of it
    assertThat(below).isPositive();
  }

  @Test
  void certificate_saysWhatIsKnown() {
    CalibrationWindow window = CalibrationWindows.create(spec(Sketch.CERTIFIED, 10_000, 1));
    for (int t = 0; t < 200; t++) {
      window.add(t, t);
    }
    assertThat(window.certificate(0.1).certainty()).isEqualTo(Certainty.EXACT);
    assertThat(slack(window, 0.1)).isZero();
    for (int t = 200; t < 5000; t++) {
      window.add(t, t);
    }
    assertThat(window.certificate(0.1).certainty()).isEqualTo(Certainty.CERTIFIED);
    // the scores are 0 to 4999, so the threshold tells its own rank; that of the rule is 4501
    double excess = window.threshold(0.1) + 1 - 4501;
    assertThat(excess).isBetween(0.0, slack(window, 0.1));
    assertThat(window.certificate(0.1).count()).isEqualTo(5000);
  }

  /**
   * 20 streams of 10,000 lognormal scores in one pane, miscoverage .05: the mean excess of ranks is
   * at most 15 basis points in at most 5 KB. A pin of what was measured (9 basis points in 3.1 KB):
   * only the sign is a theorem.
   */
  @Test
  void threshold_ofContinuousScores_exceedsTheExactRankByFewBasisPointsInFewBytes() {
    double excess = 0;
    for (int run = 0; run < 20; run++) {
      Random random = new Random(run);
      CalibrationWindow exact = CalibrationWindows.create(spec(Sketch.EXACT, 10_000, 1));
      CalibrationWindow certified = CalibrationWindows.create(spec(Sketch.CERTIFIED, 10_000, 1));
      for (int t = 0; t < 10_000; t++) {
        double score = draw(0, t, random);
        exact.add(score, t);
        certified.add(score, t);
      }
      double upTo = 10_000 - exact.distribution().countAbove(certified.threshold(0.05));
      excess += (upTo - ConformalRank.of(10_000, 0.05)) / 10_000;
      FlatState state = certified.snapshot();
      assertThat(8 * (state.longs().length + state.doubles().length)).isLessThan(5000);
    }
    assertThat(excess / 20).isBetween(0.0, 15e-4);
  }
}
