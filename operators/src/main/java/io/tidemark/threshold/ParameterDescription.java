// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * A parameter of a rule.
 *
 * @param values what is allowed
 */
public record ParameterDescription(
    String name, double defaultValue, Domain values, String meaning) {

  /** What is allowed, in words. */
  public String domain() {
    return values.words();
  }

  /** Whether the rule can take the value. */
  public boolean allows(double value) {
    return Double.isFinite(value) && values.contains(value);
  }

  static ParameterDescription positive(String name, double defaultValue, String meaning) {
    return new ParameterDescription(name, defaultValue, Domain.POSITIVE, meaning);
  }

  static ParameterDescription notNegative(String name, double defaultValue, String meaning) {
    return new ParameterDescription(name, defaultValue, Domain.NOT_NEGATIVE, meaning);
  }

  /** Values a parameter can take. */
  public enum Domain {
    /** Any finite number. */
    FINITE("finite") {
      @Override
      boolean contains(double value) {
        return true;
      }
    },
    /** Above 0. */
    POSITIVE("above 0") {
      @Override
      boolean contains(double value) {
        return value > 0;
      }
    },
    /** 0 or more. */
    NOT_NEGATIVE("at least 0") {
      @Override
      boolean contains(double value) {
        return value >= 0;
      }
    },
    /** A size of state, bounded because every segment pays for it. */
    COUNT("a whole number in [1, 10000]") {
      @Override
      boolean contains(double value) {
        return value >= 1 && value <= LARGEST_COUNT && value == Math.rint(value);
      }
    },
    /** A size of state, or 0 for none. */
    COUNT_OR_NONE("a whole number in [0, 10000]") {
      @Override
      boolean contains(double value) {
        return value == 0 || COUNT.contains(value);
      }
    },
    /** A share of more than nothing. */
    SHARE("in (0, 1]") {
      @Override
      boolean contains(double value) {
        return value > 0 && value <= 1;
      }
    },
    /** A share other than nothing and all. */
    OPEN_UNIT("in (0, 1)") {
      @Override
      boolean contains(double value) {
        return value > 0 && value < 1;
      }
    };

    private static final int LARGEST_COUNT = 10_000;

    private final String words;

    Domain(String words) {
      this.words = words;
    }

    abstract boolean contains(double value);

    String words() {
      return words;
    }
  }
}
