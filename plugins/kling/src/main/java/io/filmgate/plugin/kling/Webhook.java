package io.filmgate.plugin.kling;

import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.codec.Crypto;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Kling's callbacks: signed over id, time and bytes if the account has a webhook secret, and not at
 * all otherwise. Then they prove nothing, which is enough: they only say when to look.
 */
final class Webhook {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String PREFIX = "whsec_";

  private final CallbackRequest request;

  Webhook(CallbackRequest request) {
    this.request = request;
  }

  /**
   * The answer.
   *
   * @param secret as the console shows it; empty if the account has none
   */
  CallbackAnswer answer(Optional<String> secret, Instant now) {
    if (secret.isPresent() && !(isRecent(now) && isSigned(secret.get()))) {
      return answer(401, Optional.empty());
    }
    JsonView body = request.json();
    Optional<String> id =
        body.scalar("task_id").or(() -> body.scalar("id")).filter(text -> !text.isEmpty());
    return answer(200, request.method().equals("POST") ? id : Optional.empty());
  }

  private static CallbackAnswer answer(int status, Optional<String> jobId) {
    return new CallbackAnswer(
        status, "application/json", Buffer.buffer("{}"), jobId.isPresent(), jobId);
  }

  private boolean isRecent(Instant now) {
    return header("webhook-timestamp")
        .filter(text -> text.matches("\\d{1,12}"))
        .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
        .filter(sent -> Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0)
        .isPresent();
  }

  /** While a secret is replaced there are two signatures; one that is right will do. */
  private boolean isSigned(String secret) {
    Optional<byte[]> key = key(secret);
    if (key.isEmpty()) {
      return false;
    }
    Buffer signed =
        Buffer.buffer(header("webhook-id").orElse(""))
            .appendString("." + header("webhook-timestamp").orElse("") + ".")
            .appendBuffer(request.body());
    String expected =
        "v1," + Base64.getEncoder().encodeToString(Crypto.hmacSha256(key.get(), signed.getBytes()));
    return Arrays.stream(header("webhook-signature").orElse("").split(" ", -1))
        .anyMatch(signature -> Crypto.isEqual(expected, signature));
  }

  private static Optional<byte[]> key(String secret) {
    String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      return key.length == 0 ? Optional.empty() : Optional.of(key);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private Optional<String> header(String name) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
