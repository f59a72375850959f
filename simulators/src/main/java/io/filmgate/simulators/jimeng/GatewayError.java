package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the gateway in front of the service says: in an envelope of its own, with words for codes.
 */
enum GatewayError {
  MissingParameter(400, OptionalInt.of(100002), "The request is missing %s parameter."),
  MissingAuthenticationToken(
      401, OptionalInt.of(100003), "Request is missing Authentication Token"),
  MissingRequestInfo(400, OptionalInt.of(100004), "The request is missing %s information."),
  MissingSignature(401, OptionalInt.of(100005), "The request is missing signature."),
  InvalidTimestamp(403, OptionalInt.of(100006), "The Signature of the request is expired"),
  ServiceNotFound(404, OptionalInt.of(100007), "This service[%s] not found."),
  InvalidActionOrVersion(404, OptionalInt.of(100008), "Could not find operation %s"),
  InvalidAccessKey(
      401, OptionalInt.of(100009), "The accesskey [%s] included in the request is invalid."),
  SignatureDoesNotMatch(
      401,
      OptionalInt.of(100010),
      "The request signature we calculated does not match the signature you provided. Check your"
          + " Secret Access Key and signing method. Consult the service documentation for"
          + " details."),
  LackPolicy(403, OptionalInt.of(100012), "Request was rejected because of lack of policy."),
  AccessDenied(403, OptionalInt.of(100013), "User is not authorized to perform: %s on resource: *"),
  InvalidAuthorization(
      400, OptionalInt.empty(), "Invalid 'Authorization' header, Pls check authorization header."),
  InvalidCredential(
      400,
      OptionalInt.empty(),
      "Invalid credential in 'Authorization', Pls check credential in authorization header."),
  InvalidSecretToken(401, OptionalInt.empty(), "Invalid secret token, msg: %s."),
  FlowLimitExceeded(429, OptionalInt.empty(), "Request was rejected because of flow limit."),
  UndefinedError(500, OptionalInt.of(100001), "Undefined error"),
  InternalError(500, OptionalInt.empty(), "Internal error"),
  InternalServiceError(502, OptionalInt.empty(), "Internal service error"),
  ServiceUnavailableTemp(503, OptionalInt.empty(), "Service is temporarily unavailable"),
  InternalServiceTimeout(504, OptionalInt.empty(), "Internal service timeout");

  private final int status;
  private final OptionalInt number;
  private final String pattern;

  GatewayError(int status, OptionalInt number, String pattern) {
    this.status = status;
    this.number = number;
    this.pattern = pattern;
  }

  static Set<String> codes() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  static Optional<GatewayError> ofCode(String code) {
    return Arrays.stream(values()).filter(error -> error.name().equals(code)).findFirst();
  }

  Refusal refusal(JimengEnvelope envelope, String about) {
    JsonObject error = new JsonObject();
    number.ifPresent(value -> error.put("CodeN", value));
    error.put("Code", name()).put("Message", pattern.formatted(about));
    return new Refusal(
        name(), error.getString("Message"), Answer.json(status, envelope.gateway(error)));
  }
}
