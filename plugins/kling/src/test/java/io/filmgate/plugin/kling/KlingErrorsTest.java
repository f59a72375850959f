package io.filmgate.plugin.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.testkit.RecordedReply;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlingErrorsTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          401, 1000, CREDENTIALS_REFUSED
          401, 1001, CREDENTIALS_REFUSED
          401, 1002, CREDENTIALS_REFUSED
          401, 1003, TOKEN_EXPIRED
          401, 1004, TOKEN_EXPIRED
          429, 1100, CREDENTIALS_REFUSED
          429, 1101, FUNDS_EXHAUSTED
          429, 1102, FUNDS_EXHAUSTED
          403, 1103, NOT_ENTITLED
          400, 1200, INVALID_REQUEST
          400, 1201, INVALID_REQUEST
          404, 1202, UNAVAILABLE
          404, 1203, MODEL_UNAVAILABLE
          400, 1300, INPUT_REJECTED
          400, 1301, INPUT_REJECTED
          429, 1302, RATE_LIMITED
          429, 1303, CONCURRENCY_FULL
          429, 1304, CREDENTIALS_REFUSED
          500, 5000, OUTCOME_UNKNOWN
          503, 5001, UNAVAILABLE
          504, 5002, OUTCOME_UNKNOWN
          """)
  void a_refused_create_means(int status, int code, ErrorKind kind) {
    ProviderException failure = create(status, code, "in the vendor's words");

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.vendorCode()).contains(String.valueOf(code));
    assertThat(failure.vendorMessage()).contains("in the vendor's words");
    assertThat(failure).message().doesNotContain("vendor's words");
  }

  @ParameterizedTest
  @CsvSource({"404, 1203", "400, 1201", "403, 1103", "400, 9999"})
  void a_withdrawn_model_is_told_by_the_words(int status, int code) {
    assertThat(create(status, code, "The model 'kling-v1' has been discontinued and is…").kind())
        .isEqualTo(ErrorKind.MODEL_UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "502, OUTCOME_UNKNOWN",
    "503, OUTCOME_UNKNOWN",
    "504, OUTCOME_UNKNOWN",
    "200, OUTCOME_UNKNOWN",
    "404, UNAVAILABLE",
    "401, CREDENTIALS_REFUSED",
    "429, RATE_LIMITED"
  })
  void a_create_answered_without_an_envelope_means(int status, ErrorKind kind) {
    HttpReply reply = RecordedReply.of(status, "<html></html>").toHttpReply();

    assertThat(thrownBy(() -> KlingErrors.checkCreate(reply)).kind()).isEqualTo(kind);
  }

  @Test
  void the_field_that_kling_names_is_named_to_the_tenant() {
    assertThat(create(400, 1201, "cfg_scale value '7' is invalid").problems())
        .extracting(Problem::param)
        .containsExactly("metadata.cfg_scale");
    assertThat(create(400, 1201, "duration value '7' is invalid").problems())
        .extracting(Problem::param)
        .containsExactly("duration");
    assertThat(create(400, 1201, "kling-v1-6 is not supported with motion brush").problems())
        .isEmpty();
    assertThat(create(429, 1303, "too many, duration of the wait unknown").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1000, 1001, 1002, 1003, 1004, 1100, 1101, 1102, 1103, 1200, 1201, 1202, 1203, 1300, 1301,
        1302, 1303, 1304, 5000, 5001, 5002
      })
  void a_refused_question_says_nothing_of_the_job(int code) {
    ProviderException failure = query(code < 5000 ? 400 : 500, code, "no");

    assertThat(failure.kind().isAboutTheJob()).isFalse();
  }

  @Test
  void an_unknown_task_is_known_by_code_status_and_words() {
    assertThat(query(400, 1201, "Task not found by id/external id: 7").kind())
        .isEqualTo(ErrorKind.JOB_NOT_FOUND);
    assertThat(query(404, 1203, "Task not found by id/external id: 7").kind())
        .isNotEqualTo(ErrorKind.JOB_NOT_FOUND);
    assertThat(query(500, 1201, "Task not found by id/external id: 7").kind())
        .isNotEqualTo(ErrorKind.JOB_NOT_FOUND);
    assertThat(query(400, 1201, "Task id is too long").kind())
        .isNotEqualTo(ErrorKind.JOB_NOT_FOUND);
    assertThat(query(400, 1201, "pageNum value '0' is invalid").kind())
        .isNotEqualTo(ErrorKind.JOB_NOT_FOUND);
  }

  @Test
  void a_failed_task_is_told_by_its_words() {
    for (String words :
        List.of("Failure to pass the risk control system", "Risk Control: prompt")) {
      assertThat(KlingErrors.failed(words).kind()).isEqualTo(ErrorKind.OUTPUT_REJECTED);
    }
    JobStatus.Failed other = KlingErrors.failed("Static mask has another ratio than the image");
    assertThat(other.kind()).isEqualTo(ErrorKind.JOB_FAILED);
    assertThat(other.message()).doesNotContain("ratio");
  }

  private static ProviderException create(int status, int code, String message) {
    HttpReply reply = reply(status, code, message);
    return thrownBy(() -> KlingErrors.checkCreate(reply));
  }

  private static ProviderException query(int status, int code, String message) {
    HttpReply reply = reply(status, code, message);
    return thrownBy(() -> KlingErrors.checkQuery(reply));
  }

  private static ProviderException thrownBy(ThrowingCallable check) {
    return catchThrowableOfType(ProviderException.class, check);
  }

  private static HttpReply reply(int status, int code, String message) {
    String body = Planned.object("code", code, "message", message, "request_id", "r").encode();
    return RecordedReply.of(status, body).toHttpReply();
  }
}
