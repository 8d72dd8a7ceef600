// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Twelve scores or betas, target .2. Expected numbers are runs of public implementations, printed
 * to nine digits: {@code Error-quantified-Conformal-Inference} (decaying to eci-integral), {@code
 * Conformal-Optimistic-Prediction} (cop), {@code online_conformal} (sf-ogd, and the same from
 * {@code AdaptiveConformal} in R with a step of 8 / sqrt(3)), {@code DtACI} (the levels). For saocp
 * it is the library's algorithm in numpy with ties cut off at 1e-12; without the cut that gives the
 * library's own run, which parts from this row at the ninth score. The split row is the rank rule
 * ceil((n + 1) .8) by hand.
 */
class TwelvePointStreamTest {

  private static final double[] SCORES = {1, 3, 2, 5, 4, .5, 6, 2.5, 3.5, 1.5, 8, 2};
  private static final double[] BETAS = {.5, .15, .05, .9, .02, .3, .25, .01, .6, .08, .7, .04};

  /** Half a unit of the ninth printed digit. */
  private static final double PRINTED = 5e-9;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
    quantile-tracker | step=.5 | 1 | 0 .4 .8 1.2 1.6 2 1.9 2.3 2.7 3.1 3 3.4
    quantile-tracker | step=.5 | 3 | 0 0 0 .4 .8 1.2 1.6 2 1.9 2.3 2.7 3.1
    rolling-risk | step=.5 | 1 | 0 .4 .8 1.2 1.6 2 1.9 2.3 2.7 3.1 3 3.4
    decaying | step=1 | 1 | 0 .8 1.6 2.12780316 2.54162865 2.88984888 2.81370272 3.08672572 3.02449982 3.25423949 3.20072339 3.4016743
    sf-ogd | scale=8 | 1 | 0 4.61880215 3.49857809 2.40991598 5.57838812 4.79766806 4.0278677 6.58991816 5.95547689 5.32693753 4.70413837 6.89674225
    pid | lr=.1;ki=0;burnIn=3 | 1 | 0 .08 .08 .24 .4 .64 .58 .94 1.38 1.82 1.75 1.91
    pid | lr=.1;csat=1;ki=2;burnIn=3 | 1 | 0 .08 .649177742 1.56734414 2.59468249 3.97079184 5.64178894 4.47851284 5.90920746 4.41076625 3.55024043 3.19010853
    pid | lr=.1;csat=1;ki=2;burnIn=3 | 3 | 0 0 0 .16 .889177742 1.88734414 2.99468249 4.49079184 6.11178894 5.02851284 6.49920746 5.07076625
    eci | lr=.1;burnIn=3 | 1 | 0 .0996611933 .08 .282820987 .40828584 .668116066 .567479967 .950595248 1.50312781 1.93558722 1.71363834 1.91233175
    eci-integral | lr=.1;burnIn=3 | 1 | 0 .08 .08 .273698646 .436896662 .683753418 .620416742 .985313417 1.4284434 1.87953284 1.79250453 1.92898036
    saocp | scale=8 | 1 | 0 4.618802153517007 3.109847187817421 2.515788433695954 7.697017277719111 5.397902481173916 4.237235947515042 6.014854023288716 5.139645129444571 4.117054914424804 3.0837244916788 6.209010354572031
    cop | lr=.1;burnIn=3 | 1 | 0 .08 .08 .24 .48 .76 .7 1.045 1.50833333 1.94833333 1.89 1.95666667
    split |  | 1 | Infinity Infinity Infinity Infinity 5 5 5 6 6 5 5 6
    """)
  void aThreshold_agrees(String name, String settings, int ahead, String expected) {
    ThresholdRule rule = Streams.rule(name, parameters(settings));
    Streams.assertAgree(
        Streams.thresholds(rule.create(0.2), SCORES, ahead), numbers(expected), PRINTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
    dtaci | .2 .206375 .1813164302 .1532315905 .1615264758 .1261590113 .1373536697 .1471887045 .1285661893 .1387109265 .1334787993 .143069949
    agaci | .2 .206375 .1878153555 .1725371013 .1779173304 .1598924437 .1654428217 .1703743367 .153045169 .1586891591 .14355058 .1490734464
    """)
  void aLevel_agrees(String name, String expected) {
    LevelRule rule = (LevelRule) Streams.rule(name, Map.of());
    Streams.assertAgree(Streams.levels(rule.createLevel(0.2), BETAS), numbers(expected), 1e-9);
  }

  private static Map<String, Double> parameters(String settings) {
    return settings == null
        ? Map.of()
        : Arrays.stream(settings.split(";"))
            .map(setting -> setting.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Double.parseDouble(pair[1])));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
