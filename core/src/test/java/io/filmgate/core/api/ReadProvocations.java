package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;

import io.filmgate.contract.ContractCheck;
import io.filmgate.core.api.ApiDependencies.Readiness;
import io.filmgate.core.api.Provocations.Setting;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.ledger.BudgetState;
import io.filmgate.core.ledger.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is answered about jobs, models and the service itself, and to requests that lead nowhere.
 */
final class ReadProvocations {
  private static final String ONE = "GET /v1/video/generations/{id} ";
  private static final String CANCEL = "POST /v1/video/generations/{id}/cancel ";
  private static final Setting NOTHING = api -> {};
  static final Setting STORE_AWAY = api -> api.jobsAway = true;
  private static final Setting QUEUED = api -> api.jobs.put(JOB_ID, Samples.queued(JOB_ID));

  private ReadProvocations() {}

  static void addTo(Provocations provocations) {
    addJobs(provocations);
    addService(provocations);
    addAnyRequest(provocations);
  }

  private static void addJobs(Provocations provocations) {
    provocations
        .read("GET /v1/video/generations 200", Provocations.JOBS, QUEUED)
        .read(
            "GET /v1/video/generations 400 invalid_value", Provocations.JOBS + "?limit=0", NOTHING)
        .read(ONE + "200", Provocations.JOB, QUEUED)
        .read(ONE + "404 job_not_found", Provocations.JOB, NOTHING)
        .read("GET /v1/video/generations 503 store_unavailable", Provocations.JOBS, STORE_AWAY)
        .read(ONE + "503 store_unavailable", Provocations.JOB, STORE_AWAY);
    cancel(provocations, "503 store_unavailable", STORE_AWAY);
    cancel(
        provocations,
        "200",
        api -> api.jobs.put(JOB_ID, Samples.cancelled(Samples.queued(JOB_ID))));
    cancel(provocations, "404 job_not_found", NOTHING);
    cancel(provocations, "409 cancel_not_possible", QUEUED);
    cancel(provocations, "409 job_final", ContentProvocations.succeeded("http://127.0.0.1:9/"));
  }

  private static void cancel(Provocations provocations, String answer, Setting setting) {
    provocations.add(
        CANCEL + answer,
        api -> {
          setting.of(api);
          return Provocations.send(api, "POST", Provocations.JOB + "/cancel");
        });
  }

  private static void addService(Provocations provocations) {
    provocations
        .read("GET /v1/models 200", "/v1/models", NOTHING)
        .read("GET /v1/usage 200", "/v1/usage", ReadProvocations::usage)
        .read("GET /v1/usage 400 invalid_value", "/v1/usage?from=never", NOTHING)
        .read("GET /v1/usage 503 store_unavailable", "/v1/usage", STORE_AWAY)
        .read("GET /health/live 200", "/health/live", NOTHING)
        .read("GET /health/ready 200", "/health/ready", NOTHING)
        .read(
            "GET /health/ready 503 not_ready",
            "/health/ready",
            api -> api.readiness = Readiness.STOPPING);
    for (String path : new String[] {"/openapi.json", "/openapi.yaml"}) {
      provocations
          .add("GET " + path + " 200", api -> ContractCheck.declared(api.send("GET", path, null)))
          .read("GET " + path + " 304", path, NOTHING, "If-None-Match", "*");
    }
  }

  private static void usage(ApiHarness api) {
    api.usage =
        List.of(
            new UsageRow(
                List.of("2026-03-22", "kling-v1", "web"), 3, 2, 1, 0, 10_500, 2_100_000, Map.of()));
    api.budgets =
        List.of(
            new BudgetState(
                Scope.tenant("acme"),
                new BudgetConfig(Unit.CREDITS, BigDecimal.TEN, Period.EVER),
                BigDecimal.ONE,
                BigDecimal.ZERO,
                Optional.empty()));
  }

  private static void addAnyRequest(Provocations provocations) {
    provocations
        .add("ANY 404 unknown_path", api -> Provocations.send(api, "GET", "/nope"))
        .add("ANY 405 method_not_allowed", api -> Provocations.send(api, "PUT", "/v1/models"))
        .add("ANY 400 malformed_http", api -> Provocations.write(api.port(), head("/%zz", "A: b")))
        .add(
            "ANY 414 uri_too_long",
            api -> Provocations.write(api.port(), head("/" + "a".repeat(9000), "A: b")))
        .add(
            "ANY 417 expectation_failed",
            api -> Provocations.write(api.port(), head("/v1/models", "Expect: more")))
        .add(
            "ANY 431 headers_too_large",
            api -> Provocations.write(api.port(), head("/v1/models", "A: " + "a".repeat(17_000))));
  }

  private static String head(String path, String header) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n";
  }
}
