// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A released version never changes; the open one only adds, and shows what it adds. */
class VersionsTest {

  private static final Path GOLDEN = GoldenFiles.ENCODINGS;
  private static final Path SCHEMAS = Path.of("src/main/resources/io/tidemark/event");

  static Stream<Integer> released() {
    return IntStream.rangeClosed(1, ShippedSchemas.RELEASED_VERSION).boxed();
  }

  static Stream<Schema> events() {
    return ShippedSchemas.EVENTS.stream();
  }

  @ParameterizedTest
  @MethodSource("released")
  void filesOfAReleasedVersion_areWhatWasReleased(int version) throws Exception {
    String stored = Files.readString(GOLDEN.resolve("released.txt"));

    assertThat(stored.lines()).contains("v" + version + " " + digest("v" + version));
  }

  @ParameterizedTest
  @MethodSource("events")
  void fieldsOfAReleasedVersion_areStillThere(Schema event) throws IOException {
    Map<String, Schema.Field> today = fields(event);
    for (int version = 1; version <= ShippedSchemas.RELEASED_VERSION; version++) {
      for (Schema written : StoredSchemas.of(event.getName(), version).stream().toList()) {
        assertThat(today.keySet()).containsAll(fields(written).keySet());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void decode_olderEncoding_givesNewFieldsTheirDefaults(int version) throws IOException {
    for (Path file : files(GOLDEN.resolve("v" + version))) {
      String name = file.getFileName().toString().replace(".bin", "");
      IndexedRecord example = (IndexedRecord) GoldenEvents.all().get(name);
      Schema written = StoredSchemas.of(example.getSchema().getName(), version).orElseThrow();

      IndexedRecord read =
          (IndexedRecord)
              GoldenFiles.codec(GoldenEvents.all().get(name).getClass())
                  .decode(Files.readAllBytes(file));

      assertThat(fieldsThatDiffer(List.of(read), fields(written))).as(name).isEmpty();
    }
  }

  @Test
  void everyFieldSinceTheRelease_isSetByAnExample() throws IOException {
    Map<String, Schema.Field> old = new LinkedHashMap<>();
    Map<String, Schema.Field> today = new LinkedHashMap<>();
    for (Schema event : ShippedSchemas.EVENTS) {
      today.putAll(fields(event));
      StoredSchemas.of(event.getName(), ShippedSchemas.RELEASED_VERSION)
          .ifPresent(written -> old.putAll(fields(written)));
    }
    TreeSet<String> added = new TreeSet<>(today.keySet());
    added.removeAll(old.keySet());

    assertThat(fieldsThatDiffer(GoldenEvents.all().values(), old))
        .as("new fields that an example in GoldenVersion2 sets to other than the default")
        .containsAll(added);
  }

  /** The fields, by record and name, that are not old and do not have their default. */
  private static TreeSet<String> fieldsThatDiffer(
      Iterable<? extends IndexedRecord> events, Map<String, Schema.Field> old) {
    TreeSet<String> differing = new TreeSet<>();
    events.forEach(event -> collect(event, old, differing));
    return differing;
  }

  private static void collect(Object value, Map<String, Schema.Field> old, TreeSet<String> into) {
    if (value instanceof IndexedRecord record) {
      for (Schema.Field field : record.getSchema().getFields()) {
        Object held = record.get(field.pos());
        String name = name(record.getSchema(), field);
        if (!old.containsKey(name) && !isDefault(field, held)) {
          into.add(name);
        }
        collect(held, old, into);
      }
    } else if (value instanceof Iterable<?> items) {
      items.forEach(item -> collect(item, old, into));
    } else if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(item -> collect(item, old, into));
    }
  }

  private static boolean isDefault(Schema.Field field, Object value) {
    return field.hasDefaultValue()
        && Objects.equals(SpecificData.get().getDefaultValue(field), value);
  }

  private static String name(Schema record, Schema.Field field) {
    return record.getName() + "." + field.name();
  }

  /** Of a schema and the records within it. */
  private static Map<String, Schema.Field> fields(Schema schema) {
    Map<String, Schema.Field> fields = new LinkedHashMap<>();
    EventFields.records(schema)
        .forEach(
            record -> record.getFields().forEach(field -> fields.put(name(record, field), field)));
    return fields;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String digest(String version) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path folder : List.of(SCHEMAS, GOLDEN)) {
      for (Path file : files(folder.resolve(version))) {
        digest.update(file.getFileName().toString().getBytes());
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
