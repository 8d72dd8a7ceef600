// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML into settings that know their line, because a message without one is half a message.
 */
final class SettingsFile {

  private static final YAMLFactory YAML = new YAMLFactory();

  private final JsonParser parser;
  private final Problems problems;

  private SettingsFile(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * The settings of a text.
   *
   * @throws InvalidSettingsException if it is not YAML; keys given twice are added to the problems
   */
  static Setting read(String text, Problems problems) throws InvalidSettingsException {
    try (JsonParser parser = YAML.createParser(text)) {
      SettingsFile file = new SettingsFile(parser, problems);
      return parser.nextToken() == null ? new Setting.Nothing("", 1) : file.node("");
    } catch (JsonProcessingException e) {
      problems.add(line(e), "the file must be YAML: " + firstLine(e.getOriginalMessage()));
      throw problems.exception();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("unreadable");
  }

  private Setting node(String path) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return new Setting.Entries(path, line, entries(path));
    }
    if (token == JsonToken.START_ARRAY) {
      return new Setting.Items(path, line, items(path));
    }
    if (token == JsonToken.VALUE_NULL) {
      return new Setting.Nothing(path, line);
    }
    return new Setting.Scalar(path, line, parser.getText());
  }

  private Map<String, Setting> entries(String path) throws IOException {
    Map<String, Setting> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      String below = path.isEmpty() ? key : path + "." + key;
      parser.nextToken();
      if (entries.put(key, node(below)) != null) {
        problems.add(line, below + " must be given once: was given again");
      }
    }
    return entries;
  }

  private List<Setting> items(String path) throws IOException {
    List<Setting> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(path + "[" + items.size() + "]"));
    }
    return items;
  }
}
