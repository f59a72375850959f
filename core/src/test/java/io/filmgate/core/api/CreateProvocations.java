package io.filmgate.core.api;

import io.filmgate.contract.ContractCheck;
import io.filmgate.contract.Declared;
import io.filmgate.core.api.Provocations.Setting;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobError;
import io.filmgate.core.job.commit.Refusal;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.wire.WireLimits;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What a create is answered besides what every operation answers. */
final class CreateProvocations {
  private static final String CREATE = "POST /v1/video/generations ";
  private static final BudgetConfig BUDGET =
      new BudgetConfig(BudgetConfig.Unit.CREDITS, BigDecimal.TEN, BudgetConfig.Period.EVER);

  private final Provocations provocations;

  private CreateProvocations(Provocations provocations) {
    this.provocations = provocations;
  }

  static void addTo(Provocations provocations) {
    CreateProvocations creates = new CreateProvocations(provocations);
    creates.create("200", Provocations.BODY, api -> {});
    creates.addMistakes();
    creates.addHeads();
    creates.addBodies();
    creates.addLimits();
    creates.addPlans();
    creates.addVerdicts();
    creates.addEngine();
  }

  private void create(String answer, String body, Setting setting, String... headers) {
    provocations.add(
        CREATE + answer,
        api -> {
          setting.of(api);
          return ContractCheck.declared(api.create(body, headers));
        });
  }

  private void mistake(String code, String member) {
    create("400 " + code, "{\"model\":\"kling-v1\",\"prompt\":\"a\"," + member + "}", api -> {});
  }

  private void addMistakes() {
    create("400 invalid_json", "[]", api -> {});
    create("400 missing_field", "{}", api -> {});
    create("400 model_not_found", "{\"model\":\"nope\",\"prompt\":\"a\"}", api -> {});
    mistake("invalid_value", "\"fps\":0");
    mistake("unsupported_combination", "\"size\":\"16:9\",\"width\":9,\"height\":16");
    mistake("reserved_field", "\"metadata\":{\"model\":\"other\"}");
    mistake("misplaced_field", "\"image_tail\":\"a\"");
    mistake("invalid_image", "\"image\":\"hello\"");
    mistake("address_not_allowed", "\"image\":\"http://10.0.0.1/a.png\"");
  }

  private void addHeads() {
    create("400 invalid_idempotency_key", Provocations.BODY, api -> {}, "Idempotency-Key", "a b");
    provocations.add(
        CREATE + "415 unsupported_media_type",
        api -> Provocations.send(api, "POST", Provocations.JOBS, "Content-Type", "text/plain"));
  }

  private void addBodies() {
    create("413 body_too_large", Provocations.BODY, api -> api.maxBodyBytes = 10);
    create("503 overloaded", Provocations.BODY, api -> api.maxBufferedBytes = 10);
    provocations.add(CREATE + "408 request_timeout", api -> bodyThatDoesNotCome());
  }

  private static Optional<Declared> bodyThatDoesNotCome() throws Exception {
    Duration longEnough = Duration.ofSeconds(10);
    ApiHarness impatient =
        new ApiHarness(
            new WireLimits(
                9,
                9,
                longEnough,
                longEnough,
                Duration.ofMillis(1),
                longEnough,
                ApiHarness.SHORT_FAREWELL,
                ApiHarness.SHORT_FAREWELL));
    try {
      return Provocations.write(
          impatient.start().port(),
          "POST /v1/video/generations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + ApiHarness.KEY
              + "\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n");
    } finally {
      impatient.close();
    }
  }

  private void addLimits() {
    refused(
        "403 budget_exceeded", new Refusal.BudgetExceeded("key", BUDGET, 9, 9, Optional.empty()));
    refused("429 rate_limit_exceeded", new Refusal.RateExceeded("key", 1, Duration.ofSeconds(61)));
    refused("429 queue_full", new Refusal.QueueFull("key", 100));
    create(
        "403 model_not_allowed",
        Provocations.BODY,
        api -> api.keys.put(ApiHarness.KEY, caller(List.of("vidu*"), List.of())));
    create(
        "403 model_not_priced",
        Provocations.BODY,
        api -> {
          api.prices.clear();
          api.keys.put(ApiHarness.KEY, caller(List.of("*"), List.of(BUDGET)));
        });
  }

  private static Caller caller(List<String> models, List<BudgetConfig> budgets) {
    return new Caller(
        Samples.tenant("acme"),
        new ApiKey(
            "acme",
            "acme-web",
            models,
            List.of(),
            Optional.empty(),
            true,
            new LimitsConfig(
                OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), budgets)));
  }

  private void addPlans() {
    plan("400 model_unavailable", ErrorKind.MODEL_UNAVAILABLE);
    plan("500 plugin_fault", ErrorKind.PLUGIN_FAULT);
    create("503 no_channel", Provocations.BODY, api -> api.candidates.put("kling-v1", List.of()));
  }

  private void plan(String answer, ErrorKind kind) {
    create(
        answer,
        Provocations.BODY,
        api ->
            api.plan =
                (channel, request) -> Future.failedFuture(new ProviderException(kind, "No.")));
  }

  private void addVerdicts() {
    failed(400, "vendor_rejected", "invalid_request_error");
    failed(400, "content_policy", "content_policy_error");
    failed(400, "output_policy", "content_policy_error");
    failed(429, "vendor_busy", "rate_limit_error");
    failed(429, "queue_timeout", "rate_limit_error");
    failed(502, "vendor_account", "upstream_error");
    failed(502, "vendor_unreachable", "upstream_error");
    failed(502, "vendor_failed", "upstream_error");
    failed(502, "vendor_lost", "upstream_error");
    failed(503, "vendor_maintenance", "upstream_error");
    replied("504 outcome_unknown", job -> new CreateReply.Created(Samples.inDoubt(job), false));
  }

  /** The job's own error is the answer, to its create and to every replay of that. */
  private void failed(int status, String code, String type) {
    JobError error = new JobError(code, "In our words.", "", status, type);
    replied(status + " " + code, job -> new CreateReply.Created(Samples.failed(job, error), true));
  }

  private void addEngine() {
    replied("422 idempotency_key_reused", job -> new CreateReply.KeyReused());
    replied("503 store_unavailable", job -> new CreateReply.StoreUnavailable());
  }

  private void refused(String answer, Refusal refusal) {
    replied(answer, job -> new CreateReply.Refused(refusal));
  }

  private void replied(String answer, Function<Job, CreateReply> reply) {
    create(
        answer,
        Provocations.BODY,
        api -> api.create = message -> Future.succeededFuture(reply.apply(message.job())),
        "Idempotency-Key",
        "abc",
        "Prefer",
        "wait=5");
  }
}
