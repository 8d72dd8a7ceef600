// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.calibration.ThresholdCertificate;
import io.tidemark.quantile.Decay;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreDistribution;
import io.tidemark.quantile.UpperSummary;
import java.util.Optional;

/** Stands in for the window of rules that never ask it, so that their scores are not loaded. */
enum UnaskedWindow implements CalibrationWindow {
  INSTANCE;

  @Override
  public void add(double score, long eventTimeMicros) {
    throw asked();
  }

  @Override
  public void advanceTo(long eventTimeMicros) {
    throw asked();
  }

  @Override
  public CalibrationWindow at(long eventTimeMicros) {
    throw asked();
  }

  @Override
  public double threshold(double miscoverage) {
    throw asked();
  }

  @Override
  public ThresholdCertificate certificate(double miscoverage) {
    throw asked();
  }

  @Override
  public boolean reaches(double miscoverage) {
    throw asked();
  }

  @Override
  public boolean reaches(double miscoverage, Decay decay) {
    throw asked();
  }

  @Override
  public double level(double score) {
    throw asked();
  }

  @Override
  public double pValue(double score, double tieBreak) {
    throw asked();
  }

  @Override
  public double effectiveCount() {
    throw asked();
  }

  @Override
  public double threshold(double miscoverage, Decay decay) {
    throw asked();
  }

  @Override
  public Optional<UpperSummary> summary() {
    throw asked();
  }

  @Override
  public long count() {
    throw asked();
  }

  @Override
  public ScoreDistribution distribution() {
    throw asked();
  }

  @Override
  public FlatState snapshot() {
    throw asked();
  }

  private static IllegalStateException asked() {
    return new IllegalStateException("a rule that declares usesWindow() = false asked the window");
  }
}
