package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Crypto;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verifies the HMAC-SHA256 "V4" signature of a call. */
final class SignatureCheck {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "HMAC-SHA256 Credential=([^/,]+)/(\\d{8})/([^/]+)/([^/]+)/request,"
              + "\\s*SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]{64})");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  private static final Duration TOLERANCE = Duration.ofMinutes(15);
  private static final String REGION = "cn-north-1";
  private static final String SERVICE = "cv";

  private final JimengCredentials credentials;

  SignatureCheck(JimengCredentials credentials) {
    this.credentials = credentials;
  }

  /**
   * Refuses a call whose signature is not right.
   *
   * @param isScopeStrict whether region and service must be the right ones
   * @return the access key that signed
   */
  String verify(Call call, JimengEnvelope envelope, Instant now, boolean isScopeStrict) {
    String header =
        call.header("Authorization")
            .filter(value -> !value.isBlank())
            .orElseThrow(() -> GatewayError.MissingAuthenticationToken.refusal(envelope, ""));
    Matcher parts = AUTHORIZATION.matcher(header);
    if (!parts.matches()) {
      throw GatewayError.InvalidAuthorization.refusal(envelope, "");
    }
    String accessKey = parts.group(1);
    if (!accessKey.equals(credentials.accessKeyId())) {
      throw GatewayError.InvalidAccessKey.refusal(envelope, accessKey);
    }
    List<String> signed = List.of(parts.group(5).split(";", -1));
    String date = date(call, envelope, signed, now);
    boolean isRightScope = parts.group(3).equals(REGION) && parts.group(4).equals(SERVICE);
    if (!date.startsWith(parts.group(2)) || (isScopeStrict && !isRightScope)) {
      throw GatewayError.InvalidCredential.refusal(envelope, "");
    }
    checkToken(call, envelope);
    String bodySha256 = Crypto.hex(Crypto.sha256(call.body().getBytes()));
    if (!call.header("X-Content-Sha256").orElse(bodySha256).trim().equals(bodySha256)) {
      throw GatewayError.SignatureDoesNotMatch.refusal(envelope, "");
    }
    String canonical = CanonicalRequest.of(call, signed, bodySha256);
    String expected = sign(canonical, date, parts.group(3), parts.group(4));
    if (!isSame(expected, parts.group(6))) {
      throw GatewayError.SignatureDoesNotMatch.refusal(envelope, "");
    }
    return accessKey;
  }

  private static String date(Call call, JimengEnvelope envelope, List<String> signed, Instant now) {
    String date =
        call.header("X-Date")
            .map(String::trim)
            .orElseThrow(() -> GatewayError.MissingRequestInfo.refusal(envelope, "X-Date"));
    for (String needed : List.of("host", "x-date")) {
      if (signed.stream().noneMatch(needed::equalsIgnoreCase)) {
        throw GatewayError.InvalidAuthorization.refusal(envelope, "");
      }
    }
    try {
      Instant stamp = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
      if (Duration.between(stamp, now).abs().compareTo(TOLERANCE) > 0) {
        throw GatewayError.InvalidTimestamp.refusal(envelope, "");
      }
    } catch (DateTimeParseException e) {
      throw GatewayError.InvalidTimestamp.refusal(envelope, "");
    }
    return date;
  }

  private void checkToken(Call call, JimengEnvelope envelope) {
    String token = call.header("X-Security-Token").map(String::trim).orElse("");
    if (!isSame(token, credentials.sessionToken().orElse(""))) {
      throw GatewayError.InvalidSecretToken.refusal(
          envelope, token.isEmpty() ? "token is missing" : "token is invalid");
    }
  }

  private String sign(String canonical, String date, String region, String service) {
    String scope = String.join("/", date.substring(0, 8), region, service, "request");
    String digest = Crypto.hex(Crypto.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    byte[] key = credentials.secretAccessKey().getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = Crypto.hmacSha256(key, part);
    }
    return Crypto.hex(
        Crypto.hmacSha256(key, String.join("\n", "HMAC-SHA256", date, scope, digest)));
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
