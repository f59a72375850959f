package io.filmgate.plugin.jimeng;

import io.filmgate.spi.codec.Crypto;
import java.nio.charset.StandardCharsets;

/**
 * What a signature is valid for: Volcengine's scheme "V4", HMAC-SHA256 in five steps.
 *
 * @param date when it is made, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param region for example {@code cn-north-1}
 * @param service for example {@code cv}
 */
record CredentialScope(String date, String region, String service) {
  private static final String ALGORITHM = "HMAC-SHA256";
  private static final String TERMINATOR = "request";

  /** The value of the header {@code Authorization}. */
  String authorization(String accessKeyId, String secretAccessKey, CanonicalRequest request) {
    return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            ALGORITHM,
            accessKeyId,
            path(),
            request.headerNames(),
            signature(secretAccessKey, request));
  }

  String signature(String secretAccessKey, CanonicalRequest request) {
    String toSign = String.join("\n", ALGORITHM, date, path(), request.sha256());
    byte[] key = secretAccessKey.getBytes(StandardCharsets.UTF_8);
    for (String part : new String[] {day(), region, service, TERMINATOR, toSign}) {
      key = Crypto.hmacSha256(key, part);
    }
    return Crypto.hex(key);
  }

  private String path() {
    return String.join("/", day(), region, service, TERMINATOR);
  }

  private String day() {
    return date.substring(0, 8);
  }
}
