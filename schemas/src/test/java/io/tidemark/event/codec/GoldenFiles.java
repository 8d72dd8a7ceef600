// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import static io.tidemark.event.codec.ShippedSchemas.CURRENT_VERSION;
import static io.tidemark.event.codec.ShippedSchemas.RELEASED_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/**
 * Writes the schemas and golden encodings of the open version again, from tidemark.avdl and the
 * {@link GoldenEvents}. Its name keeps it out of a build; {@code mvn test -pl schemas
 * -Dtest=GoldenFiles} runs it. Released versions are what old topics hold: they are never written.
 */
class GoldenFiles {

  private static final Path SCHEMAS = Path.of("src/main/resources/io/tidemark/event");
  static final Path ENCODINGS = Path.of("src/test/resources/golden");

  @Test
  void writeTheOpenVersion() throws IOException {
    assertThat(CURRENT_VERSION)
        .as("the open version: raise ShippedSchemas.CURRENT_VERSION to begin one")
        .isGreaterThan(RELEASED_VERSION);
    Path schemas = emptied(SCHEMAS.resolve("v" + CURRENT_VERSION));
    for (Schema event : ShippedSchemas.EVENTS) {
      Files.write(schemas.resolve(event.getName() + ".avsc"), dump(event));
    }
    Path encodings = emptied(ENCODINGS.resolve("v" + CURRENT_VERSION));
    for (Map.Entry<String, SpecificRecord> event : GoldenEvents.all().entrySet()) {
      Files.write(encodings.resolve(event.getKey() + ".bin"), encode(event.getValue()));
    }
  }

  private static Path emptied(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    return folder;
  }

  @SuppressWarnings("unchecked")
  static byte[] encode(SpecificRecord event) {
    return ((SingleObjectCodec<SpecificRecord>) codec(event.getClass())).encode(event);
  }

  static SingleObjectCodec<? extends SpecificRecord> codec(Class<? extends SpecificRecord> event) {
    return SingleObjectCodec.of(event);
  }

  /** The stored form of a schema. */
  static byte[] dump(Schema event) {
    return (plain(event) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Without the hint by which Java is given strings: it means nothing to other languages. */
  private static String plain(Schema event) {
    String json =
        event
            .toString()
            .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
            .replace(",\"avro.java.string\":\"String\"", "");
    return new Schema.Parser().parse(json).toString(true);
  }
}
