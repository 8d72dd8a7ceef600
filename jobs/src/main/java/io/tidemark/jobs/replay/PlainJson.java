// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** JSON that any reader takes: what has no number is null, what is infinite says so in a text. */
final class PlainJson {

  private PlainJson() {}

  static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Double.class, new Doubles());
    module.addSerializer(Double.TYPE, new Doubles());
    return new ObjectMapper()
        .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
        .registerModule(module);
  }

  private static final class Doubles extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value.isNaN()) {
        json.writeNull();
      } else if (value.isInfinite()) {
        json.writeString(value.toString());
      } else {
        json.writeNumber(value);
      }
    }
  }
}
