// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Arrays;
import java.util.Optional;

/**
 * A score on another scale: forecast and outcome are transformed, the interval is brought back.
 * Forecast values below the transform's domain count as its smallest value; a finite threshold
 * never gives an interval that reaches below the domain. A forecast's scale s becomes half the
 * length of the image of [f - s, f + s].
 */
public final class TransformedScore implements IntervalScore {

  private final IntervalScore score;
  private final Transform transform;

  /** The score under a transform. */
  public TransformedScore(IntervalScore score, Transform transform) {
    this.score = score;
    this.transform = transform;
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
  public boolean dependsOnTarget() {
    return score.dependsOnTarget();
  }

  @Override
  public Optional<String> rejection(Forecast forecast, double targetMiscoverage) {
    return score.rejection(forecast, targetMiscoverage);
  }

  @Override
  public Optional<String> rejection(double outcome) {
    return outcome >= transform.domainLow()
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
    Forecast f = image(forecast);
    PredictionInterval z = score.interval(f, targetMiscoverage, tail, threshold);
    double imageLow = transform.apply(Math.max(transform.domainLow(), -Double.MAX_VALUE));
    if (z.equals(PredictionInterval.EMPTY)) {
      return z;
    }
    if (z.isEmpty() || z.upper() < imageLow) {
      return crossed(z, imageLow);
    }
    double low = z.lower() <= imageLow ? transform.domainLow() : transform.invert(z.lower());
    double high = z.upper() == Double.POSITIVE_INFINITY ? z.upper() : transform.invert(z.upper());
    return new PredictionInterval(
        low == transform.domainLow()
            ? low
            : ExactEnd.lower(y -> of(f, targetMiscoverage, tail, y, imageLow), threshold, low),
        Double.isInfinite(high)
            ? high
            : ExactEnd.upper(y -> of(f, targetMiscoverage, tail, y, imageLow), threshold, high));
  }

  private PredictionInterval crossed(PredictionInterval z, double imageLow) {
    double low = transform.invert(Math.max(z.lower(), imageLow));
    double high = transform.invert(Math.max(z.upper(), imageLow));
    return new PredictionInterval(low, Math.min(high, Math.nextDown(low)));
  }

  /** The score of an outcome given the image of the forecast; below the domain it is infinite. */
  private double of(Forecast image, double target, int tail, double y, double imageLow) {
    double z = y < transform.domainLow() ? Double.NaN : transform.apply(y);
    return z >= imageLow ? score.of(image, target, tail, z) : Double.POSITIVE_INFINITY;
  }

  private double image(double value) {
    return transform.apply(Math.max(value, transform.domainLow()));
  }

  private Forecast image(Forecast forecast) {
    if (forecast instanceof PointForecast p) {
      return new PointForecast(image(p.value()));
    }
    if (forecast instanceof ScaledForecast s) {
      double half = (image(s.value() + s.scale()) - image(s.value() - s.scale())) / 2;
      return new ScaledForecast(image(s.value()), Math.max(half, Double.MIN_NORMAL));
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
