package io.filmgate.plugin.jimeng;

import static io.filmgate.spi.ErrorKind.CREDENTIALS_REFUSED;
import static io.filmgate.spi.ErrorKind.OUTCOME_UNKNOWN;
import static io.filmgate.spi.ErrorKind.RATE_LIMITED;
import static io.filmgate.spi.ErrorKind.TOKEN_EXPIRED;
import static io.filmgate.spi.ErrorKind.UNAVAILABLE;

import io.filmgate.spi.codec.ErrorTable;

/**
 * What the gateway in front of the service means, which checks signatures and knows no videos. Its
 * codes are words in an envelope of its own.
 */
final class GatewayErrors {
  static final String CODE = "ResponseMetadata.Error.Code";
  static final ErrorTable TABLE = table();

  private GatewayErrors() {}

  private static ErrorTable table() {
    return ErrorTable.at(CODE, "ResponseMetadata.Error.Message")
        .on(
            CREDENTIALS_REFUSED,
            "The vendor does not know this address",
            "MissingParameter",
            "ServiceNotFound",
            "InvalidActionOrVersion")
        .on(
            CREDENTIALS_REFUSED,
            "The vendor cannot read the signature",
            "MissingAuthenticationToken",
            "MissingRequestInfo",
            "MissingSignature",
            "InvalidAuthorization",
            "InvalidCredential")
        .on(
            CREDENTIALS_REFUSED,
            "The vendor refuses the access key",
            "InvalidAccessKey",
            "SignatureDoesNotMatch")
        .on(
            CREDENTIALS_REFUSED,
            "The access key has no permission for this service",
            "LackPolicy",
            "AccessDenied")
        .on(TOKEN_EXPIRED, "The signature's time is off", "InvalidTimestamp")
        .on(TOKEN_EXPIRED, "The session token is not valid", "InvalidSecretToken")
        .on(RATE_LIMITED, "The vendor asks to slow down", "FlowLimitExceeded")
        .on(UNAVAILABLE, "The vendor had an internal error", "UndefinedError", "InternalError")
        .on(
            OUTCOME_UNKNOWN,
            "The vendor's gateway lost the request on its way",
            "InternalServiceError",
            "ServiceUnavailableTemp",
            "InternalServiceTimeout");
  }
}
