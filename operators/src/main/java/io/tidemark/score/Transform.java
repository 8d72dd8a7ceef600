// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A monotone change of scale, applied to forecast and outcome before scoring. */
public enum Transform {
  /** y, on the whole line. */
  IDENTITY(Double.NEGATIVE_INFINITY) {
    @Override
    public double apply(double y) {
      return y;
    }

    @Override
    public double invert(double z) {
      return z;
    }
  },
  /** The square root, for y at least 0: makes counts equally noisy. */
  SQRT(0.0) {
    @Override
    public double apply(double y) {
      return Math.sqrt(y);
    }

    @Override
    public double invert(double z) {
      return z * z;
    }
  },
  /** log(1 + y), for y at least 0: makes relative errors equally large. */
  LOG1P(0.0) {
    @Override
    public double apply(double y) {
      return Math.log1p(y);
    }

    @Override
    public double invert(double z) {
      return Math.expm1(z);
    }
  };

  private final double domainLow;

  Transform(double domainLow) {
    this.domainLow = domainLow;
  }

  /** The image of y; NaN outside the domain. */
  public abstract double apply(double y);

  /** The y of an image; z at least the image of the domain's smallest y. */
  public abstract double invert(double z);

  /** The smallest y of the domain, or -infinity. */
  public double domainLow() {
    return domainLow;
  }

  /** Whether y is in the domain; NaN is not. */
  public boolean contains(double y) {
    return y >= domainLow;
  }

  /** The transform of a policy's name; an unknown name is an error that names the nearest one. */
  public static Transform fromName(String name) {
    for (Transform transform : values()) {
      if (transform.policyName().equals(name)) {
        return transform;
      }
    }
    List<String> names = Arrays.stream(values()).map(Transform::policyName).toList();
    throw new IllegalArgumentException(
        "transform must be one of "
            + names
            + ": was \""
            + name
            + "\" (did you mean "
            + NearestName.of(name, names).orElseThrow()
            + "?)");
  }

  /** The name used in policies. */
  public String policyName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
