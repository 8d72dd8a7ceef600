// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.state.MonitorTypes;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Explodes the news of segments to their rollups and sums them by rollup and tick before they cross
 * the network: a hot rollup costs its ticks, not its events.
 *
 * <p>Sums leave when the watermark closes their tick, when there are too many, before each
 * checkpoint's barrier, and at the end of input. So no sum is ever state, nothing is lost with a
 * failure, and when they leave changes nothing: MONITOR adds up whatever parts come, exactly.
 *
 * <p>A fact's tick is chosen here, by the watermark that this subtask has seen, which MONITOR's
 * can't be ahead of: so no part comes to MONITOR too late. That watermark is the only state; Flink
 * forgets it in a restart.
 */
public final class PreAggregateOperator extends AbstractStreamOperator<RollupTick>
    implements OneInputStreamOperator<SegmentNews, RollupTick> {

  /** Sums held at most. */
  public static final int DEFAULT_MAX_SUMS = 4096;

  /** What a model's budget counts. */
  public static final OutputTag<FleetCount> COUNTS = new OutputTag<>("counts", MonitorTypes.COUNT);

  private static final long serialVersionUID = 1L;

  private static final ListStateDescriptor<Long> WATERMARK =
      new ListStateDescriptor<>("watermark", Types.LONG);

  private final int maxSums;
  private transient RollupSums sums;
  private transient ListState<Long> watermarks;
  private transient long watermarkMillis;

  /**
   * An operator that holds at most so many sums.
   *
   * @param maxSums at least 1
   */
  public PreAggregateOperator(int maxSums) {
    this.maxSums = maxSums;
  }

  @Override
  public void open() throws Exception {
    super.open();
    sums = new RollupSums();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    watermarks = context.getOperatorStateStore().getUnionListState(WATERMARK);
    long least = Long.MAX_VALUE;
    for (long watermark : watermarks.get()) {
      least = Math.min(least, watermark);
    }
    watermarkMillis = least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    watermarks.update(List.of(watermarkMillis));
  }

  @Override
  public void processElement(StreamRecord<SegmentNews> element) {
    sums.add(element.getValue(), watermarkMillis);
    if (sums.size() > maxSums) {
      sums.drain(this::emit);
    }
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    watermarkMillis = Math.max(watermarkMillis, watermark.getTimestamp());
    sums.drainTo(watermarkMillis, this::emit);
    super.processWatermark(watermark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    sums.drain(this::emit);
  }

  @Override
  public void finish() throws Exception {
    sums.drain(this::emit);
    super.finish();
  }

  private void emit(RollupTick tick) {
    if (tick.settings().pagesPerDay().isPresent()) {
      output.collect(COUNTS, new StreamRecord<>(FleetCount.of(tick)));
    }
    output.collect(new StreamRecord<>(tick));
  }
}
