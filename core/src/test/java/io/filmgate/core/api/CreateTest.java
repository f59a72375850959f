package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobError;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.job.commit.RateLeft;
import io.filmgate.core.job.commit.Refusal;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.tenant.Tenant;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateTest {
  private static final String BODY = "{\"model\":\"kling-v1\",\"prompt\":\"a\"}";
  private static final String LOCATION = "/v1/video/generations/" + JOB_ID;

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
  void a_refusal_of_the_vendor_is_the_answer() throws Exception {
    api.create =
        message ->
            created(
                Samples.failed(
                    message.job(),
                    new JobError(
                        "content_policy", "Refused", "prompt", 400, "content_policy_error")));

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 400, "content_policy", "prompt", "content_policy_error");
    assertHeader(answer, "location", LOCATION);
    assertNoHeader(answer, "x-should-retry");
  }

  @Test
  void a_full_vendor_may_be_tried_again() throws Exception {
    api.create =
        message ->
            created(
                Samples.failed(
                    message.job(),
                    new JobError(
                        "vendor_busy", "No free slot at the vendor", "", 429, "rate_limit_error")));

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 429, "vendor_busy", null, "rate_limit_error");
    assertHeader(answer, "location", LOCATION);
    assertHeader(answer, "retry-after", "10");
    assertNoHeader(answer, "x-should-retry");
  }

  @Test
  void an_unknown_outcome_must_not_be_sent_again() throws Exception {
    api.create = message -> created(Samples.inDoubt(message.job()));

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 504, "outcome_unknown", null, "upstream_error");
    assertThat(ApiHarness.json(answer).getString("message"))
        .isEqualTo("The vendor did not answer; do not send again, read " + LOCATION);
    assertHeader(answer, "location", LOCATION);
    assertHeader(answer, "x-should-retry", "false");
  }

  @Test
  void a_job_in_line_is_shown() throws Exception {
    api.create = message -> created(message.job());

    HttpResponse<String> answer = api.create(BODY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ApiHarness.json(answer).getString("status")).isEqualTo("queued");
  }

  @Test
  void a_budget_says_what_is_used_and_when_it_resets() throws Exception {
    api.create =
        message ->
            refused(
                new Refusal.BudgetExceeded(
                    "key",
                    new BudgetConfig(
                        BudgetConfig.Unit.CREDITS,
                        BigDecimal.valueOf(10),
                        BudgetConfig.Period.MONTH),
                    9_500_000,
                    10_000_000,
                    Optional.of(ApiHarness.NOW)));

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 403, "budget_exceeded", null, "permission_error");
    assertThat(ApiHarness.json(answer).getString("message"))
        .isEqualTo("Budget credits per month: 9.5 of 10; resets 2026-03-28T15:17:51Z");
  }

  @Test
  void a_rate_limit_says_when_to_come_back() throws Exception {
    api.create = message -> refused(new Refusal.RateExceeded("key", 50, Duration.ofMillis(1200)));

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 429, "rate_limit_exceeded", null, "rate_limit_error");
    assertHeader(answer, "retry-after", "2");
    assertHeader(answer, "ratelimit", "\"requests_per_minute\";r=0;t=2");
    assertNoHeader(answer, "x-should-retry");
  }

  @Test
  void whoever_may_make_only_so_many_requests_is_told_what_is_left() throws Exception {
    RateLeft left = new RateLeft(50, 12, Duration.ofMillis(700));
    api.create =
        message ->
            Future.succeededFuture(
                new CreateReply.Created(Samples.running(message.job()), false, Optional.of(left)));

    HttpResponse<String> answer = api.create(BODY);

    assertHeader(answer, "ratelimit-policy", "\"requests_per_minute\";q=50;w=60");
    assertHeader(answer, "ratelimit", "\"requests_per_minute\";r=12;t=1");
  }

  @Test
  void nobody_else_is_told_of_rates() throws Exception {
    assertNoHeader(api.create(BODY), "ratelimit");
  }

  @Test
  void a_long_wait_is_not_for_client_libraries() throws Exception {
    api.create = message -> refused(new Refusal.RateExceeded("key", 1, Duration.ofSeconds(61)));

    assertHeader(api.create(BODY), "x-should-retry", "false");
  }

  @Test
  void a_full_queue_is_told() throws Exception {
    api.create = message -> refused(new Refusal.QueueFull("key", 100));

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 429, "queue_full", null, "rate_limit_error");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void without_the_store_nothing_was_started() throws Exception {
    api.create = message -> Future.succeededFuture(new CreateReply.StoreUnavailable());

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 503, "store_unavailable", null, "api_error");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void an_answer_that_never_came_must_not_be_sent_again() throws Exception {
    api.create = message -> Future.failedFuture("timed out");

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 500, "internal_error", null, "api_error");
    assertThat(ApiHarness.json(answer).getString("message")).doesNotContain("timed out");
    assertHeader(answer, "location", LOCATION);
    assertHeader(answer, "x-should-retry", "false");
  }

  @Test
  void a_model_without_price_is_not_free_for_a_credit_budget() throws Exception {
    api.prices.clear();
    LimitsConfig limits =
        new LimitsConfig(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            List.of(
                new BudgetConfig(
                    BudgetConfig.Unit.CREDITS, BigDecimal.TEN, BudgetConfig.Period.EVER)));
    Tenant tenant = Samples.tenant("acme");
    api.keys.put(
        ApiHarness.KEY,
        new Caller(
            new Tenant(tenant.id(), tenant.groups(), tenant.priceFactor(), limits), Samples.key()));

    assertError(api.create(BODY), 403, "model_not_priced", "model", "permission_error");
    assertThat(api.created).isEmpty();
  }

  @Test
  void a_model_without_price_has_no_credits() throws Exception {
    api.prices.clear();

    JsonObject usage = ApiHarness.json(api.create(BODY)).getJsonObject("usage");

    assertThat(usage.encode())
        .isEqualTo("{\"state\":\"reserved\",\"videos\":1,\"seconds\":5,\"credits\":null}");
  }

  @Test
  void a_key_uses_only_its_models() throws Exception {
    ApiKey key = Samples.key();
    api.keys.put(
        ApiHarness.KEY,
        new Caller(
            Samples.tenant("acme"),
            new ApiKey(
                key.tenantId(),
                key.id(),
                List.of("vidu*"),
                List.of(),
                key.expires(),
                true,
                key.limits())));

    assertError(api.create(BODY), 403, "model_not_allowed", "model", "permission_error");
  }

  @Test
  void a_model_that_no_channel_takes_now_is_not_unknown() throws Exception {
    api.candidates.put("kling-v1", List.of());

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 503, "no_channel", null, "api_error");
    assertHeader(answer, "retry-after", "30");
  }

  @Test
  void every_problem_of_the_plugin_is_told() throws Exception {
    api.plan =
        (channel, request) ->
            Future.failedFuture(
                new ProviderException(
                    List.of(
                        Problem.unsupported("image_tail", "kling-v1 cannot do both"),
                        Problem.invalid("duration", "5 or 10", "7"))));

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 400, "unsupported_combination", "image_tail", "invalid_request_error");
    assertThat(ApiHarness.json(answer).getString("message"))
        .isEqualTo("kling-v1 cannot do both; duration must be 5 or 10, not 7");
  }

  @Test
  void a_broken_plugin_is_an_internal_error() throws Exception {
    api.plan =
        (channel, request) ->
            Future.failedFuture(new ProviderException(ErrorKind.PLUGIN_FAULT, "NPE at line 5"));

    HttpResponse<String> answer = api.create(BODY);

    assertError(answer, 500, "plugin_fault", null, "api_error");
    assertThat(ApiHarness.json(answer).getString("message"))
        .isEqualTo("Internal error; quote req_" + ApiHarness.ULID);
    assertNoHeader(answer, "x-should-retry");
  }

  @Test
  void the_first_channel_that_can_plan_gets_the_job() throws Exception {
    api.candidates.put(
        "kling-v1",
        List.of(
            Samples.candidate("one", "a"),
            Samples.candidate("two", "b"),
            Samples.candidate("three", "c")));
    api.plan =
        (channel, request) ->
            request.model().equals("a")
                ? Future.failedFuture(
                    new ProviderException(List.of(Problem.invalid("duration", "5", "7"))))
                : Future.succeededFuture(Samples.planned(request.model()));

    assertThat(api.create(BODY).statusCode()).isEqualTo(200);
    assertThat(api.created.get(0).job().lane()).containsExactly("two", "three");
  }

  @Test
  void a_channel_that_will_never_take_the_job_is_not_in_its_lane() throws Exception {
    api.candidates.put(
        "kling-v1",
        List.of(
            Samples.candidate("one", "a"),
            Samples.candidate("two", "b"),
            Samples.candidate("three", "c")));
    api.plan =
        (channel, request) ->
            switch (request.model()) {
              case "b" ->
                  Future.failedFuture(
                      new ProviderException(List.of(Problem.invalid("duration", "5", "7"))));
              case "c" ->
                  Future.failedFuture(new ProviderException(ErrorKind.UNAVAILABLE, "not loaded"));
              default -> Future.succeededFuture(Samples.planned(request.model()));
            };

    assertThat(api.create(BODY).statusCode()).isEqualTo(200);
    assertThat(api.created.get(0).job().lane()).containsExactly("one", "three");
  }

  @Test
  void if_no_channel_can_plan_the_first_ones_problems_are_told() throws Exception {
    api.candidates.put(
        "kling-v1", List.of(Samples.candidate("one", "a"), Samples.candidate("two", "b")));
    api.plan =
        (channel, request) ->
            Future.failedFuture(
                new ProviderException(List.of(Problem.missing(request.model(), "there"))));

    assertError(api.create(BODY), 400, "missing_field", "a", "invalid_request_error");
  }

  @Test
  void a_plan_for_a_model_that_is_not_listed_is_refused() throws Exception {
    api.plan = (channel, request) -> Future.succeededFuture(Samples.planned("dear-v9"));

    HttpResponse<String> answer =
        api.create(
            "{\"model\":\"kling-v1\",\"prompt\":\"a\",\"metadata\":{\"req_key\":\"dear-v9\"}}");

    assertError(answer, 400, "invalid_value", "metadata.req_key", "invalid_request_error");
    assertThat(api.created).isEmpty();
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

  private static Future<CreateReply> created(Job job) {
    return Future.succeededFuture(new CreateReply.Created(job, false));
  }

  private static Future<CreateReply> refused(Refusal refusal) {
    return Future.succeededFuture(new CreateReply.Refused(refusal));
  }

  private static void assertError(
      HttpResponse<String> answer, int status, String code, String param, String type) {
    JsonObject error = ApiHarness.json(answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(error.fieldNames()).containsExactly("code", "message", "param", "type");
    assertThat(error.getString("code")).isEqualTo(code);
    assertThat(error.getString("param")).isEqualTo(param);
    assertThat(error.getString("type")).isEqualTo(type);
  }

  private static void assertHeader(HttpResponse<String> answer, String name, String value) {
    assertThat(answer.headers().firstValue(name)).contains(value);
  }

  private static void assertNoHeader(HttpResponse<String> answer, String name) {
    assertThat(answer.headers().firstValue(name)).isEmpty();
  }
}
