package io.filmgate.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that befall a share of all calls, at a vendor that can be asked for its jobs. */
class ChanceFaultsTest {

  private static final String KEY = "Token " + RunningSimulators.KEYS.get("VIDU_API_KEY");
  private static final String ORDER =
      new JsonObject()
          .put("model", "viduq1")
          .put("prompt", "a cat")
          .put("payload", "mine")
          .encode();

  private static RunningSimulators running;
  private static String base;

  @BeforeAll
  static void start() {
    running = new RunningSimulators();
    base = running.simulators.viduUrl();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void reset() throws IOException {
    running.reset(base);
    for (String share :
        new String[] {
          "late_register_share",
          "drop_after_accept_share",
          "http_share",
          "http_after_accept_share",
          "busy_share",
          "read_fault_share"
        }) {
      running.settings(base, share, 0);
    }
  }

  private static Reply create() throws IOException {
    return running.post(base + "/ent/v2/text2video", ORDER, "Authorization", KEY);
  }

  private static int listed() throws IOException {
    return running
        .get(base + "/ent/v2/tasks", "Authorization", KEY)
        .json()
        .getJsonArray("tasks")
        .size();
  }

  @Test
  void a_create_is_accepted_its_answer_lost_and_its_job_seen_late() throws IOException {
    running.settings(
        base, "drop_after_accept_share", 1, "late_register_share", 1, "late_register_seconds", 2.5);
    assertThatThrownBy(ChanceFaultsTest::create).isInstanceOf(IOException.class);
    assertThat(running.accepted(base)).hasSize(1);
    assertThat(listed()).isZero();
    running.clock.advanceSeconds(3);
    assertThat(listed()).isEqualTo(1);
  }

  @Test
  void an_error_comes_with_a_job_or_without_one() throws IOException {
    running.settings(base, "http_after_accept_share", 1);
    assertThat(create().status()).isEqualTo(500);
    assertThat(running.accepted(base)).hasSize(1);
    running.settings(base, "http_share", 1);
    assertThat(create().status()).isEqualTo(503);
    assertThat(running.accepted(base)).hasSize(1);
    assertThat(running.refused(base).getJsonObject(0).getString("code")).isEqualTo("http:503");
  }

  @Test
  void busy_is_said_in_the_vendor_s_own_words() throws IOException {
    running.settings(base, "busy_share", 1);
    Reply reply = create();
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.json().getString("reason"))
        .isIn("QuotaExceeded", "TooManyRequests", "SystemThrottling");
    assertThat(running.accepted(base)).isEmpty();
  }

  @Test
  void creates_are_spared_where_other_calls_fail() throws IOException {
    running.settings(base, "read_fault_share", 1);
    assertThat(create().status()).isEqualTo(200);
    assertThatThrownBy(ChanceFaultsTest::listed).isInstanceOf(Exception.class);
  }
}
