// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.OutcomeEvent;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link OutcomeEvent}. */
public final class OutcomeSerializer extends VersionedSerializer<OutcomeEvent> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(OutcomeEvent value, DataOutputView out) throws IOException {
    EventWire.write(value, out);
  }

  @Override
  protected OutcomeEvent read(int version, DataInputView in) throws IOException {
    return EventWire.readOutcome(in);
  }
}
