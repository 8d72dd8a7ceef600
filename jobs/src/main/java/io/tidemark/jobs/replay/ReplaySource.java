// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.flink.event.Inbound;
import java.nio.file.Path;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * A replay file in event-time order, with a watermark behind every moment: nothing is ever late.
 */
@SuppressWarnings("deprecation")
final class ReplaySource implements SourceFunction<Inbound> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1000;

  private final String file;
  private volatile boolean running = true;

  ReplaySource(Path file) {
    this.file = file.toString();
  }

  @Override
  public void run(SourceContext<Inbound> context) throws Exception {
    long last = Long.MIN_VALUE;
    for (ReplayFile.Timed timed : ReplayFile.read(Path.of(file))) {
      if (!running) {
        return;
      }
      long millis = Math.floorDiv(timed.eventTimeMicros(), MICROS_PER_MILLI);
      if (millis > last && timed.eventTimeMicros() > Long.MIN_VALUE) {
        context.emitWatermark(new Watermark(millis - 1));
        last = millis;
      }
      context.collectWithTimestamp(timed.record(), millis);
    }
  }

  @Override
  public void cancel() {
    running = false;
  }
}
