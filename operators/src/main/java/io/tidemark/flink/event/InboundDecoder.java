// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Outcome;
import io.tidemark.event.Prediction;
import io.tidemark.event.codec.CodecException;
import io.tidemark.event.codec.RecordCoder;
import io.tidemark.event.codec.SingleObjectCodec;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns records into events, or into dead letters that hold the original bytes. Whatever the bytes
 * are, it does not throw: only a coder that cannot do its work, such as one whose registry is away,
 * may, because waiting helps then.
 *
 * <p>Safe for use by several threads. Not serializable: build it where it is used.
 */
public final class InboundDecoder {

  private static final int MAX_MESSAGE_CHARS = 1000;
  private static final byte[] NOTHING = {};
  private static final boolean PLAIN = PlainRecords.areNewest();

  private final RecordCoder<Prediction> predictions;
  private final RecordCoder<Outcome> outcomes;
  private final DecodingLimits limits;

  /** Reads single-object encoding within the default limits. */
  public InboundDecoder() {
    this(DecodingLimits.DEFAULT);
  }

  /** Reads single-object encoding. */
  public InboundDecoder(DecodingLimits limits) {
    this(SingleObjectCodec.of(Prediction.class), SingleObjectCodec.of(Outcome.class), limits);
  }

  /** Reads any encoding. */
  public InboundDecoder(
      RecordCoder<Prediction> predictions, RecordCoder<Outcome> outcomes, DecodingLimits limits) {
    this.predictions = predictions;
    this.outcomes = outcomes;
    this.limits = limits;
  }

  /** A {@link PredictionEvent} or a rejection; a null payload is a rejection. */
  public Inbound decodePrediction(byte[] payload, Origin origin) {
    return decode(
        payload, origin, predictions, PlainRecords::prediction, PredictionConversion::toCore);
  }

  /** An {@link OutcomeEvent} or a rejection; a null payload is a rejection. */
  public Inbound decodeOutcome(byte[] payload, Origin origin) {
    return decode(payload, origin, outcomes, PlainRecords::outcome, OutcomeConversion::toCore);
  }

  private interface Conversion<T> {
    Inbound toCore(T event, Origin origin, byte[] payload, DecodingLimits limits);
  }

  /** Empty where it leaves the answer to the conversion. */
  private interface ShortCut {
    Optional<Inbound> read(byte[] payload, int offset, Origin origin, DecodingLimits limits);
  }

  private <T extends SpecificRecord> Inbound decode(
      byte[] payload,
      Origin origin,
      RecordCoder<T> coder,
      ShortCut shortCut,
      Conversion<T> conversion) {
    if (payload == null) {
      String message = "payload must be present: was null";
      return rejected(origin, DeadLetterReason.UNDECODABLE, message, NOTHING);
    }
    if (payload.length > limits.maxPayloadBytes()) {
      String message =
          "payload must have at most " + limits.maxPayloadBytes() + " bytes: had " + payload.length;
      return rejected(origin, DeadLetterReason.TOO_LARGE, message, payload);
    }
    if (PLAIN && coder instanceof SingleObjectCodec<T> single && single.wroteNewest(payload)) {
      Optional<Inbound> read =
          shortCut.read(payload, SingleObjectCodec.HEADER_BYTES, origin, limits);
      if (read.isPresent()) {
        return read.get();
      }
    }
    return decode(payload, origin, coder, conversion);
  }

  private <T> Inbound decode(
      byte[] payload, Origin origin, RecordCoder<T> coder, Conversion<T> conversion) {
    T event;
    try {
      event = coder.decode(payload);
    } catch (CodecException e) {
      return rejected(origin, reason(e), e.getMessage(), payload);
    }
    try {
      return conversion.toCore(event, origin, payload, limits);
    } catch (IllegalArgumentException e) {
      return rejected(origin, DeadLetterReason.INVALID, e.getMessage(), payload);
    }
  }

  static DeadLetterReason reason(CodecException e) {
    return e.reason() == CodecException.Reason.UNKNOWN_SCHEMA
        ? DeadLetterReason.UNKNOWN_SCHEMA
        : DeadLetterReason.UNDECODABLE;
  }

  /** Messages may quote a whole forecast; the payload is there for the rest of it. */
  private static Inbound rejected(
      Origin origin, DeadLetterReason reason, String message, byte[] payload) {
    String text =
        message.length() <= MAX_MESSAGE_CHARS
            ? message
            : message.substring(0, MAX_MESSAGE_CHARS) + "...";
    return new Inbound.Rejected(DeadLetters.of(origin, reason, text, payload));
  }
}
