// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * The step of the published code: rate times (max - min) of the burnIn scores before this one; rate
 * itself before the first score, 0 after it. A score far out makes all steps of the next burnIn
 * outcomes large; an infinite one makes them infinite. Nothing limits where a threshold gets.
 *
 * <p>When outcomes are late, that code still takes the range up to the newest score, whose outcome
 * is not learned yet: scores that were previewed are in the range already.
 */
final class PublishedSteps implements Steps {

  private final double rate;
  private final ScoreRange range;
  private double previewed;

  PublishedSteps(double rate, int burnIn) {
    this.rate = rate;
    this.range = new ScoreRange(burnIn);
  }

  @Override
  public double size(double score, double issuedThreshold, double position) {
    return range.isEmpty() ? rate : rate * range.span();
  }

  @Override
  public double move(double from, double to) {
    return to;
  }

  @Override
  public double issue(double threshold) {
    return threshold;
  }

  @Override
  public double span() {
    return range.isEmpty() ? 0 : range.span();
  }

  @Override
  public void learn(double score, double issuedThreshold) {
    if (previewed > 0) {
      previewed--;
    } else {
      range.add(score);
    }
  }

  @Override
  public void preview(double score) {
    previewed++;
    range.add(score);
  }

  @Override
  public void write(StateWriter state) {
    state.add(previewed);
    range.write(state);
  }

  @Override
  public void read(StateReader state) {
    previewed = state.next();
    range.read(state);
  }
}
