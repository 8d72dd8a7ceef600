// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What older versions wrote stays readable. The stored encodings are our own past output: a pin,
 * not a proof; {@link #encode_outcome_givesTheBytesOfTheSpecification} is worked out by hand.
 */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  /** 1736575628654321 microseconds, zigzag 3473151257308642, in groups of 7 bits. */
  private static final String MICROS = "e2dbc5d780da9506";

  static Stream<String> versionedGoldens() {
    return IntStream.rangeClosed(1, ShippedSchemas.CURRENT_VERSION)
        .mapToObj(GoldenTest::files)
        .flatMap(List::stream);
  }

  static Stream<String> currentNames() {
    return GoldenEvents.all().keySet().stream();
  }

  static Stream<Schema> events() {
    return ShippedSchemas.EVENTS.stream();
  }

  private static List<String> files(int version) {
    try (Stream<Path> files = Files.list(GOLDEN.resolve("v" + version))) {
      return files.map(file -> "v" + version + "/" + file.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError("golden encodings of v" + version + " must exist", e);
    }
  }

  @ParameterizedTest
  @MethodSource("versionedGoldens")
  void decode_storedEncodingOfAnyVersion_givesTheEvent(String file) throws IOException {
    String name = file.substring(file.indexOf('/') + 1, file.length() - ".bin".length());
    SpecificRecord expected = GoldenEvents.all().get(name);

    Object decoded =
        GoldenFiles.codec(expected.getClass()).decode(Files.readAllBytes(GOLDEN.resolve(file)));

    assertThat(decoded).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("currentNames")
  void encode_currentVersion_givesTheStoredBytes(String name) throws IOException {
    Path file = GOLDEN.resolve("v" + ShippedSchemas.CURRENT_VERSION).resolve(name + ".bin");

    assertThat(GoldenFiles.encode(GoldenEvents.all().get(name)))
        .isEqualTo(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEvent_hasAGoldenAndAStoredSchema(Schema event) throws IOException {
    assertThat(GoldenEvents.all()).containsKey(event.getName());
    assertThat(stored(event.getName(), ShippedSchemas.CURRENT_VERSION))
        .as("fingerprint of the stored schema: a changed event needs a new version")
        .extracting(SchemaNormalization::parsingFingerprint64)
        .isEqualTo(SchemaNormalization.parsingFingerprint64(event));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEvent_readsEveryStoredSchema(Schema event) throws IOException {
    for (int version = 1; version <= ShippedSchemas.CURRENT_VERSION; version++) {
      Schema written = stored(event.getName(), version);
      assertThat(
              SchemaCompatibility.checkReaderWriterCompatibility(event, written)
                  .getResult()
                  .getCompatibility())
          .as("reading v%d", version)
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
  }

  @Test
  void goldens_holdEveryFieldOfEveryRecord() {
    String written =
        GoldenEvents.all().values().stream().map(Object::toString).collect(Collectors.joining());
    List<String> fields = new ArrayList<>();
    EventFields.of(ShippedSchemas.EVENTS).values().forEach(fields::addAll);

    assertThat(fields).allSatisfy(field -> assertThat(written).contains("\"" + field + "\""));
  }

  /** By hand from the specification: zigzag numbers, little-endian doubles, union branch first. */
  @Test
  void encode_outcome_givesTheBytesOfTheSpecification() {
    Outcome outcome = (Outcome) GoldenEvents.all().get("Outcome-target");
    String body =
        "00 00" // predictionId, model: null
            + "02 1a 33362f323032352d30312d3131" // targetKey: 13 bytes
            + "00 00" // dimensions, modelVersion: null
            + MICROS
            + "02 04 7570" // value: branch 1, "up"
            + "00"; // revision

    byte[] bytes = GoldenFiles.encode(outcome);

    assertThat(HexFormat.of().formatHex(bytes, 10, bytes.length)).isEqualTo(body.replace(" ", ""));
    assertThat(HexFormat.of().formatHex(bytes, 0, 2)).isEqualTo("c301");
  }

  private static Schema stored(String event, int version) throws IOException {
    try (InputStream file =
        GoldenTest.class.getResourceAsStream(ShippedSchemas.path(event, version))) {
      assertThat(file).as("schema of %s in v%d", event, version).isNotNull();
      return new Schema.Parser().parse(file);
    }
  }
}
