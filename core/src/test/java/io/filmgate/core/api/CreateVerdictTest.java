package io.filmgate.core.api;

import static io.filmgate.core.api.Answers.assertError;
import static io.filmgate.core.api.Answers.assertHeader;
import static io.filmgate.core.api.Answers.assertNoHeader;
import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobError;
import io.filmgate.core.quota.CreateReply;
import io.vertx.core.Future;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateVerdictTest {
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

  private static Future<CreateReply> created(Job job) {
    return Future.succeededFuture(new CreateReply.Created(job, false));
  }
}
