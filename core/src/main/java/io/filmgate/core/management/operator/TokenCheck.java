package io.filmgate.core.management.operator;

import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.wire.ErrorAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what stands in a token opens the port, given that a signer stands for it. */
final class TokenCheck {
  /** The clock of an identity provider may be ahead by this much. */
  private static final Duration AHEAD = Duration.ofSeconds(60);

  private TokenCheck() {}

  /** Why not; empty if it does. */
  static Optional<ErrorAnswer> refusal(JsonObject claims, JwtSigner signer, Instant now) {
    if (seconds(claims, "exp").compareTo(seconds(now)) <= 0) {
      return Optional.of(OperatorErrors.expired());
    }
    if (claims.containsKey("nbf")
        && seconds(claims, "nbf").compareTo(seconds(now.plus(AHEAD))) > 0) {
      return Optional.of(OperatorErrors.early());
    }
    if (signer.issuer().filter(issuer -> !issuer.equals(claims.getValue("iss"))).isPresent()) {
      return Optional.of(OperatorErrors.issuer());
    }
    if (signer
        .audience()
        .filter(audience -> texts(claims, "aud").noneMatch(audience::equals))
        .isPresent()) {
      return Optional.of(OperatorErrors.audience());
    }
    return role(claims).isPresent() ? Optional.empty() : Optional.of(OperatorErrors.noRole());
  }

  /** The highest of the roles in a token; what else stands there belongs to others. */
  static Optional<Role> role(JsonObject claims) {
    return Stream.concat(texts(claims, "roles"), texts(claims, "role"))
        .flatMap(name -> Role.named(name).stream())
        .max(Comparator.naturalOrder());
  }

  /** A text, or those of a list. */
  private static Stream<String> texts(JsonObject claims, String name) {
    Object value = claims.getValue(name);
    Stream<?> all = value instanceof JsonArray list ? list.stream() : Stream.ofNullable(value);
    return all.filter(String.class::isInstance).map(String.class::cast);
  }

  private static BigDecimal seconds(JsonObject claims, String name) {
    return new BigDecimal(claims.getValue(name).toString());
  }

  private static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }
}
