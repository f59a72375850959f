package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a key may use, seen from outside. */
@Execution(ExecutionMode.CONCURRENT)
class LimitsTest {

  private static String limits(String limits) {
    return "tenants: { acme: { keys: { web: { limits: { %s } } } } }".formatted(limits);
  }

  @Test
  void parallel_creates_cannot_overdraw_a_budget() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(10);
    try (Scene scene = Scene.start(limits("budgets: [{ jobs: 3 }]"))) {
      List<Future<Reply>> creates = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        creates.add(clients.submit(() -> scene.acme.create(Vendor.KLING, "a lighthouse")));
      }
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> create : creates) {
        replies.add(create.get());
      }

      assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(3);
      assertThat(replies)
          .filteredOn(reply -> reply.status() == 403)
          .hasSize(7)
          .allSatisfy(
              reply -> {
                assertThat(reply.json().getString("code")).isEqualTo("budget_exceeded");
                assertThat(reply.json().getString("type")).isEqualTo("permission_error");
                assertThat(reply.json().getString("message"))
                    .isEqualTo("Budget jobs per ever: 3 of 3; resets never");
              });
      assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(3);
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void a_released_job_gives_its_share_of_the_budget_back() throws Exception {
    try (Scene scene = Scene.start(limits("budgets: [{ credits: 1 }]"))) {
      Reply refused = scene.acme.create(Vendor.KLING, "[[1301]]");
      Reply created = scene.acme.create(Vendor.KLING, "a lighthouse");
      Reply beyond = scene.acme.create(Vendor.KLING, "a lighthouse");

      assertThat(refused.status()).isEqualTo(400);
      assertThat(created.status()).as(created.text()).isEqualTo(200);
      assertThat(beyond.status()).isEqualTo(403);
    }
  }

  @Test
  void the_job_above_the_running_ones_waits_for_the_first_to_end() throws Exception {
    try (Scene scene = Scene.start(limits("running_jobs: 1"))) {
      String first = scene.acme.create(Vendor.KLING, "a lighthouse").json().getString("id");
      Reply second =
          scene.acme.create(Vendor.KLING, "a second lighthouse", "Prefer", "respond-async");

      assertThat(second.status()).as(second.text()).isEqualTo(200);
      assertThat(second.header("preference-applied")).isEqualTo("respond-async");
      assertThat(second.json().getString("status")).isEqualTo("queued");
      assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(1);
      JsonObject firstEnded = scene.acme.ended(first);
      JsonObject secondEnded = scene.acme.ended(second.json().getString("id"));
      assertThat(firstEnded.getString("status")).isEqualTo("completed");
      assertThat(secondEnded.getString("status")).isEqualTo("completed");
      Instant secondSent =
          Instant.parse(scene.vendors.accepted(Vendor.KLING).get(1).getString("at"));
      assertThat(secondSent.getEpochSecond())
          .isGreaterThanOrEqualTo(firstEnded.getLong("completed_at"));
    }
  }

  @Test
  void a_full_queue_says_when_to_come_back() throws Exception {
    try (Scene scene = Scene.start(limits("running_jobs: 1, queued_jobs: 0"))) {
      scene.acme.create(Vendor.KLING, "[[stuck]]");

      Reply second = scene.acme.create(Vendor.KLING, "a lighthouse");

      assertThat(second.status()).as(second.text()).isEqualTo(429);
      assertThat(second.json().getString("code")).isEqualTo("queue_full");
      assertThat(second.json().getString("type")).isEqualTo("rate_limit_error");
      assertThat(Integer.parseInt(second.header("retry-after"))).isPositive();
      assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(1);
    }
  }

  @Test
  void the_same_idempotency_key_makes_one_job() throws Exception {
    try (Scene scene = Scene.start()) {
      Reply first = scene.acme.create(Vendor.KLING, "a lighthouse", "Idempotency-Key", "order-7");
      Reply again = scene.acme.create(Vendor.KLING, "a lighthouse", "Idempotency-Key", "order-7");
      Reply foreign =
          scene.other.create(Vendor.KLING, "a lighthouse", "Idempotency-Key", "order-7");
      Reply changed = scene.acme.create(Vendor.KLING, "a windmill", "Idempotency-Key", "order-7");

      String id = first.json().getString("id");
      assertThat(first.header("idempotent-replayed")).isEmpty();
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.header("idempotent-replayed")).isEqualTo("true");
      assertThat(again.json().getString("id")).isEqualTo(id);
      assertThat(foreign.json().getString("id")).isNotEqualTo(id);
      assertThat(changed.status()).isEqualTo(422);
      assertThat(changed.json().getString("code")).isEqualTo("idempotency_key_reused");
      assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(2);
    }
  }

  @Test
  void a_refused_create_is_replayed_as_the_refusal_that_it_was() throws Exception {
    try (Scene scene = Scene.start()) {
      Reply first = scene.acme.create(Vendor.KLING, "[[1201]]", "Idempotency-Key", "order-8");
      Reply again = scene.acme.create(Vendor.KLING, "[[1201]]", "Idempotency-Key", "order-8");

      assertThat(first.json().getString("code")).isEqualTo("vendor_rejected");
      assertThat(again.text()).isEqualTo(first.text());
      assertThat(again.status()).isEqualTo(first.status());
      assertThat(again.header("location")).isEqualTo(first.header("location"));
      assertThat(again.header("idempotent-replayed")).isEqualTo("true");
      assertThat(scene.vendors.refused(Vendor.KLING)).hasSize(1);
    }
  }
}
