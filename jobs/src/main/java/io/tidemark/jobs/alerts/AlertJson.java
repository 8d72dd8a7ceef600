// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * An event as one line of JSON: the fields of the schema, times in ISO 8601, null for what is no
 * number, a text for what is infinite.
 */
public final class AlertJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AlertJson() {}

  /** The line. */
  public static String line(IndexedRecord event) {
    return write(plain(event));
  }

  static String write(Object plain) {
    try {
      return MAPPER.writeValueAsString(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof IndexedRecord nested) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (Schema.Field field : nested.getSchema().getFields()) {
        fields.put(field.name(), plain(nested.get(field.pos())));
      }
      return fields;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(AlertJson::plain).toList();
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return number.isNaN() ? null : number.toString();
    }
    boolean asText = value instanceof Instant || value instanceof Enum<?>;
    return asText ? value.toString() : value;
  }
}
