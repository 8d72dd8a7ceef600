// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.EvidenceRestart;
import io.tidemark.flink.MonitorNotice;
import io.tidemark.flink.RunLengthPlan;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link MonitorNotice}, which is never kept. */
public final class MonitorNoticeSerializer extends VersionedSerializer<MonitorNotice> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final int PLAN = 1;
  private static final int RESTART = 2;

  private final RunLengthPlanSerializer plans = new RunLengthPlanSerializer();
  private final EvidenceRestartSerializer restarts = new EvidenceRestartSerializer();

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(MonitorNotice value, DataOutputView out) throws IOException {
    if (value instanceof RunLengthPlan plan) {
      out.writeByte(PLAN);
      plans.serialize(plan, out);
    } else {
      out.writeByte(RESTART);
      restarts.serialize((EvidenceRestart) value, out);
    }
  }

  @Override
  protected MonitorNotice read(int version, DataInputView in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case PLAN -> plans.deserialize(in);
      case RESTART -> restarts.deserialize(in);
      default -> throw Wire.unknown("monitor notice", tag);
    };
  }
}
