// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/** The keyed state of CALIBRATE as text. */
final class StateBytes {

  private StateBytes() {}

  /** By state and key; equal contents are equal texts. */
  static Map<String, String> of(CalibrateOperator operator) throws Exception {
    KeyedStateBackend<String> backend = operator.getKeyedStateBackend();
    Map<String, String> all = new HashMap<>();
    for (StateDescriptor<?, ?> descriptor : SegmentState.DESCRIPTORS) {
      for (String key : keys(backend, descriptor.getName())) {
        backend.setCurrentKey(key);
        all.put(descriptor.getName() + " " + key, text(backend, descriptor));
      }
    }
    return all;
  }

  private static List<String> keys(KeyedStateBackend<String> backend, String state) {
    try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
      return keys.distinct().toList();
    }
  }

  @SuppressWarnings("unchecked")
  private static String text(KeyedStateBackend<String> backend, StateDescriptor<?, ?> descriptor)
      throws Exception {
    State state =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            (StateDescriptor<State, ?>) descriptor);
    if (descriptor instanceof ValueStateDescriptor<?> value) {
      TypeSerializer<Object> serializer = (TypeSerializer<Object>) value.getSerializer();
      return hex(((ValueState<Object>) state).value(), serializer);
    }
    MapStateDescriptor<Object, Object> map = (MapStateDescriptor<Object, Object>) descriptor;
    Map<String, String> entries = new TreeMap<>();
    for (Map.Entry<Object, Object> entry : ((MapState<Object, Object>) state).entries()) {
      entries.put(entry.getKey().toString(), hex(entry.getValue(), map.getValueSerializer()));
    }
    return entries.toString();
  }

  static <T> String hex(T value, TypeInformation<T> type) {
    return hex(value, type.createSerializer(new SerializerConfigImpl()));
  }

  private static <T> String hex(T value, TypeSerializer<T> serializer) {
    DataOutputSerializer out = new DataOutputSerializer(256);
    try {
      serializer.serialize(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(out.getCopyOfBuffer());
  }
}
