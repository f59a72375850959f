package io.filmgate.core.api;

import static io.filmgate.core.api.Answers.assertError;
import static io.filmgate.core.api.Answers.assertHeader;
import static io.filmgate.core.api.Answers.assertNoHeader;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.quota.CreateReply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateRequestTest {
  private static final String BODY = "{\"model\":\"kling-v1\",\"prompt\":\"a\"}";

  private final ApiHarness api = new ApiHarness();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  @Test
  void a_dry_run_stores_nothing() throws Exception {
    HttpResponse<String> answer =
        api.send(
            "POST",
            "/v1/video/generations?dry_run=true",
            "{\"model\":\"kling-v1\",\"prompt\":\"a\",\"typo\":1}",
            "Authorization",
            "Bearer " + ApiHarness.KEY,
            "Content-Type",
            "application/json");

    assertThat(answer.body())
        .isEqualTo(
            "{\"object\":\"video.plan\",\"model\":\"kling-v1\","
                + "\"usage\":{\"videos\":1,\"seconds\":5,\"credits\":\"1\"},"
                + "\"warnings\":[{\"code\":\"unknown_field\",\"param\":\"typo\","
                + "\"message\":\"not known; a vendor's field belongs into metadata\"}]}");
    assertThat(api.created).isEmpty();
  }

  @Test
  void a_preference_is_applied_and_confirmed() throws Exception {
    HttpResponse<String> waited = api.create(BODY, "Prefer", "foo, wait=3");
    HttpResponse<String> async = api.create(BODY, "Prefer", "respond-async");
    HttpResponse<String> tooLong = api.create(BODY, "Prefer", "wait=61");

    assertHeader(waited, "preference-applied", "wait=3");
    assertHeader(async, "preference-applied", "respond-async");
    assertNoHeader(tooLong, "preference-applied");
    assertThat(api.created)
        .extracting(message -> message.verdictWithin().toSeconds())
        .containsExactly(3L, 0L, 10L);
  }

  @Test
  void an_idempotency_key_goes_with_the_decoded_body() throws Exception {
    api.create(BODY, "Idempotency-Key", "\"abc\"");
    api.create(" {\"prompt\": \"a\", \"model\": \"kling-v1\" }", "Idempotency-Key", "abc");
    api.create("{\"model\":\"kling-v1\",\"prompt\":\"b\"}", "Idempotency-Key", "abc");

    List<Idempotency> keys =
        api.created.stream().map(message -> message.idempotency().orElseThrow()).toList();
    assertThat(keys.get(0).key()).isEqualTo("abc");
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2).fingerprint()).isNotEqualTo(keys.get(0).fingerprint());
  }

  @Test
  void a_replay_says_so_and_shows_the_job_as_it_is_now() throws Exception {
    api.create =
        message ->
            Future.succeededFuture(new CreateReply.Created(Samples.running(message.job()), true));

    HttpResponse<String> answer = api.create(BODY, "Idempotency-Key", "abc");

    assertHeader(answer, "idempotent-replayed", "true");
    assertThat(ApiHarness.json(answer).getString("status")).isEqualTo("in_progress");
  }

  @Test
  void a_replay_is_answered_even_where_its_request_could_not_be_planned_any_more()
      throws Exception {
    Job first = Samples.running(Samples.queued(ApiHarness.JOB_ID));
    api.earlier.put("abc", new CreateReply.Created(first, true));
    api.candidates.clear();

    HttpResponse<String> replay = api.create(BODY, "Idempotency-Key", "abc");

    assertThat(replay.statusCode()).isEqualTo(200);
    assertHeader(replay, "idempotent-replayed", "true");
    assertThat(ApiHarness.json(replay).getString("id")).isEqualTo(first.id());
    assertError(
        api.create(BODY, "Idempotency-Key", "another"),
        400,
        "model_not_found",
        "model",
        "invalid_request_error");
    assertThat(api.created).isEmpty();
  }

  @Test
  void an_idempotency_key_of_another_body_is_refused() throws Exception {
    api.create = message -> Future.succeededFuture(new CreateReply.KeyReused());

    assertError(
        api.create(BODY, "Idempotency-Key", "abc"),
        422,
        "idempotency_key_reused",
        "Idempotency-Key",
        "idempotency_error");
  }

  @Test
  void a_malformed_idempotency_key_is_refused() throws Exception {
    assertError(
        api.create(BODY, "Idempotency-Key", "a b"),
        400,
        "invalid_idempotency_key",
        "Idempotency-Key",
        "invalid_request_error");
    assertError(
        api.create(BODY, "Idempotency-Key", "a", "Idempotency-Key", "b"),
        400,
        "invalid_idempotency_key",
        "Idempotency-Key",
        "invalid_request_error");
  }

  @Test
  void numbers_in_quotes_are_understood_with_a_warning() throws Exception {
    JsonObject job =
        ApiHarness.json(api.create("{\"model\":\"kling-v1\",\"prompt\":\"a\",\"fps\":\"24\"}"));

    assertThat(job.getJsonArray("warnings").encode())
        .isEqualTo(
            "[{\"code\":\"coerced\",\"param\":\"fps\","
                + "\"message\":\"the text was read as the number 24\"}]");
  }

  @Test
  void empty_texts_and_nulls_are_absent() throws Exception {
    HttpResponse<String> answer =
        api.create(
            "{\"model\":\"kling-v1\",\"prompt\":\"a\",\"image\":\"\",\"size\":\"\",\"user\":\"\","
                + "\"seed\":null,\"foo\":null,\"duration\":5.0,\"metadata\":{\"n\":1,"
                + "\"model\":\"kling-v1\"}}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ApiHarness.json(answer).getJsonArray("warnings")).isEmpty();
    assertThat(api.created.get(0).request().metadata().names()).isEmpty();
    assertThat(api.created.get(0).request().images()).isEmpty();
  }

  @Test
  void a_large_body_is_decoded_too() throws Exception {
    String text = "x".repeat(400_000);

    HttpResponse<String> answer =
        api.create("{\"model\":\"kling-v1\",\"prompt\":\"" + text + "\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(api.created.get(0).request().prompt()).isEqualTo(text);
    api.close();
    assertThat(api.wire.capacity().bodyBytes()).isZero();
  }
}
