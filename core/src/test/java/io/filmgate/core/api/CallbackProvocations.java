package io.filmgate.core.api;

import io.filmgate.contract.ContractCheck;
import io.filmgate.core.api.ApiDependencies.Readiness;
import io.filmgate.core.api.Provocations.Setting;
import io.filmgate.core.wire.WireLimits;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import java.time.Duration;

/** What vendors are answered that call back. */
final class CallbackProvocations {
  static final String PATH = "/callbacks/kling-main/given-out";
  private static final String ANSWER = "POST /callbacks/{channel}/{token} ";

  private CallbackProvocations() {}

  static void addTo(Provocations provocations) {
    add(provocations, "200", "{}", api -> {});
    add(provocations, "400", "{}", api -> api.callbackAnswer = ApiHarness.callback(400));
    add(provocations, "401", "{}", api -> api.callbackAnswer = ApiHarness.callback(401));
    add(provocations, "413 body_too_large", "a".repeat(CallbackRoute.MOST_BYTES + 1), api -> {});
    add(
        provocations,
        "500 plugin_fault",
        "{}",
        api ->
            api.callbackAnswer =
                Future.failedFuture(new ProviderException(ErrorKind.PLUGIN_FAULT, "broken")));
    add(provocations, "503 not_ready", "{}", api -> api.readiness = Readiness.STARTING);
    add(provocations, "503 overloaded", "{}", api -> api.maxBufferedBytes = 1);
    provocations.add(
        ANSWER + "408 request_timeout",
        nobody -> {
          Duration long10 = Duration.ofSeconds(10);
          ApiHarness impatient =
              new ApiHarness(
                  new WireLimits(
                      9,
                      9,
                      long10,
                      long10,
                      Duration.ofMillis(1),
                      long10,
                      ApiHarness.SHORT_FAREWELL,
                      ApiHarness.SHORT_FAREWELL));
          try {
            return Provocations.write(
                impatient.start().port(),
                "POST " + PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{");
          } finally {
            impatient.close();
          }
        });
  }

  private static void add(Provocations provocations, String answer, String body, Setting setting) {
    provocations.add(
        ANSWER + answer,
        api -> {
          setting.of(api);
          return ContractCheck.declared(api.send("POST", PATH, body));
        });
  }
}
