// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.Inbound;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Type information of records as they enter the graph. */
public final class InboundTypeInfo {

  /** The one instance. */
  public static final TypeInformation<Inbound> INSTANCE =
      new ImmutableTypeInfo<>(Inbound.class, new InboundSerializer());

  private InboundTypeInfo() {}
}
