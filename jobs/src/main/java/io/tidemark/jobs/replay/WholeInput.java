// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The only split of a {@link SequentialSource}. */
final class WholeInput implements SourceSplit {

  @Override
  public String splitId() {
    return "whole";
  }

  /**
   * Has nothing to assign, for the one reader knows what to read, and nothing to say: a message
   * that reaches a reader which has finished fails the job.
   */
  static final class Enumerator implements SplitEnumerator<WholeInput, WholeInput> {

    @Override
    public void start() {
      // nothing to find
    }

    @Override
    public void handleSplitRequest(int reader, String host) {
      // readers ask for none
    }

    @Override
    public void addSplitsBack(List<WholeInput> splits, int reader) {
      // none was assigned
    }

    @Override
    public void addReader(int reader) {
      // it begins by itself
    }

    @Override
    public WholeInput snapshotState(long checkpoint) {
      return new WholeInput();
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  /** A split without content. */
  static final class Serializer implements SimpleVersionedSerializer<WholeInput> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(WholeInput split) {
      return new byte[0];
    }

    @Override
    public WholeInput deserialize(int version, byte[] bytes) {
      return new WholeInput();
    }
  }
}
