// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.RollupFact;
import io.tidemark.flink.WaitingFact;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link WaitingFact}. */
public final class WaitingFactSerializer extends VersionedSerializer<WaitingFact> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final int FACT_VERSION = 1;

  private final RollupFactSerializer facts = new RollupFactSerializer();

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(WaitingFact value, DataOutputView out) throws IOException {
    out.writeLong(value.tickEndMicros());
    facts.write(value.fact(), out);
  }

  @Override
  protected WaitingFact read(int version, DataInputView in) throws IOException {
    long tickEndMicros = in.readLong();
    RollupFact fact = facts.read(FACT_VERSION, in);
    return new WaitingFact(tickEndMicros, fact);
  }
}
