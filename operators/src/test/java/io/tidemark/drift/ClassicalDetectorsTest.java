// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.binary.Ddm;
import io.tidemark.drift.binary.HddmA;
import io.tidemark.drift.binary.HddmW;
import io.tidemark.evidence.DriftSignal.Level;
import org.junit.jupiter.api.Test;

/** Small examples worked by hand from each formula. */
class ClassicalDetectorsTest {

  private static DriftVerdict last(DriftDetector detector, double... values) {
    DriftVerdict verdict = DriftVerdict.NONE;
    for (double x : values) {
      assertThat(verdict.alarm()).as("no alarm before the last").isFalse();
      verdict = detector.update(x);
    }
    return verdict;
  }

  private static void assertVerdict(DriftVerdict v, Level level, double statistic, double limit) {
    assertThat(v.level()).isEqualTo(level);
    assertThat(v.statistic()).isCloseTo(statistic, within(1e-5));
    assertThat(v.limit()).isCloseTo(limit, within(1e-5));
  }

  @Test
  void bucketRows_sixthBucket_makesTheTwoOldestOne() {
    BucketRows rows = new BucketRows();
    for (int x = 1; x <= 6; x++) {
      rows.add(x);
    }
    assertThat(rows.buckets()).isEqualTo(5);
    assertThat(rows.sum(3)).isEqualTo(3);
    assertThat(rows.size(4)).isEqualTo(2);
    assertThat(rows.sum(4)).isEqualTo(3);
    assertThat(rows.variance()).isCloseTo(35.0 / 12, within(1e-12));
    for (int x = 7; x <= 1000; x++) {
      rows.add(x);
    }
    assertThat(rows.width()).isEqualTo(1000);
    assertThat(rows.total()).isEqualTo(500_500);
    assertThat(rows.variance()).isCloseTo((1e6 - 1) / 12, within(1e-6));
    assertThat(rows.buckets()).isLessThan(5 * 10);
  }

  /** Buckets, oldest first: 4 4 4 2 2 2 2 1 1 1 1; two are dropped, then no cut stands out. */
  @Test
  void adwin_step_dropsOldBucketsUntilTheRestAgrees() {
    Adwin adwin = new Adwin(0.5, 24);
    double[] values = new double[24];
    java.util.Arrays.fill(values, 12, 24, 1);
    assertVerdict(last(adwin, values), Level.OUT_OF_CONTROL, 1, 0.742811);
    assertThat(adwin.width()).isEqualTo(16);
  }

  @Test
  void pageHinkley_rise_addsUpAboveTheRunningMean() {
    PageHinkley rises = new PageHinkley(0, 1, 1, 1, false);
    assertVerdict(last(rises, 0, 0, 0, 2), Level.OUT_OF_CONTROL, 1.5, 1);
    assertThat(rises.snapshot()).containsOnly(0);
  }

  @Test
  void pageHinkley_fall_alarmsWithBothSidesAlone() {
    double[] fall = {2, 2, 2, 0};
    assertVerdict(last(new PageHinkley(0, 1, 1, 1, true), fall), Level.OUT_OF_CONTROL, 1.5, 1);
    assertVerdict(last(new PageHinkley(0, 1, 1, 1, false), fall), Level.IN_CONTROL, 0, 1);
  }

  /** Mean 1, deviation sqrt(2): each further value is two deviations above. */
  @Test
  void cusum_standardisesByTheFirstValues() {
    double high = 1 + 2 * Math.sqrt(2);
    Cusum cusum = new Cusum(2, 0.5, 2.5, false);
    assertVerdict(last(cusum, 0, 2, high), Level.IN_CONTROL, 1.5, 2.5);
    assertVerdict(cusum.update(high), Level.OUT_OF_CONTROL, 3, 2.5);
    double low = 1 - 2 * Math.sqrt(2);
    assertVerdict(last(new Cusum(2, 0.5, 2.5, true), 0, 2, low, low), Level.OUT_OF_CONTROL, 3, 2.5);
  }

  /** Two samples of 2: P(D >= 1) = 2 / C(4, 2) = 1/3 and P(D >= 1/2) = 1. */
  @Test
  void kswin_comparesNewestWithOlder() {
    assertVerdict(last(new Kswin(0.5, 4, 2), 0, 0, 0, 1), Level.IN_CONTROL, 0.5, 0.5);
    Kswin kswin = new Kswin(0.5, 4, 2);
    assertVerdict(last(kswin, 0, 0, 1, 1), Level.OUT_OF_CONTROL, 1, 0.5);
    assertThat(kswin.snapshot()).containsExactly(4, 1, 1);
  }

  /** One miss of four is the best, .25 and .216506; then misses only. */
  @Test
  void ddm_risesThreeDeviationsAboveItsBest() {
    Ddm ddm = new Ddm(4, 2, 3);
    assertThat(last(ddm, 0, 0, 1, 0, 1).level()).isEqualTo(Level.IN_CONTROL);
    assertVerdict(ddm.update(1), Level.WARNING, 0.704124, 0.899519);
    assertVerdict(last(ddm, 1, 1, 1, 1, 1, 1, 1, 1, 1), Level.OUT_OF_CONTROL, 0.903280, 0.899519);
  }

  /** ln(1/a) = 2 and the cut is after two zeros. */
  @Test
  void hddmA_meanOfAllAgainstMeanUpToTheCut() {
    HddmA hddm = new HddmA(Math.exp(-1), Math.exp(-2));
    assertVerdict(last(hddm, 0, 0, 1), Level.IN_CONTROL, 1.0 / 3, 0.473736);
    assertVerdict(hddm.update(1), Level.WARNING, 0.5, 0.580206);
    assertVerdict(last(hddm, 1, 1, 1), Level.OUT_OF_CONTROL, 5.0 / 7, 0.693477);
  }

  /** ln(1/a) = 2 and l = 1/2: the cut is after two zeros, with squared weights 1/2. */
  @Test
  void hddmW_averageSinceTheCutAgainstAverageBefore() {
    HddmW hddm = new HddmW(Math.exp(-1), Math.exp(-2), 0.5);
    assertVerdict(last(hddm, 0, 0, 1), Level.WARNING, 1, Math.sqrt(1.5));
    assertVerdict(hddm.update(1), Level.WARNING, 1, 1);
    assertVerdict(hddm.update(1), Level.OUT_OF_CONTROL, 1, Math.sqrt(0.875));
  }
}
