// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** The schemas that are stored with the code. */
final class StoredSchemas {

  private StoredSchemas() {}

  /** Those of an event, oldest first. */
  static List<Schema> of(String event) throws IOException {
    List<Schema> stored = new ArrayList<>();
    for (int version = 1; version <= ShippedSchemas.CURRENT_VERSION; version++) {
      of(event, version).ifPresent(stored::add);
    }
    return stored;
  }

  /** That of an event in a version; empty when the event is younger. */
  static Optional<Schema> of(String event, int version) throws IOException {
    return text(event, version).map(text -> new Schema.Parser().parse(text));
  }

  static Optional<String> text(String event, int version) throws IOException {
    try (InputStream file =
        StoredSchemas.class.getResourceAsStream(ShippedSchemas.path(event, version))) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
