package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.Asset;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskResultTest {
  private static final JobHandle OLD = Given.job("jimeng_t2v_v30", Given.NOW.minusSeconds(60));
  private static final JobHandle YOUNG = Given.job("jimeng_t2v_v30", Given.NOW.minusSeconds(59));

  static Stream<JsonView> handles() {
    return Given.json("/handles/0.1.0.json").list("").stream();
  }

  @ParameterizedTest
  @MethodSource("handles")
  void jobs_of_released_versions_are_asked_about(JsonView handle) {
    Map<String, String> state = new HashMap<>();
    JsonView written = handle.view("state");
    written.names().forEach(name -> state.put(name, written.text(name).orElseThrow()));
    JobHandle job =
        new JobHandle(
            handle.text("id").orElseThrow(),
            state,
            handle.text("model").orElseThrow(),
            handle.text("operation").orElseThrow(),
            Given.NOW,
            "video_1-1",
            Optional.empty());

    HttpCall call = Given.call(Given.PROVIDER.poll(job, Given.context()));

    assertThat(call.body().toString()).isEqualTo(handle.text("body").orElseThrow());
    assertThat(call.uri().getRawQuery())
        .isEqualTo(
            "Action=%s&Version=2022-08-31"
                .formatted(handle.text("action").orElse("CVSync2AsyncGetResult")));
    assertThat(call.repeat()).isEqualTo(HttpCall.Repeat.ANYWHERE);
  }

  @Test
  void waiting_and_running() {
    assertThat(poll(OLD, "in_queue")).isEqualTo(new JobStatus.Queued());
    assertThat(poll(OLD, "generating")).isEqualTo(JobStatus.Running.unknownProgress());
    assertThat(poll(OLD, "processing")).isEqualTo(JobStatus.Running.unknownProgress());
  }

  @ParameterizedTest
  @ValueSource(strings = {"polishing", "DONE", ""})
  void a_state_that_nobody_knows_keeps_the_job_running(String state) {
    assertThat(poll(OLD, state)).isEqualTo(JobStatus.Running.unknownProgress());
  }

  @Test
  void an_expired_job_has_ended() {
    assertThat(failure(poll(OLD, "expired")).kind()).isEqualTo(ErrorKind.JOB_EXPIRED);
  }

  @Test
  void not_found_ends_a_job_only_when_it_is_late() {
    assertThat(poll(YOUNG, "not_found")).isEqualTo(JobStatus.Running.unknownProgress());
    assertThat(failure(poll(OLD, "not_found")).kind()).isEqualTo(ErrorKind.JOB_NOT_FOUND);
  }

  @Test
  void a_finished_video_can_be_fetched_for_an_hour() {
    JobStatus status =
        answered(
            OLD,
            200,
            "{\"code\":10000,\"data\":{\"aigc_meta_tagged\":false,\"status\":\"done\","
                + "\"video_url\":\"https://v26.example/v/?a=764792\\u0026l=2025\"}}");

    assertThat(status)
        .isEqualTo(
            success(
                Asset.video("https://v26.example/v/?a=764792&l=2025")
                    .expiring(Given.NOW.plus(Duration.ofHours(1)))));
  }

  @Test
  void an_address_that_tells_its_end_is_believed_where_that_can_be() {
    long now = Given.NOW.getEpochSecond();

    assertThat(endOf(now + 1500)).isEqualTo(Given.NOW.plusSeconds(1500));
    assertThat(endOf(now + 3601)).isEqualTo(Given.NOW.plusSeconds(3600));
    assertThat(endOf(now)).isEqualTo(Given.NOW.plusSeconds(3600));
  }

  private static Instant endOf(long epochSecond) {
    String url = "https://v3.example/%s/%08x/video/1/".formatted("0".repeat(32), epochSecond);
    JobStatus status =
        answered(
            OLD,
            200,
            "{\"code\":10000,\"data\":{\"status\":\"done\",\"video_url\":\"" + url + "\"}}");
    return ((JobStatus.Succeeded) status).assets().get(0).expiresAt().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"40,40", "100,100", "101,", "-1,", "0.5,", "\"40\","})
  void progress_is_told_where_it_is_one(String written, Integer percent) {
    String inner = new JsonObject().put("s", "{\"progress\":" + written + "}").encode();
    JobStatus status =
        answered(
            OLD,
            200,
            "{\"code\":10000,\"data\":{\"status\":\"generating\",\"resp_data\":%s}}"
                .formatted(inner.substring(5, inner.length() - 1)));

    assertThat(status).isEqualTo(new JobStatus.Running(Optional.ofNullable(percent)));
  }

  @Test
  void what_the_vendor_has_forgotten_is_no_fault_of_the_tenant() {
    String answer = "{\"code\":50215,\"data\":null}";
    JobHandle forgotten = Given.job("jimeng_t2v_v30", Given.NOW.minus(Duration.ofHours(12)));

    assertThat(failure(answered(forgotten, 400, answer)).kind()).isEqualTo(ErrorKind.JOB_NOT_FOUND);
    assertThat(failure(answered(OLD, 400, answer)).kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"video_url\":\"https://a.example/1\",\"resp_data\":\"{\\\"urls\\\":[\\\"https://a.example/2\\\"]}\" | https://a.example/1",
        "\"video_url\":\"\",\"resp_data\":\"{\\\"urls\\\":[\\\"https://a.example/2\\\"]}\" | https://a.example/2",
        "\"resp_data\":\"{\\\"urls\\\":[],\\\"preview_url\\\":[\\\"https://a.example/3\\\"]}\" | https://a.example/3",
        "\"video_url\":null,\"resp_data\":\"\" | ",
        "\"resp_data\":\"{broken\" | "
      })
  void the_address_is_looked_for_where_products_put_it(String data, String url) {
    JobStatus status =
        answered(OLD, 200, "{\"code\":10000,\"data\":{\"status\":\"done\"," + data + "}}");

    assertThat(((JobStatus.Succeeded) status).assets().stream().map(Asset::reference))
        .isEqualTo(Optional.ofNullable(url).stream().toList());
  }

  @Test
  void the_mark_of_origin_is_told_to_whom_asked_for_it() {
    Map<String, String> state = Map.of("req_key", "jimeng_ti2v_v30_pro", "req_json", "{}");
    JobHandle job = new JobHandle("1", state, "m", "text2video", Given.NOW, "c", Optional.empty());

    JobStatus status =
        answered(
            job,
            200,
            "{\"code\":10000,\"data\":{\"status\":\"done\",\"video_url\":\"https://a.example/1\",\"aigc_meta_tagged\":true}}");

    assertThat(((JobStatus.Succeeded) status).details())
        .isEqualTo(new JsonObject().put("aigc_meta_tagged", true));
  }

  @Test
  void a_wrapped_answer_is_read_too() {
    assertThat(
            answered(
                OLD,
                200,
                "{\"ResponseMetadata\":{},\"Result\":{\"code\":10000,\"data\":{\"status\":\"in_queue\"}}}"))
        .isEqualTo(new JobStatus.Queued());
  }

  @Test
  void done_with_an_error_has_failed() {
    String answer = "{\"code\":%d,\"data\":{\"status\":\"done\"},\"message\":\"x\"}";

    assertThat(failure(answered(OLD, 500, answer.formatted(50500))).kind())
        .isEqualTo(ErrorKind.JOB_FAILED);
    assertThat(failure(answered(OLD, 400, answer.formatted(50516))).kind())
        .isEqualTo(ErrorKind.OUTPUT_REJECTED);
  }

  @ParameterizedTest
  @CsvSource({
    // polls before this one, seconds since the first, whether the job has failed
    "3,600,false",
    "4,59,false",
    "4,60,true",
    "9,600,true"
  })
  void internal_errors_fail_a_job_when_five_came_in_a_minute(
      int count, int seconds, boolean isFailed) {
    JobHandle job = Given.troubled(OLD, "50501", count, Given.NOW.minusSeconds(seconds));
    String answer = "{\"code\":50501,\"data\":null,\"message\":\"Internal RPC Error\"}";

    if (isFailed) {
      assertThat(failure(answered(job, 500, answer)))
          .isEqualTo(
              new JobStatus.Failed(
                  ErrorKind.JOB_FAILED,
                  "The vendor could not make this video",
                  Optional.of("50501")));
    } else {
      ProviderException thrown =
          catchThrowableOfType(ProviderException.class, () -> answered(job, 500, answer));
      assertThat(thrown.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      assertThat(thrown.vendorCode()).contains("50501");
    }
  }

  @Test
  void other_trouble_does_not_count_as_internal_errors() {
    JobHandle job = Given.troubled(OLD, "50429", 99, Given.NOW.minusSeconds(600));

    ProviderException thrown =
        catchThrowableOfType(
            ProviderException.class, () -> answered(job, 500, "{\"code\":50500,\"data\":null}"));

    assertThat(thrown.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  private static JobStatus poll(JobHandle job, String state) {
    return answered(
        job,
        200,
        "{\"code\":10000,\"data\":{\"status\":\""
            + state
            + "\",\"video_url\":\"\"},\"message\":\"Success\"}");
  }

  private static JobStatus answered(JobHandle job, int status, String body) {
    HttpReply reply = Given.reply(status, body);
    return Given.answered(Given.PROVIDER.poll(job, Given.context()), reply);
  }

  private static JobStatus success(Asset asset) {
    return new JobStatus.Succeeded(
        List.of(asset), Optional.empty(), Optional.empty(), new JsonObject());
  }

  private static JobStatus.Failed failure(JobStatus status) {
    return (JobStatus.Failed) status;
  }
}
