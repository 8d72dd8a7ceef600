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
    events.stream()
        .flatMap(event -> records(event).stream())
        .forEach(record -> fields.put(record.getName(), names(record)));
    return fields;
  }

  /** A schema's records: itself and those within it. */
  static Collection<Schema> records(Schema schema) {
    Map<String, Schema> records = new LinkedHashMap<>();
    collect(schema, records);
    return records.values();
  }

  private static List<String> names(Schema record) {
    return record.getFields().stream().map(Schema.Field::name).toList();
  }

  private static void collect(Schema schema, Map<String, Schema> into) {
    switch (schema.getType()) {
      case RECORD -> {
        into.put(schema.getName(), schema);
        schema.getFields().forEach(field -> collect(field.schema(), into));
      }
      case UNION -> schema.getTypes().forEach(type -> collect(type, into));
      case ARRAY -> collect(schema.getElementType(), into);
      case MAP -> collect(schema.getValueType(), into);
      default -> {}
    }
  }
}
