package io.filmgate.testkit;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.regex.Pattern;

/** What stands between angle brackets in a recording. */
final class Placeholders {
  private static final String ANYTHING = "<anything>";

  private Placeholders() {}

  /** Puts the account's values in place; {@code <anything>} stays. */
  static String fill(String text, TestAccount account) {
    String filled =
        text.replace("<correlation-id>", TestAccount.CORRELATION_ID)
            .replace("<now>", TestAccount.NOW.toString())
            .replace("<nonce>", TestAccount.NONCE);
    for (Map.Entry<String, String> secret : account.secrets().entrySet()) {
      filled = filled.replace("<credential:" + secret.getKey() + ">", secret.getValue());
    }
    return filled;
  }

  static JsonObject fill(JsonObject json, TestAccount account) {
    return new JsonObject(fill(json.encode(), account));
  }

  static RecordedReply fill(RecordedReply reply, TestAccount account) {
    return reply.withBody(fill(reply.body(), account));
  }

  /** Whether a text is what was expected, {@code <anything>} standing for any part of it. */
  static boolean matches(String expected, String actual) {
    if (!expected.contains(ANYTHING)) {
      return expected.equals(actual);
    }
    StringBuilder pattern = new StringBuilder();
    for (String literal : expected.split(Pattern.quote(ANYTHING), -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(actual).matches();
  }

  static boolean isAnything(Object expected) {
    return ANYTHING.equals(expected);
  }
}
