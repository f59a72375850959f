package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The same create again and again under one Idempotency-Key. */
@Execution(ExecutionMode.CONCURRENT)
class ReplaysTest {
  private static final int TIMES = 20;

  private static List<Reply> createAtOnce(Scene scene) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(TIMES);
    try {
      Callable<Reply> create =
          () ->
              scene.acme.create(
                  Vendor.KLING, "a lighthouse [[slow:1]] [[stuck]]", "Idempotency-Key", "order-9");
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> reply : callers.invokeAll(Collections.nCopies(TIMES, create))) {
        replies.add(reply.get());
      }
      return replies;
    } finally {
      callers.shutdownNow();
    }
  }

  /** All but how far the job is: a replay tells it as it is by then. */
  private static JsonObject lasting(Reply reply) {
    JsonObject job = reply.json();
    assertThat(job.remove("status")).isIn("queued", "in_progress");
    return job;
  }

  @Test
  void twenty_at_once_are_one_job_and_one_answer_before_and_after_a_restart() throws Exception {
    try (Scene scene = Scene.start()) {
      List<Reply> before = createAtOnce(scene);
      scene.stopGateway();
      scene.startGateway();
      List<Reply> after = createAtOnce(scene);

      assertThat(before).extracting(Reply::status).containsOnly(200);
      assertThat(before).extracting(ReplaysTest::lasting).containsOnly(lasting(before.get(0)));
      assertThat(before)
          .filteredOn(reply -> !reply.header("idempotent-replayed").equals("true"))
          .hasSize(1);
      assertThat(after).extracting(Reply::status).containsOnly(200);
      assertThat(after).extracting(ReplaysTest::lasting).containsOnly(lasting(before.get(0)));
      assertThat(after)
          .extracting(reply -> reply.header("idempotent-replayed"))
          .containsOnly("true");
      assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(1);
    }
  }
}
