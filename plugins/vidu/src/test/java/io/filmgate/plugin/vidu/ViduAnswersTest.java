package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.filmgate.spi.Asset;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViduAnswersTest {
  private static final Instant NOW = Instant.parse("2026-01-20T06:52:00Z");

  private static JobStatus status(String body, Map<String, String> state) {
    return ViduAnswers.status(ok(body), state, new ViduFiles(NOW, Shape.USUAL_LIFE));
  }

  private static HttpReply ok(String body) {
    return new HttpReply(200, Map.of(), Buffer.buffer(body));
  }

  @ParameterizedTest
  @CsvSource({
    "created, Queued", "queueing, Queued", "processing, Running", "scheduled, Running",
    "success, Succeeded", "failed, Failed", "FAILED, Failed", "'', Running"
  })
  void each_state_has_its_meaning(String state, String status) {
    JobStatus read = status("{\"state\":\"" + state + "\"}", Map.of());

    assertThat(read.getClass().getSimpleName()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"40, 40", "-1, ", "101, ", "5.5, "})
  void progress_is_told_where_it_makes_sense(String progress, Integer percent) {
    assertThat(status("{\"state\":\"processing\",\"progress\":" + progress + "}", Map.of()))
        .isEqualTo(new JobStatus.Running(Optional.ofNullable(percent)));
  }

  @Test
  void an_address_without_its_own_end_is_given_the_documented_one() {
    JobStatus status =
        status(
            """
            {"state":"success","creations":[
              {"url":"https://f.example/v","watermarked_url":"https://f.example/w","cover_url":"https://f.example/c"}]}
            """,
            Map.of());

    assertThat(((JobStatus.Succeeded) status).assets())
        .extracting(Asset::role, asset -> asset.expiresAt().orElseThrow().toString())
        .containsExactly(
            tuple(Asset.Role.VIDEO, "2026-01-21T06:52:00Z"),
            tuple(Asset.Role.WATERMARKED_VIDEO, "2026-01-21T06:52:00Z"),
            tuple(Asset.Role.COVER, "2026-01-20T07:52:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"state":"created"}                                            | OUTCOME_UNKNOWN
          {"task_id":"","state":"created"}                               | OUTCOME_UNKNOWN
          {"task_id":"7","state":"failed","code":"CreditInsufficient"}   | FUNDS_EXHAUSTED
          {"task_id":"7","state":"failed","err_code":"NeverHeardOf"}     | JOB_FAILED
          {"task_id":"7","state":"failed"}                               | JOB_FAILED
          {"code":400,"reason":"AuditSubmitIllegal"}                     | INPUT_REJECTED
          """)
  void a_create_without_a_live_task_is_a_failure(String body, ErrorKind kind) {
    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> ViduAnswers.submitted(ok(body), false));

    assertThat(failure.kind()).isEqualTo(kind);
  }

  @Test
  void a_task_id_keeps_all_its_digits_also_as_a_number() {
    assertThat(ViduAnswers.submitted(ok("{\"task_id\":911088422699962368}"), false).jobId())
        .isEqualTo("911088422699962368");
  }
}
