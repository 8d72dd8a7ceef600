// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Events that set what version 2 added. A name is that of the event and what the example shows,
 * such as {@code Policy-budget}; a new field may go into the example of its event that is here
 * already.
 */
final class GoldenVersion2 {

  private GoldenVersion2() {}

  static void addTo(Map<String, SpecificRecord> all) {
    all.put("AlertTransition-context", GoldenAlerts.transition());
    all.put("AlertCommand", GoldenAlerts.acknowledge());
    all.put("AlertCommand-silence", GoldenAlerts.silence());
    all.put("AlertCommand-rearm", GoldenAlerts.rearm());
  }
}
