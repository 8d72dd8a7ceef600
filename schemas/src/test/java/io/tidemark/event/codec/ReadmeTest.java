// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page keeps step with the schemas. */
class ReadmeTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static String readme;

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  static Stream<Map.Entry<String, List<String>>> records() {
    return EventFields.of(ShippedSchemas.EVENTS).entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("records")
  void fieldTable_ofEveryRecord_namesItsFieldsInOrder(Map.Entry<String, List<String>> fields) {
    assertThat(firstColumn("### " + fields.getKey())).isEqualTo(fields.getValue());
  }

  @Test
  void topicTable_namesEveryTopicAndItsRetention() {
    List<String> topics = new ArrayList<>(Topics.INPUTS);
    topics.addAll(Topics.OUTPUTS);

    assertThat(firstColumn("## Topics")).hasSize(13).isEqualTo(topics);
    assertThat(section("## Topics").lines().filter(line -> line.startsWith("| `")))
        .allSatisfy(
            line -> {
              String topic = line.split("`")[1];
              String retention = Topics.COMPACTED.contains(topic) ? "| compact |" : "| delete |";
              assertThat(line).contains(retention);
            });
  }

  private static List<String> firstColumn(String heading) {
    return ROW.matcher(section(heading)).results().map((MatchResult r) -> r.group(1)).toList();
  }

  private static String section(String heading) {
    int start = readme.indexOf("\n" + heading + "\n");
    assertThat(start).as("the page must have the section %s", heading).isNotNegative();
    int end = readme.indexOf("\n#", start + heading.length());
    return readme.substring(start, end < 0 ? readme.length() : end);
  }
}
