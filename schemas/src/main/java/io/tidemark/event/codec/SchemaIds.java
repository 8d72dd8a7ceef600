// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import org.apache.avro.Schema;

/**
 * The numbers by which a registry knows schemas. Safe for use by several threads; asked once per
 * schema. It throws {@link CodecException} for an id that does not exist, and any other exception
 * while the registry cannot answer: then waiting helps.
 */
public interface SchemaIds {

  /** The id that writers put in front of this schema's records. */
  int idOf(Schema schema);

  /** The schema of an id. */
  Schema schemaOf(int id);
}
