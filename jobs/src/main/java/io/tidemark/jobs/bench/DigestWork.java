// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import com.tdunning.math.stats.MergingDigest;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.score.OutcomeValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * {@link NaiveWork} by somebody who knows that a t-digest has an encoding of its own, and keeps
 * that as the value of state.
 */
final class DigestWork implements FloorWork {

  private static final long serialVersionUID = 1L;
  private static final double COMPRESSION = 100;
  private static final double LEVEL = 0.9;

  private transient ValueState<byte[]> state;
  private double threshold;

  @Override
  public void open(RuntimeContext context) {
    state =
        context.getState(
            new ValueStateDescriptor<>(
                "digest", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void onPrediction() throws IOException {
    byte[] bytes = state.value();
    threshold = bytes == null ? Double.POSITIVE_INFINITY : digest(bytes).quantile(LEVEL);
  }

  @Override
  public void onOutcome(SegmentInput.OutcomeArrived outcome) throws IOException {
    byte[] bytes = state.value();
    MergingDigest digest = bytes == null ? new MergingDigest(COMPRESSION) : digest(bytes);
    digest.add(Math.abs(((OutcomeValue.Real) outcome.outcome().value()).value()));
    ByteBuffer out = ByteBuffer.allocate(digest.byteSize());
    digest.asBytes(out);
    state.update(out.array());
    threshold = digest.quantile(LEVEL);
  }

  private static MergingDigest digest(byte[] bytes) {
    return MergingDigest.fromBytes(ByteBuffer.wrap(bytes));
  }

  /** The newest threshold, so that computing it can't be left out. */
  double threshold() {
    return threshold;
  }
}
