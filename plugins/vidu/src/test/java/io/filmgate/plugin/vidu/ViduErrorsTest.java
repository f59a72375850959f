package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViduErrorsTest {
  private static HttpReply reply(int status, JsonObject body) {
    return new HttpReply(status, Map.of(), body.toBuffer());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          400, BadRequest,                 INVALID_REQUEST
          400, FieldLacking,               INVALID_REQUEST
          400, FieldUnwanted,              INVALID_REQUEST
          400, FieldItemCountOutOfRange,   INVALID_REQUEST
          400, FieldInvalid,               INVALID_REQUEST
          400, PageSizeOutOfRange,         INVALID_REQUEST
          400, ImageDownloadFailure,       INVALID_REQUEST
          400, ImageFormatInvalid,         INVALID_REQUEST
          400, ImageSizeInvalid,           INVALID_REQUEST
          400, ImageCheckBodyJointsFailed, INVALID_REQUEST
          400, ImageCheckFaceFailed,       INVALID_REQUEST
          400, ImageObjectsUndetected,     INVALID_REQUEST
          400, FaceDetectFailure,          INVALID_REQUEST
          400, FaceDetectNotPass,          INVALID_REQUEST
          400, NoFaceDetected,             INVALID_REQUEST
          400, MultiFaceDetected,          INVALID_REQUEST
          400, OperationInProcess,         RATE_LIMITED
          400, TaskPromptPolicyViolation,  INPUT_REJECTED
          400, AuditSubmitIllegal,         INPUT_REJECTED
          400, PhotoAuditNotPass,          INPUT_REJECTED
          400, AuditFailed,                INPUT_REJECTED
          400, CreationPolicyViolation,    OUTPUT_REJECTED
          400, CreditInsufficient,         FUNDS_EXHAUSTED
          400, ModelUnavailable,           MODEL_UNAVAILABLE
          400, UserCancelled,              JOB_CANCELLED
          401, Unauthorized,               CREDENTIALS_REFUSED
          403, Forbidden,                  CREDENTIALS_REFUSED
          404, TaskNotFound,               JOB_NOT_FOUND
          404, CreationNotFound,           JOB_NOT_FOUND
          404, NotFound,                   JOB_NOT_FOUND
          409, Conflict,                   INVALID_REQUEST
          429, QuotaExceeded,              CONCURRENCY_FULL
          429, TooManyRequests,            RATE_LIMITED
          429, SystemThrottling,           UNAVAILABLE
          499, Canceled,                   OUTCOME_UNKNOWN
          500, InternalServiceFailure,     OUTCOME_UNKNOWN
          418, NeverHeardOf,               INVALID_REQUEST
          503, NeverHeardOf,               OUTCOME_UNKNOWN
          """)
  void each_name_has_its_kind(int status, String name, ErrorKind kind) {
    JsonObject body = new JsonObject().put("code", status).put("reason", name);

    ProviderException failure = ViduErrors.of(reply(status, body));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.vendorCode()).contains(name);
    assertThat(failure.getMessage()).doesNotContain(name);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          FieldInvalid,             invalid field: resolution,             metadata.resolution
          FieldInvalid,             invalid field: duration,               duration
          FieldLacking,             field is missing or empty: [images],   image
          FieldItemCountOutOfRange, field item count out of range: images, image
          ImageDownloadFailure,     image download failure,                image
          PageSizeOutOfRange,       page size out of range,                image
          NoFaceDetected,           no face,                               image
          """)
  void a_field_that_the_vendor_names_is_named(String name, String message, String param) {
    JsonObject body = new JsonObject().put("reason", name).put("message", message);

    assertThat(ViduErrors.of(reply(400, body)).problems())
        .extracting(Problem::param)
        .containsExactly(param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"reason":"AuditSubmitIllegal","code":400}    | AuditSubmitIllegal
          {"err_code":"AuditSubmitIllegal"}             | AuditSubmitIllegal
          {"code":"AuditSubmitIllegal"}                 | AuditSubmitIllegal
          {"reason":"","code":"AuditSubmitIllegal"}     | AuditSubmitIllegal
          """)
  void the_name_is_found_wherever_it_stands(String body, String name) {
    assertThat(ViduErrors.name(JsonView.of(new JsonObject(body)))).contains(name);
  }

  @Test
  void a_number_is_no_name() {
    assertThat(ViduErrors.name(JsonView.of(new JsonObject("{\"code\":\"400\"}")))).isEmpty();
  }

  @Test
  void a_bare_499_may_have_created_something() {
    assertThat(ViduErrors.of(reply(499, new JsonObject())).kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void the_wait_that_the_vendor_asks_for_is_kept() {
    HttpReply reply =
        new HttpReply(
            429,
            Map.of("Retry-After", "9"),
            new JsonObject().put("reason", "TooManyRequests").toBuffer());

    assertThat(ViduErrors.of(reply).retryAfter()).contains(Duration.ofSeconds(9));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CreationPolicyViolation, OUTPUT_REJECTED
          UserCancelled,           JOB_CANCELLED
          ImageDownloadFailure,    INVALID_REQUEST
          InternalServiceFailure,  JOB_FAILED
          SystemError,             JOB_FAILED
          """)
  void a_failed_task_ends_with_its_kind(String name, ErrorKind kind) {
    JobStatus.Failed failed =
        ViduErrors.ofFailedTask(JsonView.of(new JsonObject().put("err_code", name)));

    assertThat(failed.kind()).isEqualTo(kind);
    assertThat(failed.vendorCode()).contains(name);
  }
}
