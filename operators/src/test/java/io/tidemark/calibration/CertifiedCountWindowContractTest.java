// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

class CertifiedCountWindowContractTest extends CalibrationWindowContract {

  @Override
  WindowSpec spec() {
    return new WindowSpec(new WindowSpec.Count(2000), 4, WindowSpec.Sketch.CERTIFIED);
  }
}
