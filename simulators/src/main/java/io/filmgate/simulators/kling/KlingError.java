package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The vendor's codes, each with its HTTP status and what it says when nothing more exact is known.
 */
enum KlingError {
  AUTHENTICATION_FAILED(401, 1000, "Authentication failed"),
  AUTHORIZATION_EMPTY(401, 1001, "Authorization is empty"),
  AUTHORIZATION_INVALID(401, 1002, "api key not found"),
  TOKEN_NOT_YET_VALID(401, 1003, "Authorization is not yet valid"),
  TOKEN_EXPIRED(401, 1004, "Authorization has expired"),
  ACCOUNT_ABNORMAL(429, 1100, "Account exception"),
  ACCOUNT_IN_ARREARS(429, 1101, "Account in arrears"),
  BALANCE_NOT_ENOUGH(429, 1102, "Account balance not enough"),
  NO_PERMISSION(403, 1103, "No permission to access this resource"),
  PARAMETERS_INVALID(400, 1200, "Invalid request parameters"),
  VALUE_INVALID(400, 1201, "Invalid parameters"),
  METHOD_INVALID(404, 1202, "Invalid request method"),
  RESOURCE_MISSING(404, 1203, "Requested resource does not exist"),
  PLATFORM_POLICY(400, 1300, "Platform policy triggered"),
  CONTENT_POLICY(400, 1301, "Failure to pass the risk control system"),
  TOO_MANY_REQUESTS(429, 1302, "Too many requests"),
  CONCURRENCY_FULL(429, 1303, "parallel task over resource pack limit"),
  ADDRESS_REFUSED(429, 1304, "IP is not in the allow list"),
  INTERNAL_ERROR(500, 5000, "Internal server error"),
  MAINTENANCE(503, 5001, "Server temporarily unavailable"),
  INTERNAL_TIMEOUT(504, 5002, "Server internal timeout");

  private final int status;
  private final int code;
  private final String message;

  KlingError(int status, int code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  static Set<String> codes() {
    return Arrays.stream(values())
        .map(error -> Integer.toString(error.code))
        .collect(Collectors.toUnmodifiableSet());
  }

  static KlingError ofCode(String code) {
    Optional<KlingError> found =
        Arrays.stream(values())
            .filter(error -> Integer.toString(error.code).equals(code))
            .findFirst();
    return found.orElseThrow();
  }

  Refusal refusal() {
    return refusal(message);
  }

  Refusal refusal(String text) {
    JsonObject body = new JsonObject().put("code", code).put("message", text);
    if (this != AUTHORIZATION_EMPTY) {
      body.put("request_id", UUID.randomUUID().toString());
    }
    return new Refusal(Integer.toString(code), text, Answer.json(status, body));
  }
}
