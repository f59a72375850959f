package io.filmgate.plugin.vidu;

import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.codec.Crypto;
import io.filmgate.spi.exchange.Secret;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Verifies the vendor's callbacks: an HMAC with the API key over method, path, query, date and the
 * headers that the call itself names, in its order and its spelling.
 *
 * <p>The body is not signed. It tells which task to ask about, and nothing else of it is believed;
 * so a repeated callback is harmless, too. One that does not cover its nonce is refused although it
 * may be right: it would be right for ever.
 */
final class ViduCallback {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String ACCESS_KEY = "vidu";
  private static final String NONCE = "x-request-nonce";
  private static final int UNAUTHORIZED = 401;

  private final CallbackRequest request;

  ViduCallback(CallbackRequest request) {
    this.request = request;
  }

  CallbackAnswer answer(Secret apiKey, Instant now) {
    if (!isRecent(now) || !isSigned(apiKey)) {
      return answer(UNAUTHORIZED, Optional.empty());
    }
    return answer(200, ViduAnswers.taskId(request.json(), "id"));
  }

  private static CallbackAnswer answer(int status, Optional<String> jobId) {
    return new CallbackAnswer(
        status, "application/json", Buffer.buffer("{}"), jobId.isPresent(), jobId);
  }

  private boolean isRecent(Instant now) {
    try {
      Instant date =
          Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header("date").orElse("")));
      return Duration.between(date, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (DateTimeException noDate) {
      return false;
    }
  }

  private boolean isSigned(Secret apiKey) {
    List<String> signed = List.of(header("x-hmac-signed-headers").orElse("").split(";", -1));
    boolean isNonceCovered = signed.stream().anyMatch(NONCE::equalsIgnoreCase);
    boolean isOurScheme =
        header("x-hmac-algorithm").filter("hmac-sha256"::equalsIgnoreCase).isPresent()
            && header("x-hmac-access-key").filter(ACCESS_KEY::equals).isPresent();
    byte[] key = apiKey.reveal().getBytes(StandardCharsets.UTF_8);
    String expected =
        Base64.getEncoder().encodeToString(Crypto.hmacSha256(key, signedText(signed)));
    return isOurScheme
        && isNonceCovered
        && Crypto.isEqual(expected, header("x-hmac-signature").orElse(""));
  }

  /** What the vendor signs; each part ends its line. */
  String signedText(List<String> signedHeaders) {
    String path = Optional.ofNullable(request.url().getRawPath()).orElse("");
    StringBuilder text = new StringBuilder();
    line(text, request.method());
    line(text, path.isEmpty() ? "/" : path);
    line(text, Optional.ofNullable(request.url().getRawQuery()).orElse(""));
    line(text, ACCESS_KEY);
    line(text, header("date").orElse(""));
    signedHeaders.forEach(name -> line(text, name + ":" + header(name).orElse("")));
    return text.toString();
  }

  private static void line(StringBuilder text, String part) {
    text.append(part).append('\n');
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(request.headers().get(name.toLowerCase(Locale.ROOT)));
  }
}
