// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.PolicyInput;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Type information of policies as they enter the graph. */
public final class PolicyInputTypeInfo {

  /** The one instance. */
  public static final TypeInformation<PolicyInput> INSTANCE =
      new ImmutableTypeInfo<>(PolicyInput.class, new PolicyInputSerializer());

  private PolicyInputTypeInfo() {}
}
