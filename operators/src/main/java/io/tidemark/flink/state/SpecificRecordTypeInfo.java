// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Type information of the generated Avro records. */
public final class SpecificRecordTypeInfo {

  private SpecificRecordTypeInfo() {}

  /** Type information of one record class. */
  public static <T extends SpecificRecordBase> TypeInformation<T> of(Class<T> type) {
    return new ImmutableTypeInfo<>(type, new SpecificRecordSerializer<>(type));
  }
}
