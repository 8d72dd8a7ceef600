// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** The fields of events and of the records within them. */
final class EventFields {

  private EventFields() {}

  /** Field names by record name. */
  static Map<String, List<String>> of(Collection<Schema> events) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    events.forEach(event -> collect(event, fields));
    return fields;
  }

  private static void collect(Schema schema, Map<String, List<String>> into) {
    switch (schema.getType()) {
      case RECORD -> {
        into.put(schema.getName(), schema.getFields().stream().map(Schema.Field::name).toList());
        schema.getFields().forEach(field -> collect(field.schema(), into));
      }
      case UNION -> schema.getTypes().forEach(type -> collect(type, into));
      case ARRAY -> collect(schema.getElementType(), into);
      case MAP -> collect(schema.getValueType(), into);
      default -> {}
    }
  }
}
