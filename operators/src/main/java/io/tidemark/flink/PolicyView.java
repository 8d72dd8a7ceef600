// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.Policy;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.policy.PolicyBook;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.score.Forecast;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The policies in force: those the job was started with, under those that came by broadcast. The
 * broadcast state holds the newest policy of each model and, under {@code model@version}, every
 * version that pending predictions may have been issued under.
 */
final class PolicyView {

  /** Broadcast state of policies. */
  static final MapStateDescriptor<String, Policy> DESCRIPTOR =
      new MapStateDescriptor<>("policies", Types.STRING, SpecificRecordTypeInfo.of(Policy.class));

  private final PolicyBook initial;
  private final Map<Policy, io.tidemark.policy.Policy> converted = new HashMap<>();
  private final Map<PlanKey, CalibrationPlan> plans = new HashMap<>();

  PolicyView(PolicyBook initial) {
    this.initial = initial;
  }

  /** Takes a policy in force, unless a newer one is already known. */
  static void accept(Policy policy, BroadcastState<String, Policy> state) throws Exception {
    Policy known = state.get(policy.getModel());
    if (known == null || known.getVersion() <= policy.getVersion()) {
      state.put(policy.getModel(), policy);
    }
    state.put(policy.getModel() + "@" + policy.getVersion(), policy);
  }

  /** The policy of a model. */
  io.tidemark.policy.Policy of(String model, ReadOnlyBroadcastState<String, Policy> state)
      throws Exception {
    Policy own = state.get(model);
    if (own != null) {
      return convert(own);
    }
    io.tidemark.policy.Policy started = initial.of(model);
    Policy any = state.get(io.tidemark.policy.Policy.ANY_MODEL);
    boolean namedAtStart = started.model().equals(model);
    return any == null || namedAtStart ? started : convert(any);
  }

  /** The policy a prediction was issued under; the one in force when that is no longer known. */
  io.tidemark.policy.Policy of(
      String model, long version, ReadOnlyBroadcastState<String, Policy> state) throws Exception {
    for (String name : new String[] {model, io.tidemark.policy.Policy.ANY_MODEL}) {
      Policy exact = state.get(name + "@" + version);
      if (exact != null) {
        return convert(exact);
      }
    }
    io.tidemark.policy.Policy current = of(model, state);
    return current.version() == version ? current : initial.of(model, version).orElse(current);
  }

  /** The plan of a policy for a kind of forecast. */
  CalibrationPlan plan(io.tidemark.policy.Policy policy, Forecast forecast) {
    return plans.computeIfAbsent(
        new PlanKey(policy, forecast.getClass()), k -> CalibrationPlan.of(policy, forecast));
  }

  private io.tidemark.policy.Policy convert(Policy policy) {
    return converted.computeIfAbsent(policy, PolicyConversion::toCore);
  }

  private record PlanKey(io.tidemark.policy.Policy policy, Class<?> forecast) {}
}
