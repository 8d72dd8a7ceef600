// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Policy;
import io.tidemark.event.codec.CodecException;
import io.tidemark.event.codec.RecordCoder;
import io.tidemark.event.codec.SingleObjectCodec;
import java.nio.charset.StandardCharsets;

/**
 * Turns records of the policies topic into policies, removals, or dead letters that hold the
 * original bytes. Whatever the bytes are, it does not throw: only a coder that cannot do its work,
 * such as one whose registry is away, may.
 *
 * <p>Safe for use by several threads. Not serializable: build it where it is used.
 */
public final class PolicyDecoder {

  private static final int MAX_MESSAGE_CHARS = 1000;
  private static final byte[] NOTHING = {};

  private final RecordCoder<Policy> coder;
  private final DecodingLimits limits;

  /** Reads single-object encoding of any version, within the default limits. */
  public PolicyDecoder() {
    this(SingleObjectCodec.of(Policy.class), DecodingLimits.DEFAULT);
  }

  /** Reads any encoding. */
  public PolicyDecoder(RecordCoder<Policy> coder, DecodingLimits limits) {
    this.coder = coder;
    this.limits = limits;
  }

  /**
   * What a record says.
   *
   * @param key the model, in UTF-8; null when the record has none
   * @param payload null for a tombstone
   */
  public PolicyInput decode(byte[] key, byte[] payload, Origin origin) {
    if (payload == null) {
      return key == null
          ? rejected(
              origin,
              DeadLetterReason.INVALID_POLICY,
              "key must name the model whose policy is removed: was absent",
              NOTHING)
          : new PolicyInput.Removed(new String(key, StandardCharsets.UTF_8), origin);
    }
    if (payload.length > limits.maxPayloadBytes()) {
      String message =
          "payload must have at most " + limits.maxPayloadBytes() + " bytes: had " + payload.length;
      return rejected(origin, DeadLetterReason.TOO_LARGE, message, payload);
    }
    try {
      Policy policy = coder.decode(payload);
      requireKey(key, policy.getModel());
      PolicyConversion.toCore(policy);
      return new PolicyInput.Stated(policy, origin, payload);
    } catch (CodecException e) {
      return rejected(origin, InboundDecoder.reason(e), e.getMessage(), payload);
    } catch (IllegalArgumentException e) {
      return rejected(origin, DeadLetterReason.INVALID_POLICY, e.getMessage(), payload);
    }
  }

  /** The topic keeps the newest record of each key, so another key would take it from another. */
  private static void requireKey(byte[] key, String model) {
    String named = key == null ? model : new String(key, StandardCharsets.UTF_8);
    if (!named.equals(model)) {
      throw new IllegalArgumentException(
          "key must be the policy's model \"" + model + "\": was \"" + named + "\"");
    }
  }

  private static PolicyInput rejected(
      Origin origin, DeadLetterReason reason, String message, byte[] payload) {
    String text =
        message.length() <= MAX_MESSAGE_CHARS
            ? message
            : message.substring(0, MAX_MESSAGE_CHARS) + "...";
    return new PolicyInput.Rejected(DeadLetters.of(origin, reason, text, payload));
  }
}
