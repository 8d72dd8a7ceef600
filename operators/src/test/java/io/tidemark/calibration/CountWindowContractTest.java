// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

class CountWindowContractTest extends CalibrationWindowContract {

  @Override
  WindowSpec spec() {
    return new WindowSpec(new WindowSpec.Count(1000), 7, WindowSpec.Sketch.EXACT);
  }
}
