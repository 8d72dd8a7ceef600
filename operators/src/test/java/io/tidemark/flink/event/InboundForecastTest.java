// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static io.tidemark.flink.event.InboundRecords.decode;
import static io.tidemark.flink.event.InboundRecords.letter;
import static io.tidemark.flink.event.InboundRecords.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.ClassForecast;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.IntervalForecast;
import io.tidemark.event.PointForecast;
import io.tidemark.event.QuantileForecast;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InboundForecastTest {

  static Stream<Arguments> badForecasts() {
    return Stream.of(
        Arguments.of(new PointForecast(Double.NaN, null), "value must be finite: was NaN"),
        Arguments.of(new PointForecast(1.0, 0.0), "scale must be above 0: was 0.0"),
        Arguments.of(
            new PointForecast(1.0, Double.POSITIVE_INFINITY), "scale must be finite: was Infinity"),
        Arguments.of(quantiles(List.of(0.5), List.of(1.0)), "levels and values must be at least"),
        Arguments.of(
            quantiles(List.of(0.1, 0.9), List.of(1.0)), "levels and values must be at least"),
        Arguments.of(
            quantiles(List.of(0.9, 0.1), List.of(1.0, 2.0)),
            "levels must be strictly increasing in (0, 1): were [0.9, 0.1]"),
        Arguments.of(
            quantiles(List.of(0.1, 0.1), List.of(1.0, 2.0)),
            "levels must be strictly increasing in (0, 1): were [0.1, 0.1]"),
        Arguments.of(
            quantiles(List.of(0.1, 1.0), List.of(1.0, 2.0)),
            "levels must be strictly increasing in (0, 1): were [0.1, 1.0]"),
        Arguments.of(
            quantiles(List.of(0.1, 0.9), List.of(Double.NaN, 2.0)),
            "values must be finite: was NaN"),
        Arguments.of(
            new IntervalForecast(2.0, 1.0, 0.1), "lower must be at most upper: were 2.0, 1.0"),
        Arguments.of(
            new IntervalForecast(Double.NEGATIVE_INFINITY, 1.0, 0.1), "lower must be finite"),
        Arguments.of(
            new IntervalForecast(0.0, 1.0, 1.5), "targetMiscoverage must be in (0, 1): was 1.5"),
        Arguments.of(classes(List.of("a"), List.of(1.0)), "labels and probabilities must be"),
        Arguments.of(
            classes(List.of("a", "a"), List.of(0.5, 0.5)), "labels must be distinct and not empty"),
        Arguments.of(
            classes(List.of("a", ""), List.of(0.5, 0.5)), "labels must be distinct and not empty"),
        Arguments.of(
            classes(List.of("a", "b"), List.of(0.5, 0.6)),
            "probabilities must sum to 1: summed to 1.1"),
        Arguments.of(
            classes(List.of("a", "b"), List.of(-0.5, 1.5)),
            "probabilities must be in [0, 1]: was -0.5"),
        Arguments.of(
            classes(List.of("a", "b"), List.of(Double.NaN, 1.0)),
            "probabilities must be in [0, 1]: was NaN"));
  }

  private static QuantileForecast quantiles(List<Double> levels, List<Double> values) {
    return new QuantileForecast(levels, values);
  }

  private static ClassForecast classes(List<String> labels, List<Double> probabilities) {
    return new ClassForecast(labels, probabilities);
  }

  @ParameterizedTest
  @MethodSource("badForecasts")
  void decodePrediction_brokenForecast_isRejectedNamingTheFieldWithinTheForecast(
      Object forecast, String message) {
    DeadLetter letter = letter(decode(prediction().setForecast(forecast)));

    assertThat(letter.getMessage()).startsWith("forecast." + message);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID);
  }

  @Test
  void decodePrediction_hugeForecastThatIsInvalid_givesAShortMessage() {
    List<Double> many = Collections.nCopies(20_000, 0.5);

    DeadLetter letter = letter(decode(prediction().setForecast(quantiles(many, many))));

    assertThat(letter.getMessage()).hasSize(1003).endsWith("...");
  }
}
