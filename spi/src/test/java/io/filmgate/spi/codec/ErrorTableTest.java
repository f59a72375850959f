package io.filmgate.spi.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
  private final ErrorTable table =
      ErrorTable.at("code", "message")
          .ok("0")
          .on(ErrorKind.CONCURRENCY_FULL, "full", "1303")
          .on(ErrorKind.INPUT_REJECTED, "content", "5041?")
          .on(ErrorKind.INVALID_REQUEST, "wrong", "12*")
          .onMessage(ErrorKind.MODEL_UNAVAILABLE, "withdrawn", "*discontinued*");

  @Test
  void a_good_answer_is_handed_on() {
    assertThat(table.check(reply(200, "{\"code\":0,\"data\":{\"id\":\"7\"}}")).text("data.id"))
        .contains("7");
  }

  @Test
  void codes_match_as_texts_and_as_patterns() {
    assertThat(kind(429, "{\"code\":1303,\"message\":\"m\"}"))
        .isEqualTo(ErrorKind.CONCURRENCY_FULL);
    assertThat(kind(400, "{\"code\":\"50412\"}")).isEqualTo(ErrorKind.INPUT_REJECTED);
  }

  @Test
  void messages_are_asked_before_codes() {
    assertThat(kind(400, "{\"code\":1201,\"message\":\"'x' has been DISCONTINUED\"}"))
        .isEqualTo(ErrorKind.MODEL_UNAVAILABLE);
  }

  @Test
  void without_a_known_code_the_status_decides() {
    assertThat(kind(401, "")).isEqualTo(ErrorKind.CREDENTIALS_REFUSED);
    assertThat(kind(503, "<html>")).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(kind(200, "<html>")).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(kind(200, "{\"code\":77}")).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void the_vendors_words_stay_with_the_operator() {
    ProviderException failure =
        failure(
            new HttpReply(
                429,
                Map.of("Retry-After", "7"),
                Buffer.buffer("{\"code\":1303,\"message\":\"pack xyz\"}")));
    assertThat(failure.getMessage()).isEqualTo("full");
    assertThat(failure.vendorCode()).contains("1303");
    assertThat(failure.vendorMessage()).contains("pack xyz");
    assertThat(failure.retryAfter().orElseThrow()).hasSeconds(7);
  }

  @Test
  void a_failed_job_gets_a_kind_that_ends_jobs() {
    assertThat(table.failed("50412", "").kind()).isEqualTo(ErrorKind.INPUT_REJECTED);
    JobStatus.Failed other = table.failed("1303", "");
    assertThat(other.kind()).isEqualTo(ErrorKind.JOB_FAILED);
    assertThat(other.vendorCode()).contains("1303");
    assertThat(table.failed("", "").vendorCode()).isEmpty();
  }

  @Test
  void without_success_codes_a_body_without_a_code_is_good() {
    ErrorTable byReason = ErrorTable.at("reason", "message");
    assertThat(byReason.check(reply(200, "{\"state\":\"x\"}")).text("state")).contains("x");
    assertThat(
            catchThrowableOfType(
                    ProviderException.class,
                    () -> byReason.check(reply(200, "{\"reason\":\"Odd\"}")))
                .kind())
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  private ErrorKind kind(int status, String body) {
    return failure(reply(status, body)).kind();
  }

  private ProviderException failure(HttpReply reply) {
    return catchThrowableOfType(ProviderException.class, () -> table.check(reply));
  }

  private static HttpReply reply(int status, String body) {
    return new HttpReply(status, Map.of(), Buffer.buffer(body));
  }
}
