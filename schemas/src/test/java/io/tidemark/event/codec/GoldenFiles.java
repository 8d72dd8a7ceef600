// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes the schemas and golden encodings of a new version, from the schemas directory. A file that
 * exists is never written again: older versions are what old topics hold.
 */
final class GoldenFiles {

  private static final Path SCHEMAS = Path.of("src/main/resources/io/tidemark/event");
  private static final Path ENCODINGS = Path.of("src/test/resources/golden");

  private GoldenFiles() {}

  /** Takes the directory of the module. */
  public static void main(String[] args) throws IOException {
    Path module = Path.of(args.length == 0 ? "." : args[0]);
    String version = "v" + ShippedSchemas.CURRENT_VERSION;
    Path schemas = Files.createDirectories(module.resolve(SCHEMAS).resolve(version));
    for (Schema event : ShippedSchemas.EVENTS) {
      create(
          schemas.resolve(event.getName() + ".avsc"),
          (plain(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Path encodings = Files.createDirectories(module.resolve(ENCODINGS).resolve(version));
    for (Map.Entry<String, SpecificRecord> event : GoldenEvents.all().entrySet()) {
      create(encodings.resolve(event.getKey() + ".bin"), encode(event.getValue()));
    }
  }

  private static void create(Path file, byte[] content) throws IOException {
    if (Files.exists(file)) {
      System.out.println("kept " + file);
      return;
    }
    Files.write(file, content, StandardOpenOption.CREATE_NEW);
    System.out.println("wrote " + file);
  }

  @SuppressWarnings("unchecked")
  static byte[] encode(SpecificRecord event) {
    return ((SingleObjectCodec<SpecificRecord>) codec(event.getClass())).encode(event);
  }

  static SingleObjectCodec<? extends SpecificRecord> codec(Class<? extends SpecificRecord> event) {
    return SingleObjectCodec.of(event);
  }

  /** Without the hint by which Java is given strings: it means nothing to other languages. */
  static String plain(Schema event) {
    String json =
        event
            .toString()
            .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
            .replace(",\"avro.java.string\":\"String\"", "");
    return new Schema.Parser().parse(json).toString(true);
  }
}
