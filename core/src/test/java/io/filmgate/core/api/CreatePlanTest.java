package io.filmgate.core.api;

import static io.filmgate.core.api.Answers.assertError;
import static io.filmgate.core.api.Answers.assertHeader;
import static io.filmgate.core.api.Answers.assertNoHeader;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreatePlanTest {
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
}
