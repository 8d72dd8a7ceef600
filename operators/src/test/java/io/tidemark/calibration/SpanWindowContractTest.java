// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

class SpanWindowContractTest extends CalibrationWindowContract {

  @Override
  WindowSpec spec() {
    return new WindowSpec(new WindowSpec.Span(1000), 5, WindowSpec.Sketch.EXACT);
  }
}
