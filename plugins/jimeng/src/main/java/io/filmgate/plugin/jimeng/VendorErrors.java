package io.filmgate.plugin.jimeng;

import static io.filmgate.spi.ErrorKind.CONCURRENCY_FULL;
import static io.filmgate.spi.ErrorKind.CREDENTIALS_REFUSED;
import static io.filmgate.spi.ErrorKind.INPUT_REJECTED;
import static io.filmgate.spi.ErrorKind.INVALID_REQUEST;
import static io.filmgate.spi.ErrorKind.MODEL_UNAVAILABLE;
import static io.filmgate.spi.ErrorKind.NOT_ENTITLED;
import static io.filmgate.spi.ErrorKind.OUTCOME_UNKNOWN;
import static io.filmgate.spi.ErrorKind.OUTPUT_REJECTED;
import static io.filmgate.spi.ErrorKind.RATE_LIMITED;
import static io.filmgate.spi.ErrorKind.TOKEN_EXPIRED;
import static io.filmgate.spi.ErrorKind.UNAVAILABLE;

import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.codec.ErrorTable;
import io.filmgate.spi.exchange.HttpReply;
import java.util.Set;

/**
 * What the vendor's errors mean. There are two kinds: of the service, told by {@code code}, and of
 * the gateway in front of it, told by an envelope that may even come with HTTP 200.
 */
final class VendorErrors {
  private static final String SUCCESS = "10000";
  private static final String WRAPPER = "Result";
  private static final String GATEWAY_CODE = "ResponseMetadata.Error.Code";
  private static final Set<String> INTERNAL = Set.of("50500", "50501");

  /** Of the content range by number, but about the account or the question. */
  private static final Set<String> NOT_ABOUT_THE_TASK =
      Set.of("50400", "50429", "50430", "50500", "50501");

  private static final ErrorTable SERVICE = service("");
  private static final ErrorTable WRAPPED_SERVICE = service(WRAPPER + ".");
  private static final ErrorTable GATEWAY = gateway();

  private VendorErrors() {}

  /**
   * Reads an answer.
   *
   * @return the body of a good one, taken out of its wrapper if it has one
   */
  static JsonView check(HttpReply reply) {
    JsonView whole = reply.json();
    try {
      if (whole.has(GATEWAY_CODE)) {
        GATEWAY.check(reply);
      } else {
        table(reply, whole.has(WRAPPER) ? WRAPPED_SERVICE : SERVICE).check(reply);
      }
      return body(reply);
    } catch (ProviderException failure) {
      throw withRequestId(failure, whole);
    }
  }

  /** The body of an answer, good or bad, taken out of its wrapper if it has one. */
  static JsonView body(HttpReply reply) {
    JsonView whole = reply.json();
    return whole.has(WRAPPER) ? whole.view(WRAPPER) : whole;
  }

  /** Whether a poll that brings this code tells how the task ended. */
  static boolean isAboutTheTask(String code) {
    return code.matches("50[45]\\d\\d|50200|50215|50218") && !NOT_ABOUT_THE_TASK.contains(code);
  }

  /** Whether a poll that brings this code may, or may not, tell how the task ended. */
  static boolean isInternal(String code) {
    return INTERNAL.contains(code);
  }

  /** The end of a task that failed. */
  static JobStatus failed(String code) {
    return SERVICE.failed(code, "");
  }

  /** One of the vendor's codes says that there is no task, even where the status leaves it open. */
  private static ErrorTable table(HttpReply reply, ErrorTable service) {
    return reply.status() < 500
        ? service
        : service.on(UNAVAILABLE, "The vendor had an error and started nothing", "5????");
  }

  private static ProviderException withRequestId(ProviderException failure, JsonView whole) {
    String requestId =
        whole
            .text("request_id")
            .or(() -> whole.text(WRAPPER + ".request_id"))
            .or(() -> whole.text("ResponseMetadata.RequestId"))
            .orElse("none");
    String words = failure.vendorMessage().orElse("").replaceAll("\\[AK[^\\]]*]", "[***]");
    return failure.vendor(
        failure.vendorCode().orElse(""), words + " (request id " + requestId + ")");
  }

  private static ErrorTable service(String at) {
    return ErrorTable.at(at + "code", at + "message")
        .ok(SUCCESS)
        .on(INPUT_REJECTED, "The picture was refused by the vendor's content check", "50411")
        .on(INPUT_REJECTED, "The prompt was refused by the vendor's content check", "50412")
        .on(INPUT_REJECTED, "The prompt has words that are refused or protected", "50413")
        .on(INPUT_REJECTED, "The text made from the prompt was refused", "50512")
        .on(INPUT_REJECTED, "The video sent along was refused", "50513")
        .on(INPUT_REJECTED, "The sound sent along was refused", "50514")
        .on(INPUT_REJECTED, "The picture was refused for reasons of copyright", "50518")
        .on(INPUT_REJECTED, "What was sent along was refused as risky", "50218")
        .on(
            OUTPUT_REJECTED,
            "The result was refused by the vendor's content check; another seed or prompt may pass",
            "50511",
            "50516",
            "50517")
        .on(OUTPUT_REJECTED, "The result was refused for reasons of copyright", "50519")
        .on(UNAVAILABLE, "The vendor's content check is out of order", "50520", "50521", "50522")
        .on(RATE_LIMITED, "The vendor asks to slow down", "50429")
        .on(CONCURRENCY_FULL, "The vendor's slots for this account are taken", "50430")
        .on(UNAVAILABLE, "The vendor had an internal error", "50500", "50501")
        .on(INVALID_REQUEST, "The vendor could not use what was sent along", "50215")
        .on(INVALID_REQUEST, "The vendor refused a field", "50200")
        .onMessage(MODEL_UNAVAILABLE, "The vendor does not have this model", "*: req_key*")
        .on(NOT_ENTITLED, "The account has not activated this model", "50400", "50204")
        .on(INVALID_REQUEST, "The vendor refused the request", "504??", "505??")
        .on(OUTCOME_UNKNOWN, "The vendor's answer contradicts itself", SUCCESS);
  }

  private static ErrorTable gateway() {
    return ErrorTable.at(GATEWAY_CODE, "ResponseMetadata.Error.Message")
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
