// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What older versions wrote stays readable. The stored encodings are our own past output: a pin,
 * not a proof; {@link #encode_outcome_givesTheBytesOfTheSpecification} is worked out by hand.
 */
class GoldenTest {

  private static final Path GOLDEN = GoldenFiles.ENCODINGS;

  private static final String WRITE_AGAIN =
      "stored %s of the open version; write them again: mvn test -pl schemas -Dtest=GoldenFiles";

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

    assertThat(file).as(WRITE_AGAIN, "encodings").exists();
    assertThat(GoldenFiles.encode(GoldenEvents.all().get(name)))
        .as(WRITE_AGAIN, "encodings")
        .isEqualTo(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @MethodSource("events")
  void currentVersion_isTheDumpOfTheIdl(Schema event) throws IOException {
    assertThat(GoldenEvents.all()).containsKey(event.getName());
    assertThat(StoredSchemas.text(event.getName(), ShippedSchemas.CURRENT_VERSION))
        .as(WRITE_AGAIN, "schemas")
        .contains(new String(GoldenFiles.dump(event), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEvent_readsEveryStoredSchema(Schema event) throws IOException {
    for (Schema written : StoredSchemas.of(event.getName())) {
      assertThat(
              SchemaCompatibility.checkReaderWriterCompatibility(event, written)
                  .getResult()
                  .getCompatibility())
          .as("reading %s", written)
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
}
