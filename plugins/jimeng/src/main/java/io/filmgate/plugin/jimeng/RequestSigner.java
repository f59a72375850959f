package io.filmgate.plugin.jimeng;

import io.filmgate.spi.codec.Crypto;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.Header;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Secret;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Signs a call with an access key. Signed are the content type, the host and every header whose
 * name starts with {@code X-}, as the vendor's own clients do.
 */
final class RequestSigner {
  static final String ACCESS_KEY_ID = "access_key_id";
  static final String SECRET_ACCESS_KEY = "secret_access_key";
  static final String SESSION_TOKEN = "session_token";
  static final String REGION = "region";
  static final String DEFAULT_REGION = "cn-north-1";
  static final String SERVICE = "service";
  static final String DEFAULT_SERVICE = "cv";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RequestSigner() {}

  static HttpCall sign(HttpCall call, Credentials credentials, Instant now) {
    String date = DATE.format(now);
    String bodySha256 = Crypto.sha256Hex(call.body().getBytes());
    HttpCall dated = call.header("X-Date", date).header("X-Content-Sha256", bodySha256);
    if (credentials.has(SESSION_TOKEN)) {
      dated = dated.secretHeader("X-Security-Token", new Secret(text(credentials, SESSION_TOKEN)));
    }
    CanonicalRequest request =
        new CanonicalRequest(dated.method(), dated.uri(), signedHeaders(dated), bodySha256);
    CredentialScope scope =
        new CredentialScope(
            date,
            credentials.setting(REGION).orElse(DEFAULT_REGION),
            credentials.setting(SERVICE).orElse(DEFAULT_SERVICE));
    String authorization =
        scope.authorization(
            text(credentials, ACCESS_KEY_ID), text(credentials, SECRET_ACCESS_KEY), request);
    return dated.secretHeader("Authorization", new Secret(authorization));
  }

  private static List<Header> signedHeaders(HttpCall call) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Host", host(call.uri()), false));
    call.headers().stream().filter(RequestSigner::isSigned).forEach(headers::add);
    headers.sort(Comparator.comparing(header -> header.name().toLowerCase(Locale.ROOT)));
    return headers;
  }

  private static boolean isSigned(Header header) {
    return header.name().equalsIgnoreCase("Content-Type")
        || header.name().regionMatches(true, 0, "X-", 0, 2);
  }

  private static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Keys are often pasted with a line break at their end. */
  private static String text(Credentials credentials, String name) {
    return credentials.secret(name).reveal().strip();
  }
}
