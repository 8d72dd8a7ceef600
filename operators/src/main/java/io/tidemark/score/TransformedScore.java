// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Arrays;
import java.util.Optional;

/**
 * A score on another scale: forecast and outcome are transformed, the interval is brought back.
 * Forecast values below the transform's domain count as its smallest value; a finite threshold
 * never gives an interval that reaches below the domain. A forecast's scale s becomes half the
 * length of the image of [f - s, f + s], f in the domain; at least one unit in the last place of
 * f's image, so that a scale lost in rounding still divides.
 *
 * <p>Exact: y is covered when its image is between the ends of the score's own exact interval, and
 * each end is the last double for which that holds. An outcome below the domain is rejected.
 */
public final class TransformedScore implements IntervalScore {

  private final IntervalScore score;
  private final Transform transform;
  private final double imageLow;

  /** The score under a transform. */
  public TransformedScore(IntervalScore score, Transform transform) {
    this.score = score;
    this.transform = transform;
    this.imageLow = transform.apply(transform.domainLow());
  }

  @Override
  public String name() {
    return score.name();
  }

  @Override
  public boolean scaleFree() {
    return score.scaleFree();
  }

  @Override
  public int tails() {
    return score.tails();
  }

  @Override
  public boolean bounds(int tail, Side side) {
    return score.bounds(tail, side);
  }

  @Override
  public boolean dependsOnTarget() {
    return score.dependsOnTarget();
  }

  @Override
  public Optional<String> rejection(Forecast forecast, double targetMiscoverage) {
    return score.rejection(forecast, targetMiscoverage);
  }

  @Override
  public Optional<String> rejection(double outcome) {
    return transform.contains(outcome)
        ? score.rejection(outcome)
        : Optional.of(
            "value must be at least "
                + transform.domainLow()
                + " under transform "
                + transform.policyName()
                + ": was "
                + outcome);
  }

  @Override
  public double of(Forecast forecast, double targetMiscoverage, int tail, double outcome) {
    return score.of(image(forecast), targetMiscoverage, tail, transform.apply(outcome));
  }

  @Override
  public PredictionInterval interval(
      Forecast forecast, double targetMiscoverage, int tail, double threshold) {
    if (threshold == Double.POSITIVE_INFINITY) {
      return PredictionInterval.WHOLE_LINE;
    }
    PredictionInterval z = score.interval(image(forecast), targetMiscoverage, tail, threshold);
    PredictionInterval y = new PredictionInterval(lower(z.lower()), upper(z.upper()));
    return (z.isEmpty() || y.isEmpty()) && !z.equals(PredictionInterval.EMPTY) ? crossed(z) : y;
  }

  /** The smallest y whose image is at least z; the transform does not decrease. */
  private double lower(double z) {
    return imageLow >= z
        ? transform.domainLow()
        : ExactEnd.lower(y -> -image(y), -z, transform.invert(z), Double.MAX_VALUE);
  }

  /** The largest y whose image is at most z. */
  private double upper(double z) {
    if (z == Double.POSITIVE_INFINITY || z < imageLow) {
      return z == Double.POSITIVE_INFINITY ? z : Double.NEGATIVE_INFINITY;
    }
    return ExactEnd.upper(this::image, z, transform.invert(z), -Double.MAX_VALUE);
  }

  /** Empty, with ends where the forecast put them. */
  private PredictionInterval crossed(PredictionInterval z) {
    double low = transform.invert(Math.max(z.lower(), imageLow));
    double high = transform.invert(Math.max(z.upper(), imageLow));
    return new PredictionInterval(low, Math.min(high, Math.nextDown(low)));
  }

  private double image(double value) {
    return transform.apply(Math.max(value, transform.domainLow()));
  }

  /** Half the image of f - s to f + s; f counts as in the domain, so that some length is left. */
  private ScaledForecast image(ScaledForecast forecast) {
    double f = Math.max(forecast.value(), transform.domainLow());
    double high = Math.min(f + forecast.scale(), Double.MAX_VALUE);
    double low = Math.max(f - forecast.scale(), -Double.MAX_VALUE);
    double half = image(high) / 2 - image(low) / 2;
    double z = image(f);
    return new ScaledForecast(z, Math.max(half, Math.ulp(z)));
  }

  private Forecast image(Forecast forecast) {
    if (forecast instanceof PointForecast p) {
      return new PointForecast(image(p.value()));
    }
    if (forecast instanceof ScaledForecast s) {
      return image(s);
    }
    if (forecast instanceof IntervalForecast i) {
      return new IntervalForecast(image(i.lower()), image(i.upper()), i.targetMiscoverage());
    }
    if (forecast instanceof QuantileForecast q) {
      return new QuantileForecast(q.levels(), Arrays.stream(q.values()).map(this::image).toArray());
    }
    return forecast;
  }
}
