package io.filmgate.core.api;

import static io.filmgate.core.api.Answers.assertError;
import static io.filmgate.core.api.Answers.assertHeader;
import static io.filmgate.core.api.Answers.assertNoHeader;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.job.commit.RateLeft;
import io.filmgate.core.job.commit.Refusal;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.tenant.Tenant;
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

class CreateLimitsTest {
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

  private static Future<CreateReply> refused(Refusal refusal) {
    return Future.succeededFuture(new CreateReply.Refused(refusal));
  }
}
