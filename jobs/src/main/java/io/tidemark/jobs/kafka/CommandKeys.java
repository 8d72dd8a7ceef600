// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.Acknowledge;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.Rearm;
import io.tidemark.event.Silence;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The keys of commands on the compacted topic of policies. The first byte is {@code FF}, which is
 * in no UTF-8 text and so in no model's name: a command never takes the place of a policy. Two
 * commands of one kind and scope have one key, and the newer stays.
 */
public final class CommandKeys {

  private static final int MARK = 0xFF;

  private CommandKeys() {}

  /** The key of a command. */
  public static byte[] of(AlertCommand command) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.write(MARK);
    key.writeBytes(text(command).getBytes(StandardCharsets.UTF_8));
    return key.toByteArray();
  }

  private static String text(AlertCommand command) {
    Object action = command.getAction();
    String kind = action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return String.join("\n", kind, command.getModel(), scope(action));
  }

  private static String scope(Object action) {
    if (action instanceof Acknowledge ack) {
      return ack.getFingerprint();
    }
    if (action instanceof Silence silence) {
      return silence.getFingerprint() + "\n" + silence.getRollup();
    }
    return ((Rearm) action).getFingerprint();
  }

  /** Whether a key is a command's; no key is not. */
  static boolean isCommand(byte[] key) {
    return key != null && key.length > 0 && (key[0] & MARK) == MARK;
  }
}
