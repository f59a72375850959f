package io.filmgate.plugin.vidu;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.codec.ErrorTable;
import io.filmgate.spi.exchange.HttpReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The vendor's error names, and what each means. The name stands in {@code reason} when a call is
 * refused, in {@code err_code} when a task fails, and was also seen in {@code code}, which is
 * otherwise the HTTP status.
 */
final class ViduErrors {
  private static final ErrorTable TABLE =
      ErrorTable.at("reason", "message")
          .on(ErrorKind.INVALID_REQUEST, "The vendor refused the request", "BadRequest", "Conflict")
          .on(ErrorKind.INVALID_REQUEST, "The vendor misses a field", "FieldLacking")
          .on(ErrorKind.INVALID_REQUEST, "The vendor does not take a field", "FieldUnwanted")
          .on(
              ErrorKind.INVALID_REQUEST,
              "The vendor wants another number of elements",
              "FieldItemCountOutOfRange")
          .on(ErrorKind.INVALID_REQUEST, "The vendor refused a value", "FieldInvalid")
          .on(
              ErrorKind.INVALID_REQUEST,
              "The vendor does not take a picture of this size or shape",
              "PageSizeOutOfRange",
              "ImageSizeInvalid")
          .on(
              ErrorKind.INVALID_REQUEST,
              "The vendor could not fetch the picture",
              "ImageDownloadFailure")
          .on(
              ErrorKind.INVALID_REQUEST,
              "The vendor does not read this kind of picture",
              "ImageFormatInvalid")
          .on(
              ErrorKind.INVALID_REQUEST,
              "The vendor did not find in the picture what it needs there",
              "ImageCheckBodyJointsFailed",
              "ImageCheckFaceFailed",
              "ImageObjectsUndetected",
              "FaceDetectFailure",
              "FaceDetectNotPass",
              "NoFaceDetected",
              "MultiFaceDetected")
          .on(
              ErrorKind.INPUT_REJECTED,
              "The vendor's content check refused the prompt or the picture",
              "TaskPromptPolicyViolation",
              "AuditSubmitIllegal",
              "PhotoAuditNotPass",
              "AuditFailed")
          .on(
              ErrorKind.OUTPUT_REJECTED,
              "The finished video was refused by the vendor's content check. Another seed or prompt"
                  + " may pass.",
              "CreationPolicyViolation")
          .on(ErrorKind.FUNDS_EXHAUSTED, "The account has no credits left", "CreditInsufficient")
          .on(
              ErrorKind.MODEL_UNAVAILABLE,
              "The vendor does not serve this model now",
              "ModelUnavailable")
          .on(ErrorKind.JOB_CANCELLED, "The job was cancelled", "UserCancelled")
          .on(
              ErrorKind.CREDENTIALS_REFUSED,
              "The vendor does not accept the account",
              "Unauthorized",
              "Forbidden")
          .on(
              ErrorKind.JOB_NOT_FOUND,
              "The vendor does not know this job",
              "TaskNotFound",
              "CreationNotFound",
              "NotFound")
          .on(ErrorKind.CONCURRENCY_FULL, "All slots of the account are taken", "QuotaExceeded")
          .on(
              ErrorKind.RATE_LIMITED,
              "The vendor asks to slow down",
              "TooManyRequests",
              "OperationInProcess")
          .on(ErrorKind.UNAVAILABLE, "The vendor is overloaded", "SystemThrottling")
          .on(
              ErrorKind.OUTCOME_UNKNOWN,
              "The vendor failed, and may have the job",
              "Canceled",
              "InternalServiceFailure");

  /** A word, not a number: {@code FieldInvalid}. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");

  /** What the vendor names after the colon: {@code invalid field: resolution}. */
  private static final Pattern NAMED_FIELD = Pattern.compile(".*?: *\\[?(\\w+).*", Pattern.DOTALL);

  private static final List<String> ABOUT_PICTURES = List.of("Image", "Page", "Face", "Photo");
  private static final Map<String, String> TOP_LEVEL =
      Map.of("images", "image", "prompt", "prompt", "duration", "duration", "model", "model");
  private static final int CLIENT_CLOSED = 499;

  private ViduErrors() {}

  /** The failure that a refused call stands for. */
  static ProviderException of(HttpReply reply) {
    JsonView body = reply.json();
    String message = body.text("message").orElse("");
    String code = name(body).orElse(reply.status() == CLIENT_CLOSED ? "Canceled" : "");
    ProviderException failure = TABLE.failure(reply, code, message);
    if (failure.kind() != ErrorKind.INVALID_REQUEST) {
      return failure;
    }
    Optional<String> param =
        ABOUT_PICTURES.stream().anyMatch(code::startsWith) || code.contains("Face")
            ? Optional.of("image")
            : code.startsWith("Field") ? param(message) : Optional.empty();
    return param.map(failure::about).orElse(failure);
  }

  /** The failure that a refused create stands for: the job that is not found is another one. */
  static ProviderException ofCreate(HttpReply reply) {
    return name(reply.json()).filter("CreationNotFound"::equals).isEmpty()
        ? of(reply)
        : new ProviderException(
                ErrorKind.INVALID_REQUEST, "The vendor does not know the video to start from")
            .vendor("CreationNotFound", reply.json().text("message").orElse(""))
            .about("metadata.video_creation_id");
  }

  /** The end of a task that the vendor calls failed. */
  static JobStatus.Failed ofFailedTask(JsonView task) {
    return TABLE.failed(name(task).orElse(""), task.text("message").orElse(""));
  }

  /** The vendor's name of an error, wherever it stands. */
  static Optional<String> name(JsonView body) {
    return Stream.of("reason", "err_code", "code")
        .flatMap(path -> body.text(path).stream())
        .filter(text -> WORD.matcher(text).matches())
        .findFirst();
  }

  private static Optional<String> param(String message) {
    Matcher field = NAMED_FIELD.matcher(message);
    return field.matches()
        ? Optional.of(TOP_LEVEL.getOrDefault(field.group(1), "metadata." + field.group(1)))
        : Optional.empty();
  }
}
