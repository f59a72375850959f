package io.filmgate.core.job;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;

/** What a client is told of a failure, by its kind: our words, never the vendor's. */
final class JobErrors {
  private JobErrors() {}

  /** A create that ends with this failure. */
  static JobError ofCreate(ProviderException failure) {
    ErrorKind kind = failure.kind();
    String param = failure.problems().stream().map(Problem::param).findFirst().orElse("");
    return switch (kind) {
      case INVALID_REQUEST -> error(kind, "vendor_rejected", failure.getMessage(), param);
      case INPUT_REJECTED ->
          error(kind, "content_policy", failure.getMessage(), param.isEmpty() ? "prompt" : param);
      case OUTPUT_REJECTED -> error(kind, "output_policy", failure.getMessage(), "");
      case MODEL_UNAVAILABLE ->
          error(kind, "model_unavailable", "The model is not served; see GET /v1/models", "model");
      case NOT_ENTITLED, CREDENTIALS_REFUSED, TOKEN_EXPIRED, FUNDS_EXHAUSTED ->
          error(kind, "vendor_account", "The operator's account cannot serve this now", "");
      case RATE_LIMITED, CONCURRENCY_FULL ->
          error(kind, "vendor_busy", "No free slot at the vendor", "");
      case UNAVAILABLE ->
          new JobError(
              "vendor_unreachable",
              "The vendor could not be reached; nothing was started",
              "",
              502,
              kind.type());
      case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
      case JOB_NOT_FOUND -> error(kind, "vendor_lost", failure.getMessage(), "");
      case JOB_FAILED, JOB_EXPIRED, JOB_CANCELLED ->
          error(kind, "vendor_failed", failure.getMessage(), "");
      case PLUGIN_FAULT ->
          error(kind, "plugin_fault", "Internal error of the provider's plugin", "");
    };
  }

  /** A job that was accepted and ends with this kind. */
  static JobError ofEnd(ErrorKind kind, String message) {
    return switch (kind) {
      case INPUT_REJECTED -> error(kind, "content_policy", message, "");
      case OUTPUT_REJECTED -> error(kind, "output_policy", message, "");
      case JOB_NOT_FOUND -> error(kind, "vendor_lost", message, "");
      case INVALID_REQUEST -> error(kind, "vendor_rejected", message, "");
      case MODEL_UNAVAILABLE,
          NOT_ENTITLED,
          CREDENTIALS_REFUSED,
          TOKEN_EXPIRED,
          FUNDS_EXHAUSTED,
          RATE_LIMITED,
          CONCURRENCY_FULL,
          UNAVAILABLE,
          OUTCOME_UNKNOWN,
          JOB_FAILED,
          JOB_EXPIRED,
          JOB_CANCELLED,
          PLUGIN_FAULT ->
          error(kind, "vendor_failed", message, "");
    };
  }

  /** Also the answer to a create whose job is in doubt. */
  static final JobError OUTCOME_UNKNOWN =
      new JobError(
          "outcome_unknown",
          "The vendor did not answer; do not send again, read the job",
          "",
          ErrorKind.OUTCOME_UNKNOWN.httpStatus(),
          ErrorKind.OUTCOME_UNKNOWN.type());

  /** What the client sent was kept in a file, and that is gone. */
  static final JobError INPUTS_LOST =
      new JobError(
          "internal_error",
          "The request's pictures were lost while the job waited; nothing was started",
          "",
          500,
          "api_error");

  static final JobError QUEUE_TIMEOUT =
      new JobError("queue_timeout", "No channel took the job in time", "", 429, "rate_limit_error");

  static final JobError RESULT_MISSING =
      new JobError(
          "result_missing", "The vendor finished without a video", "", 502, "upstream_error");

  static final JobError NEVER_ARRIVED =
      new JobError(
          "vendor_lost",
          "The vendor never received the request; nothing is charged",
          "",
          502,
          "upstream_error");

  static final JobError GIVEN_UP =
      new JobError(
          "vendor_lost",
          "The vendor's answer was lost and could not be recovered",
          "",
          502,
          "upstream_error");

  private static JobError error(ErrorKind kind, String code, String message, String param) {
    return new JobError(code, message, param, kind.httpStatus(), kind.type());
  }
}
