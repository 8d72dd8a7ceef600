// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.alert.AlertSnapshot;
import io.tidemark.alert.AlertState;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.junit.jupiter.api.Test;

class LifecycleSerializerTest {

  /** Written by hand after version 1's layout: fingerprint, FIRING, episode 3, started at 5. */
  private static final String FIRST_VERSION =
      "00000004"
          + "66303064"
          + "00000006"
          + "464952494e47"
          + "0000000000000003"
          + "0000000000000005";

  @Test
  void read_firstVersion_keepsTheAlertAndItsFingerprint() throws Exception {
    byte[] bytes = HexFormat.of().parseHex(FIRST_VERSION);
    AlertSnapshot read =
        new LifecycleSerializer().reading(1).deserialize(new DataInputDeserializer(bytes));
    assertThat(read.isNameless()).isTrue();
    assertThat(read.fingerprint()).isEqualTo("f00d");
    assertThat(read.state()).isEqualTo(AlertState.FIRING);
    assertThat(read.episode()).isEqualTo(3);
    assertThat(read.sequence()).isZero();
    assertThat(read.startsAtMicros()).isEqualTo(5);
  }
}
