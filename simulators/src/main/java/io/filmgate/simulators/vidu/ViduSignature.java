package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.CallbackSigner;
import io.filmgate.simulators.vendor.Crypto;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Signs a callback with the key that made the job: an HMAC over the address, the date and a nonce.
 * The body is not covered.
 */
final class ViduSignature implements CallbackSigner {

  private static final String ACCESS_KEY = "vidu";
  private static final String SIGNED = "Date;x-request-nonce";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final byte[] key;
  private final Supplier<String> nonces;

  ViduSignature(String key, Supplier<String> nonces) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.nonces = nonces;
  }

  static ViduSignature of(String key) {
    return new ViduSignature(key, () -> UUID.randomUUID().toString());
  }

  @Override
  public Map<String, String> headers(URI url, Buffer body, Instant at) {
    String date = DATE.format(at);
    String nonce = nonces.get();
    String path =
        Optional.ofNullable(url.getRawPath()).filter(found -> !found.isEmpty()).orElse("/");
    String query = Optional.ofNullable(url.getRawQuery()).orElse("");
    String text =
        String.join("\n", "POST", path, query, ACCESS_KEY, date)
            + "\nDate:"
            + date
            + "\nx-request-nonce:"
            + nonce
            + "\n";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Date", date);
    headers.put("x-request-nonce", nonce);
    headers.put("X-HMAC-SIGNED-HEADERS", SIGNED);
    headers.put("X-HMAC-ALGORITHM", "hmac-sha256");
    headers.put("X-HMAC-ACCESS-KEY", ACCESS_KEY);
    headers.put(
        "X-HMAC-SIGNATURE", Base64.getEncoder().encodeToString(Crypto.hmacSha256(key, text)));
    return headers;
  }
}
