// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Policy;
import io.tidemark.flink.event.DeadLetters;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.state.Pending;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.policy.PolicyBook;
import io.tidemark.policy.PolicyProblem;
import io.tidemark.policy.SegmentKey;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.score.Forecast;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** One subtask's view of the policies: what is in broadcast state, ready for use. */
final class PolicyView {

  /** Broadcast state of policies; {@link PolicyStore} lays it out. */
  static final MapStateDescriptor<String, Policy> DESCRIPTOR =
      new MapStateDescriptor<>("policies", Types.STRING, SpecificRecordTypeInfo.of(Policy.class));

  private static final int MAX_CACHED = 1 << 12;

  private final Map<String, ModelPolicies> models = new HashMap<>();
  private final Map<Issue, Optional<io.tidemark.policy.Policy>> issues = new HashMap<>();

  /** By instance: a book keeps its policies, and to compare them would cost more than the rest. */
  private final Map<io.tidemark.policy.Policy, Map<Class<?>, CalibrationPlan>> plans =
      new IdentityHashMap<>();

  private final Map<io.tidemark.policy.Policy, MonitorSettings> settings = new IdentityHashMap<>();
  private final OutcomeLookup lookup;
  private String lastModel;
  private Issue lastIssue;
  private Optional<io.tidemark.policy.Policy> lastIssued = Optional.empty();
  private ModelPolicies last;
  private io.tidemark.policy.Policy lastPlanned;
  private Class<?> lastKind;
  private CalibrationPlan lastPlan;
  private io.tidemark.policy.Policy lastSet;
  private MonitorSettings lastSettings;
  private PolicyBook book;

  private PolicyView(PolicyBook book, OutcomeLookup lookup) {
    this.book = book;
    this.lookup = lookup;
  }

  /**
   * The policies of a job that starts, or starts again. A configured policy that is older than what
   * is known of its model changes nothing.
   *
   * @throws IllegalStateException if a configured policy has a version that is known with other
   *     settings: predictions were issued under those; or if outcomes are to be found by their
   *     dimensions and the policies of a model cut its traffic in several ways
   */
  static PolicyView open(
      PolicyBook configured, OutcomeLookup lookup, BroadcastState<String, Policy> state)
      throws Exception {
    PolicyBook book = PolicyStore.read(state);
    if (book.policies().isEmpty()) {
      book = configured;
    } else {
      for (io.tidemark.policy.Policy policy : configured.policies()) {
        book = withConfigured(book, policy);
      }
    }
    Optional<PolicyProblem> unfound = lookup.problem(book);
    if (unfound.isPresent()) {
      throw new IllegalStateException(unfound.get().message());
    }
    PolicyStore.write(book, state);
    return new PolicyView(book, lookup);
  }

  private static PolicyBook withConfigured(PolicyBook book, io.tidemark.policy.Policy policy) {
    Optional<io.tidemark.policy.Policy> known = book.exact(policy.model(), policy.version());
    if (known.isPresent() && !known.get().equals(policy)) {
      throw new IllegalStateException(
          "version of the configured policy of "
              + policy.model()
              + " must be one that is not known with other settings: was "
              + policy.version());
    }
    return known.isEmpty() && book.refusal(policy).isEmpty() ? book.with(policy) : book;
  }

  /** Takes a record of the policies topic; gives the dead letter of one that can't be used. */
  Optional<DeadLetter> accept(PolicyInput input, BroadcastState<String, Policy> state)
      throws Exception {
    if (input instanceof PolicyInput.Rejected rejected) {
      return Optional.of(rejected.letter());
    }
    if (input instanceof PolicyInput.Relearn) {
      return Optional.empty();
    }
    if (input instanceof PolicyInput.Removed removal) {
      PolicyBook next = book.without(removal.model());
      Optional<PolicyProblem> unfound = lookup.problem(next);
      if (unfound.isEmpty()) {
        change(next, state);
      }
      return unfound.map(problem -> refused(problem, removal.origin(), new byte[0]));
    }
    PolicyInput.Stated stated = (PolicyInput.Stated) input;
    io.tidemark.policy.Policy policy = PolicyConversion.toCore(stated.policy());
    PolicyBook next = book.with(policy);
    Optional<PolicyProblem> refusal = book.refusal(policy).or(() -> lookup.problem(next));
    if (refusal.isEmpty() && !book.inForce(policy)) {
      change(next, state);
    }
    return refusal.map(problem -> refused(problem, stated.origin(), stated.payload()));
  }

  private static DeadLetter refused(PolicyProblem problem, Origin origin, byte[] payload) {
    return DeadLetters.of(origin, DeadLetterReason.INVALID_POLICY, problem.message(), payload);
  }

  private void change(PolicyBook next, BroadcastState<String, Policy> state) throws Exception {
    book = next;
    models.clear();
    lastModel = null;
    lastIssue = null;
    issues.clear();
    plans.clear();
    settings.clear();
    lastPlanned = null;
    lastSet = null;
    PolicyStore.write(next, state);
  }

  /** The policy of a model. */
  io.tidemark.policy.Policy of(String model) {
    return model(model).current();
  }

  private ModelPolicies model(String model) {
    if (model.equals(lastModel)) {
      return last;
    }
    last = known(model);
    lastModel = model;
    return last;
  }

  private ModelPolicies known(String model) {
    ModelPolicies known = models.get(model);
    if (known == null) {
      if (models.size() >= MAX_CACHED) {
        models.clear(); // names come from records, and there is no end of them
      }
      known = ModelPolicies.of(book, model);
      models.put(model, known);
    }
    return known;
  }

  /**
   * The policy by which a prediction came to a segment: the one in force, unless that cuts the
   * traffic otherwise and reached this operator before the prediction did, or after.
   */
  io.tidemark.policy.Policy of(
      String model, String modelVersion, Map<String, String> dimensions, String segment) {
    ModelPolicies policies = model(model);
    io.tidemark.policy.Policy current = policies.current();
    if (policies.oneSegmentation()) {
      return current;
    }
    List<io.tidemark.policy.Policy> governing = policies.governing();
    for (int i = governing.size() - 1; i >= 0; i--) {
      io.tidemark.policy.Policy policy = governing.get(i);
      if (SegmentKey.missingDimension(policy, dimensions).isEmpty()
          && SegmentKey.of(policy, model, modelVersion, dimensions).text().equals(segment)) {
        return policy.segmentBy().equals(current.segmentBy()) ? current : policy;
      }
    }
    return current;
  }

  /** The policy a prediction was issued under; empty when it is no longer known. */
  Optional<io.tidemark.policy.Policy> issuedUnder(Pending.Open open) {
    if (lastIssue == null || !lastIssue.isOf(open)) {
      lastIssue = new Issue(open.policyName(), open.model(), open.policyVersion());
      lastIssued = issued(lastIssue);
    }
    return lastIssued;
  }

  private Optional<io.tidemark.policy.Policy> issued(Issue issue) {
    Optional<io.tidemark.policy.Policy> known = issues.get(issue);
    if (known == null) {
      if (issues.size() >= MAX_CACHED) {
        issues.clear();
      }
      known =
          issue.policyName().isEmpty()
              ? book.of(issue.model(), issue.policyVersion())
              : book.exact(issue.policyName(), issue.policyVersion());
      issues.put(issue, known);
    }
    return known;
  }

  /** Whether open predictions of a model are all in segments that today's policy gives. */
  boolean oneSegmentation(String model) {
    return model(model).oneSegmentation();
  }

  /** The shortest label horizon that open predictions of a model may have been issued under. */
  long shortestHorizonMicros(String model) {
    return model(model).shortestHorizonMicros();
  }

  /** The plan of a policy for a kind of forecast. */
  CalibrationPlan plan(io.tidemark.policy.Policy policy, Forecast forecast) {
    if (policy != lastPlanned || forecast.getClass() != lastKind) {
      lastPlan =
          plans
              .computeIfAbsent(policy, p -> new HashMap<>())
              .computeIfAbsent(forecast.getClass(), kind -> CalibrationPlan.of(policy, forecast));
      lastPlanned = policy;
      lastKind = forecast.getClass();
    }
    return lastPlan;
  }

  /** What the monitor must know of a policy. */
  MonitorSettings settings(io.tidemark.policy.Policy policy) {
    if (policy != lastSet) {
      lastSettings = settings.computeIfAbsent(policy, MonitorSettings::of);
      lastSet = policy;
    }
    return lastSettings;
  }

  /** Whether deadlines are looked at with a timer, under any policy that may have set them. */
  boolean isExpiry(String model, long timestampMillis) {
    return TimerBuckets.isBoundary(timestampMillis, shortestHorizonMicros(model))
        || model(model).governing().stream()
            .anyMatch(
                policy ->
                    TimerBuckets.isTickEnd(
                        timestampMillis,
                        policy.labelHorizonMicros(),
                        settings(policy).tickMicros()));
  }

  /** What a prediction says of the policy it was issued under. */
  private record Issue(String policyName, String model, long policyVersion) {

    boolean isOf(Pending.Open open) {
      return policyVersion == open.policyVersion()
          && policyName.equals(open.policyName())
          && model.equals(open.model());
    }
  }
}
