package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobError;
import io.filmgate.core.job.JobState;
import io.filmgate.core.tenant.Caller;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRoutesTest {
  private static final String JOBS = "/v1/video/generations";
  private static final JobError POLICY =
      new JobError("output_policy", "Refused after rendering.", "", 400, "content_policy_error");

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
  void unknown_foreign_and_malformed_ids_are_the_same() throws Exception {
    api.jobs.put(JOB_ID, Samples.queued(JOB_ID));
    api.keys.put("sk-other", new Caller(Samples.tenant("other"), Samples.key()));

    HttpResponse<String> foreign =
        api.send("GET", JOBS + "/" + JOB_ID, null, "Authorization", "Bearer sk-other");
    HttpResponse<String> unknown = api.get(JOBS + "/video_01KB1V3Z7Q4T8M2N5P6R9S0XYZ");
    HttpResponse<String> malformed = api.get(JOBS + "/%2e%2e");

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(foreign.body())
        .isEqualTo(unknown.body())
        .isEqualTo(malformed.body())
        .isEqualTo(
            "{\"code\":\"job_not_found\",\"message\":\"No such job\",\"param\":null,"
                + "\"type\":\"not_found_error\"}");
  }

  @Test
  void a_failed_job_reads_as_the_contract_shows() throws Exception {
    api.jobs.put(JOB_ID, Samples.failed(Samples.queued(JOB_ID), POLICY));

    String body = api.get(JOBS + "/" + JOB_ID).body();

    assertThat(body)
        .contains("\"status\":\"failed\",\"progress\":0,")
        .contains("\"completed_at\":1774711090,")
        .contains("{\"state\":\"released\",\"videos\":0,\"seconds\":0,\"credits\":\"0\"}")
        .endsWith(
            "\"error\":{\"code\":\"output_policy\",\"message\":\"Refused after rendering.\"}}");
  }

  @Test
  void a_job_in_doubt_reads_in_progress_with_a_warning() throws Exception {
    api.jobs.put(JOB_ID, Samples.inDoubt(Samples.queued(JOB_ID)));

    JsonObject job = ApiHarness.json(api.get(JOBS + "/" + JOB_ID));

    assertThat(job.getString("status")).isEqualTo("in_progress");
    assertThat(job.getJsonArray("warnings").getJsonObject(0).getString("code"))
        .isEqualTo("outcome_unknown");
    assertThat(job.getJsonObject("usage").getString("state")).isEqualTo("reserved");
  }

  @Test
  void progress_is_the_vendors_and_never_complete_before_the_end() throws Exception {
    api.jobs.put(JOB_ID, Samples.running(Samples.queued(JOB_ID)));

    api.progress = OptionalInt.of(42);
    assertThat(ApiHarness.json(api.get(JOBS + "/" + JOB_ID)).getInteger("progress")).isEqualTo(42);
    api.progress = OptionalInt.of(100);
    assertThat(ApiHarness.json(api.get(JOBS + "/" + JOB_ID)).getInteger("progress")).isEqualTo(99);
  }

  @Test
  void head_is_get_without_the_body() throws Exception {
    api.jobs.put(JOB_ID, Samples.queued(JOB_ID));

    HttpResponse<String> head =
        api.send("HEAD", JOBS + "/" + JOB_ID, null, "Authorization", "Bearer " + ApiHarness.KEY);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    int length = api.get(JOBS + "/" + JOB_ID).body().length();
    assertThat(head.headers().firstValue("content-length")).contains(Integer.toString(length));
  }

  @Test
  void a_list_pages() throws Exception {
    for (char last : "ABC".toCharArray()) {
      String id = JOB_ID.substring(0, JOB_ID.length() - 1) + last;
      api.jobs.put(id, Samples.queued(id));
    }

    JsonObject page = ApiHarness.json(api.get(JOBS + "?limit=2&status=queued&model=kling-v1"));

    JsonArray data = page.getJsonArray("data");
    assertThat(page.fieldNames())
        .containsExactly("object", "data", "first_id", "last_id", "has_more");
    assertThat(data).hasSize(2);
    assertThat(page.getString("first_id")).endsWith("C");
    assertThat(page.getString("last_id")).endsWith("B");
    assertThat(page.getBoolean("has_more")).isTrue();
    assertThat(api.listed.get(0).states()).containsExactly(JobState.QUEUED, JobState.SUBMITTING);
    assertThat(api.listed.get(0).model()).contains("kling-v1");
  }

  @Test
  void an_empty_list_has_no_ends() throws Exception {
    assertThat(api.get(JOBS).body())
        .isEqualTo(
            "{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,"
                + "\"has_more\":false}");
    assertThat(api.listed.get(0).limit()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit",
    "limit=101,limit",
    "limit=ten,limit",
    "limit=1&limit=2,limit",
    "after=foo,after",
    "status=done,status",
    "model=a&model=b,model"
  })
  void a_wrong_parameter_is_named(String query, String param) throws Exception {
    HttpResponse<String> answer = api.get(JOBS + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("invalid_value");
    assertThat(ApiHarness.json(answer).getString("param")).isEqualTo(param);
    assertThat(api.listed).isEmpty();
  }

  @Test
  void a_waiting_job_is_cancelled() throws Exception {
    api.jobs.put(JOB_ID, Samples.queued(JOB_ID));
    api.cancel = job -> Future.succeededFuture(Optional.of(Samples.cancelled(job)));

    HttpResponse<String> answer = cancel();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ApiHarness.json(answer).getString("status")).isEqualTo("cancelled");
    assertThat(ApiHarness.json(answer).getValue("error")).isNull();
  }

  @Test
  void cancelling_again_is_fine() throws Exception {
    api.jobs.put(JOB_ID, Samples.cancelled(Samples.queued(JOB_ID)));

    assertThat(cancel().statusCode()).isEqualTo(200);
  }

  @Test
  void a_final_job_cannot_be_cancelled() throws Exception {
    api.jobs.put(JOB_ID, Samples.failed(Samples.queued(JOB_ID), POLICY));

    assertConflict(cancel(), "job_final", "The job is failed");
  }

  @Test
  void a_job_that_its_vendor_keeps_cannot_be_cancelled() throws Exception {
    Job running = Samples.running(Samples.queued(JOB_ID));
    api.jobs.put(JOB_ID, running);

    assertConflict(cancel(), "cancel_not_possible", "The job is already with the vendor");
  }

  private HttpResponse<String> cancel() throws Exception {
    return api.send(
        "POST", JOBS + "/" + JOB_ID + "/cancel", null, "Authorization", "Bearer " + ApiHarness.KEY);
  }

  private static void assertConflict(HttpResponse<String> answer, String code, String message) {
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo(code);
    assertThat(ApiHarness.json(answer).getString("message")).isEqualTo(message);
    assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
  }
}
