package io.filmgate.core.management;

import static io.filmgate.core.management.AdminHarness.data;
import static io.filmgate.core.management.AdminHarness.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Decision;
import io.filmgate.core.job.OperatorAnswer.Reason;
import io.filmgate.core.job.OperatorAnswer.Refused;
import io.filmgate.core.job.OperatorWish;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs as operators read them, and how their wishes arrive at the engine. */
class AdminJobsTest {
  private static final String JOBS = "/admin/v1/jobs";
  private static final String DOUBTFUL = JOBS + "/" + StoredJobs.DOUBTFUL;

  private final AdminHarness admin = new AdminHarness();

  @BeforeEach
  void leaveJobs() {
    StoredJobs.in(admin.store);
  }

  @AfterEach
  void close() {
    admin.close();
  }

  private List<String> ids(String query) throws Exception {
    return data(admin.get(JOBS + query)).stream()
        .map(job -> ((JsonObject) job).getString("id"))
        .toList();
  }

  @Test
  void jobs_are_listed_newest_first_and_by_what_they_are() throws Exception {
    assertThat(ids("")).containsExactly(StoredJobs.WAITING, StoredJobs.DOUBTFUL);
    assertThat(ids("?state=in_doubt")).containsExactly(StoredJobs.DOUBTFUL);
    assertThat(ids("?state=failed")).isEmpty();
    assertThat(ids("?tenant=other")).containsExactly(StoredJobs.WAITING);
    assertThat(ids("?channel=a")).containsExactly(StoredJobs.DOUBTFUL);
    assertThat(ids("?model=film&tenant=acme")).isEmpty();
  }

  @Test
  void a_list_is_read_page_by_page() throws Exception {
    JsonObject first = json(admin.get(JOBS + "?limit=1"));
    JsonObject last = json(admin.get(JOBS + "?limit=1&after=" + first.getString("last_id")));

    assertThat(first.getBoolean("has_more")).isTrue();
    assertThat(last.getString("first_id")).isEqualTo(StoredJobs.DOUBTFUL);
    assertThat(last.getBoolean("has_more")).isFalse();
  }

  @Test
  void one_job_is_told_with_all_that_is_needed_to_decide_and_nothing_that_a_tenant_wrote()
      throws Exception {
    HttpResponse<String> answer = admin.get(DOUBTFUL);

    assertThat(answer.body()).doesNotContain("lighthouse");
    JsonObject job = json(answer);
    assertThat(job.getJsonObject("doubt"))
        .isEqualTo(
            new JsonObject(
                "{\"since\":\"2026-11-25T12:00:30Z\",\"reason\":\"no answer\",\"kept\":null}"));
    assertThat(job.getJsonObject("held"))
        .isEqualTo(new JsonObject("{\"jobs\":\"1\",\"seconds\":\"5\",\"credits\":\"1.5\"}"));
    assertThat(job.getString("correlation_id")).isEqualTo(StoredJobs.DOUBTFUL + "-1");
    assertThat(job.getString("next")).isEqualTo("nothing more than a test");
    assertThat(job.getJsonArray("entries"))
        .extracting(entry -> ((JsonObject) entry).getString("kind"))
        .containsExactly("reserve");
  }

  @Test
  void wishes_arrive_with_who_has_them_and_why() throws Exception {
    assertThat(admin.post(DOUBTFUL + "/poll").statusCode()).isEqualTo(202);
    assertThat(admin.post(DOUBTFUL + "/cancel", "{}").statusCode()).isEqualTo(200);
    admin.post(DOUBTFUL + "/resolve", "{\"found\":\"88/17\",\"reason\":\"console\"}");
    admin.post(DOUBTFUL + "/resolve", "{\"charge\":true,\"reason\":\"a bill\"}");
    admin.post(DOUBTFUL + "/resolve", "{\"release\":true,\"reason\":\"none there\"}");
    admin.post(DOUBTFUL + "/hold", "{\"reason\":\"ticket 17\"}");

    assertThat(admin.wishes)
        .containsExactly(
            new OperatorWish.Ask(),
            new OperatorWish.Stop(new Decision("ann", "job.cancel", "")),
            new OperatorWish.Found("88/17", new Decision("ann", "job.found", "console")),
            new OperatorWish.Charge(new Decision("ann", "job.charge", "a bill")),
            new OperatorWish.Release(new Decision("ann", "job.release", "none there")),
            new OperatorWish.Keep(new Decision("ann", "job.hold", "ticket 17")));
  }

  @Test
  void a_refusal_is_told_in_the_engines_words() throws Exception {
    admin.refusal = Optional.of(new Refused(Reason.WRONG_STATE, "job x is running; too late"));

    HttpResponse<String> answer =
        admin.post(DOUBTFUL + "/resolve", "{\"release\":true,\"reason\":\"r\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).getString("message")).isEqualTo("job x is running; too late");
  }
}
