package io.filmgate.core.api;

import io.filmgate.contract.ContractCheck;
import io.filmgate.contract.Declared;
import io.filmgate.core.api.ApiDependencies.Readiness;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What every operation answers that needs a key. */
final class KeyProvocations {
  private record Target(String operation, String path) {
    String method() {
      return operation.substring(0, operation.indexOf(' '));
    }

    /** HEAD has no body that could tell the code. */
    String answer(int status, String code) {
      return operation + " " + status + (method().equals("HEAD") ? "" : " " + code);
    }
  }

  private static final List<Target> TARGETS =
      List.of(
          new Target("POST /v1/video/generations", Provocations.JOBS),
          new Target("GET /v1/video/generations", Provocations.JOBS),
          new Target("GET /v1/video/generations/{id}", Provocations.JOB),
          new Target("POST /v1/video/generations/{id}/cancel", Provocations.JOB + "/cancel"),
          new Target("GET /v1/video/generations/{id}/content", Provocations.JOB + "/content"),
          new Target("HEAD /v1/video/generations/{id}/content", Provocations.JOB + "/content"),
          new Target("GET /v1/models", "/v1/models"),
          new Target("GET /v1/usage", "/v1/usage"));

  private KeyProvocations() {}

  static void addTo(Provocations provocations) {
    for (Target target : TARGETS) {
      provocations.add(
          target.answer(401, "missing_api_key"),
          api -> ContractCheck.declared(api.send(target.method(), target.path(), null)));
      if (!target.method().equals("HEAD")) {
        addOtherKeys(provocations, target);
      }
      provocations
          .add(
              target.answer(403, "client_address_not_allowed"),
              api -> with(api, target, List.of("10.0.0.0/8"), Optional.empty()))
          .add(
              target.answer(500, "internal_error"),
              api -> {
                api.findKey =
                    secret -> {
                      throw new IllegalStateException("broken for a test");
                    };
                return Provocations.send(api, target.method(), target.path());
              })
          .add(
              target.answer(503, "not_ready"),
              api -> {
                api.readiness = Readiness.STARTING;
                return Provocations.send(api, target.method(), target.path());
              });
    }
  }

  private static void addOtherKeys(Provocations provocations, Target target) {
    provocations
        .add(
            target.answer(401, "invalid_api_key"),
            api ->
                ContractCheck.declared(
                    api.send(
                        target.method(), target.path(), null, "Authorization", "Bearer sk-nobody")))
        .add(
            target.answer(401, "expired_api_key"),
            api -> with(api, target, List.of(), Optional.of(ApiHarness.NOW)));
  }

  private static Optional<Declared> with(
      ApiHarness api, Target target, List<String> addresses, Optional<Instant> expires)
      throws Exception {
    api.keys.put(
        ApiHarness.KEY,
        new Caller(
            Samples.tenant("acme"),
            new ApiKey(
                "acme", "acme-web", List.of("*"), addresses, expires, true, LimitsConfig.NONE)));
    return Provocations.send(api, target.method(), target.path());
  }
}
