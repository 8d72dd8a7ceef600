// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Map;

class DecayingTrackerTest extends ThresholdRuleContract {

  @Override
  ThresholdRule rule() {
    return Streams.rule("decaying", Map.of());
  }
}
