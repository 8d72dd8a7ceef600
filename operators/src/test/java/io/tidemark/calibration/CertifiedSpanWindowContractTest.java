// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

class CertifiedSpanWindowContractTest extends CalibrationWindowContract {

  @Override
  WindowSpec spec() {
    return new WindowSpec(new WindowSpec.Span(2000), 4, WindowSpec.Sketch.CERTIFIED);
  }
}
