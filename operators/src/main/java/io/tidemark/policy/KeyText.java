// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The written form of a key, {@code model|name=value|name=value}. A backslash before {@code | = \}
 * keeps them apart from the separators, so that different keys never read the same.
 */
final class KeyText {

  private static final char PART = '|';
  private static final char EQUALS = '=';
  private static final char ESCAPE = '\\';

  private KeyText() {}

  static String write(String model, List<Dimension> dimensions) {
    StringBuilder text = new StringBuilder(model.length() + 24 * dimensions.size());
    escape(model, text);
    for (Dimension dimension : dimensions) {
      text.append(PART);
      escape(dimension.name(), text);
      text.append(EQUALS);
      escape(dimension.value(), text);
    }
    return text.toString();
  }

  private static void escape(String word, StringBuilder text) {
    if (word.indexOf(PART) < 0 && word.indexOf(EQUALS) < 0 && word.indexOf(ESCAPE) < 0) {
      text.append(word);
      return;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == PART || c == EQUALS || c == ESCAPE) {
        text.append(ESCAPE);
      }
      text.append(c);
    }
  }

  /** The model. */
  static String model(String text) {
    return unescape(split(text, PART).get(0));
  }

  /** The dimensions, in order. */
  static List<Dimension> dimensions(String text) {
    List<String> parts = split(text, PART);
    return parts.subList(1, parts.size()).stream().map(part -> dimension(part, text)).toList();
  }

  private static Dimension dimension(String part, String text) {
    List<String> sides = split(part, EQUALS);
    if (sides.size() != 2) {
      throw new IllegalArgumentException(
          "a key must read model|name=value|...: was \"" + text + "\"");
    }
    return new Dimension(unescape(sides.get(0)), unescape(sides.get(1)));
  }

  /** The parts between separators, still escaped. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ESCAPE) {
        i++;
      } else if (c == separator) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String unescape(String word) {
    StringBuilder text = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == ESCAPE && i + 1 < word.length()) {
        i++;
      }
      text.append(word.charAt(i));
    }
    return text.toString();
  }
}
