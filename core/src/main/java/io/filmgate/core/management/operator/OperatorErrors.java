package io.filmgate.core.management.operator;

import io.filmgate.core.wire.ErrorAnswer;

/**
 * Why a request to {@code /admin/v1} is not an operator's. The messages say what is wrong with the
 * token that was sent, and nothing of the signers.
 */
final class OperatorErrors {
  private static final String PERMISSION = "permission_error";
  private static final String CHALLENGE = "Bearer realm=\"filmgate\"";

  private OperatorErrors() {}

  static ErrorAnswer closed() {
    return ErrorAnswer.of(
        403, PERMISSION, "admin_closed", "Closed: no signer is configured in management.jwt");
  }

  static ErrorAnswer missing() {
    return ErrorAnswer.of(
            401,
            "authentication_error",
            "missing_token",
            "Send one header Authorization: Bearer with a token, such as filmgate token prints")
        .header("www-authenticate", CHALLENGE);
  }

  static ErrorAnswer malformed(String cause) {
    return refused("malformed_token", "The token cannot be read: " + cause);
  }

  static ErrorAnswer signature() {
    return refused("invalid_signature", "No signer of management.jwt has signed the token");
  }

  static ErrorAnswer expired() {
    return refused("expired_token", "The token has expired");
  }

  static ErrorAnswer early() {
    return refused("early_token", "The token is not valid yet");
  }

  static ErrorAnswer issuer() {
    return refused("wrong_issuer", "The token's iss is not that of its signer");
  }

  static ErrorAnswer audience() {
    return refused("wrong_audience", "The token's aud does not have that of its signer");
  }

  static ErrorAnswer noRole() {
    return refused("missing_role", "The token's roles have neither viewer nor admin");
  }

  private static ErrorAnswer refused(String code, String message) {
    return ErrorAnswer.of(401, "authentication_error", code, message)
        .header("www-authenticate", CHALLENGE + ", error=\"invalid_token\"");
  }

  static ErrorAnswer adminNeeded() {
    return ErrorAnswer.of(
        403, PERMISSION, "admin_needed", "Only the role admin may change anything");
  }
}
