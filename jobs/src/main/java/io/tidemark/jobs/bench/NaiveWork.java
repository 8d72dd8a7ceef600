// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import com.tdunning.math.stats.MergingDigest;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.score.OutcomeValue;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;

/**
 * What one would write first: a t-digest per segment as one value of state, read for each
 * prediction, read, added to and written for each outcome. It keeps no prediction and judges none.
 * State is of the serializer that Flink takes for a class that it does not know.
 */
final class NaiveWork implements FloorWork {

  private static final long serialVersionUID = 1L;
  private static final double COMPRESSION = 100;
  private static final double LEVEL = 0.9;

  private transient ValueState<MergingDigest> state;
  private double threshold;

  @Override
  public void open(RuntimeContext context) {
    state =
        context.getState(
            new ValueStateDescriptor<>(
                "digest", new KryoSerializer<>(MergingDigest.class, new SerializerConfigImpl())));
  }

  @Override
  public void onPrediction() throws IOException {
    MergingDigest digest = state.value();
    threshold = digest == null ? Double.POSITIVE_INFINITY : digest.quantile(LEVEL);
  }

  @Override
  public void onOutcome(SegmentInput.OutcomeArrived outcome) throws IOException {
    MergingDigest known = state.value();
    MergingDigest digest = known == null ? new MergingDigest(COMPRESSION) : known;
    digest.add(Math.abs(((OutcomeValue.Real) outcome.outcome().value()).value()));
    state.update(digest);
    threshold = digest.quantile(LEVEL);
  }

  /** The newest threshold, so that computing it can't be left out. */
  double threshold() {
    return threshold;
  }
}
