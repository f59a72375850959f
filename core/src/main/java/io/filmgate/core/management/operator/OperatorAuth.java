package io.filmgate.core.management.operator;

import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.ErrorAnswer;
import io.filmgate.core.wire.Exchange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who asks: one token in the one header, signed by somebody whom the configuration names. There is
 * no other way in, and none that a browser takes by itself.
 */
public final class OperatorAuth {
  private static final Pattern HEADER =
      Pattern.compile("bearer\\s+(\\S+)", Pattern.CASE_INSENSITIVE);

  private final List<Signer> signers;
  private final InstantSource clock;

  public OperatorAuth(Vertx vertx, List<JwtSigner> signers, InstantSource clock) {
    this.signers = signers.stream().map(signer -> Signer.of(vertx, signer)).toList();
    this.clock = clock;
  }

  /**
   * Finds the operator who may do what a request wants.
   *
   * @throws ApiException if there is none
   */
  public Operator authenticate(Exchange exchange) {
    if (signers.isEmpty()) {
      throw new ApiException(OperatorErrors.closed());
    }
    HttpServerRequest request = exchange.request();
    Operator operator = verify(text(request));
    boolean isRead = List.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.method());
    if (!isRead && operator.role() != Role.ADMIN) {
      throw new ApiException(OperatorErrors.adminNeeded());
    }
    return operator;
  }

  private static String text(HttpServerRequest request) {
    List<String> headers = request.headers().getAll("authorization");
    if (headers.isEmpty()) {
      throw new ApiException(OperatorErrors.missing());
    }
    Matcher bearer = HEADER.matcher(headers.get(0).strip());
    if (headers.size() > 1 || !bearer.matches()) {
      throw new ApiException(
          OperatorErrors.malformed("there must be one header Authorization: Bearer and the token"));
    }
    return bearer.group(1);
  }

  /** Several may have signed it: the same key with another audience is another signer. */
  Operator verify(String text) {
    ReceivedToken token = ReceivedToken.parse(text);
    Optional<ErrorAnswer> first = Optional.empty();
    for (Signer signer : signers) {
      if (signer.hasSigned(token)) {
        Optional<ErrorAnswer> refusal =
            TokenCheck.refusal(token.claims(), signer.expected(), clock.instant());
        if (refusal.isEmpty()) {
          return new Operator(token.subject(), TokenCheck.role(token.claims()).orElseThrow());
        }
        first = first.or(() -> refusal);
      }
    }
    throw new ApiException(first.orElseGet(OperatorErrors::signature));
  }
}
