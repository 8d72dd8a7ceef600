// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.threshold.RuleSpec;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratedStatusTest {

  /** 9 scores suffice for a plain window; with rho .95, 20 weigh too little. */
  @Test
  void predict_whileWeightedScoresAreTooLight_isWarmingUp() {
    Policy policy =
        PolicyBuilder.of("*", 0).rule(new RuleSpec("nexcp", Map.of("rho", 0.95))).build();
    Forecast forecast = new PointForecast(0);
    SegmentCalibration segment = new SegmentCalibration(CalibrationPlan.of(policy, forecast));
    Random random = new Random(8);
    int calibrated = 0;
    for (int t = 0; t < 300; t++) {
      IssuedBands bands = segment.predict(forecast, 0.5, t);
      boolean finite = Double.isFinite(bands.thresholds().values()[0][0]);
      assertThat(bands.status() == IssuedBands.Status.CALIBRATED).isEqualTo(finite);
      calibrated += finite ? 1 : 0;
      OutcomeValue outcome = new OutcomeValue.Real(random.nextGaussian());
      segment.observe(forecast, bands.thresholds(), outcome, 0.5, t);
    }
    assertThat(calibrated).isBetween(200, 290);
  }
}
