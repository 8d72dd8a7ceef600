// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.OutcomeEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Layout of {@link DirectoryEntry} in a table: 15 bytes and the key of the segment for a prediction
 * that waits. A change of it is a new version of {@link BlockSerializer}.
 */
public final class DirectoryRecords {

  private static final int KNOWN = 1;
  private static final int DELIVERED = 2;

  private final DataOutputSerializer out = new DataOutputSerializer(256);
  private final DataInputDeserializer in = new DataInputDeserializer();

  /** An entry as a content. */
  public byte[] write(DirectoryEntry entry) throws IOException {
    out.clear();
    out.writeByte((entry.known().isPresent() ? KNOWN : 0) | (entry.delivered() ? DELIVERED : 0));
    if (entry.known().isPresent()) {
      out.writeLong(entry.keepUntilMicros());
      EventWire.write(entry.known().get(), out);
    }
    Wire.varlong(entry.waiting().size(), out);
    for (DirectoryEntry.Waiting waiting : entry.waiting()) {
      append(waiting);
    }
    return out.getCopyOfBuffer();
  }

  /** A prediction that waits as a content of its own. */
  public byte[] write(DirectoryEntry.Waiting waiting) throws IOException {
    out.clear();
    append(waiting);
    return out.getCopyOfBuffer();
  }

  private void append(DirectoryEntry.Waiting waiting) throws IOException {
    out.writeLong(waiting.forgetAtMicros());
    Wire.text(waiting.segment(), out);
    write(waiting.alias());
  }

  private void write(Optional<DirectoryEntry.Alias> alias) throws IOException {
    out.writeBoolean(alias.isPresent());
    if (alias.isPresent()) {
      Wire.text(alias.get().model(), out);
      Wire.text(alias.get().predictionId(), out);
    }
  }

  private Optional<DirectoryEntry.Alias> readAlias() throws IOException {
    return in.readBoolean()
        ? Optional.of(new DirectoryEntry.Alias(Wire.text(in), Wire.text(in)))
        : Optional.empty();
  }

  /** The prediction of a content. */
  public DirectoryEntry.Waiting readWaiting(byte[] content) throws IOException {
    in.setBuffer(content);
    return readWaiting();
  }

  private DirectoryEntry.Waiting readWaiting() throws IOException {
    long forgetAt = in.readLong();
    return new DirectoryEntry.Waiting(Wire.text(in), readAlias(), forgetAt);
  }

  /** The entry of a content. */
  public DirectoryEntry read(byte[] content) throws IOException {
    in.setBuffer(content);
    int flags = in.readByte();
    long keepUntil = 0;
    Optional<OutcomeEvent> known = Optional.empty();
    if ((flags & KNOWN) != 0) {
      keepUntil = in.readLong();
      known = Optional.of(EventWire.readOutcome(in));
    }
    int size = Math.toIntExact(Wire.varlong(in));
    List<DirectoryEntry.Waiting> waiting = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      waiting.add(readWaiting());
    }
    return new DirectoryEntry(known, keepUntil, (flags & DELIVERED) != 0, List.copyOf(waiting));
  }
}
