package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.tenant.KeySecret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand creates at once, against what a key, or a tenant's keys together, may have. */
@Execution(ExecutionMode.CONCURRENT)
class LimitsUnderLoadTest {
  private static final int CREATES = 1_000;
  private static final int CALLERS = 100;
  private static final Duration RUN = Duration.ofHours(10);

  /** It ends when the simulator's time is advanced, and not before. */
  private static final String LONG_JOB = "a lighthouse [[run:%d]]".formatted(RUN.toSeconds());

  private final KeySecret second = KeySecret.make(new SecureRandom());

  /** Whom a limit is for. */
  private enum Limited {
    KEY("keys: { web: { limits: { %s } }, app: { sha256: %s } }"),
    TENANT("limits: { %s }, keys: { app: { sha256: %s } }");

    private final String members;

    Limited(String members) {
      this.members = members;
    }

    String configuration(String limits, KeySecret app) {
      return "tenants: { acme: { %s } }".formatted(members.formatted(limits, app.sha256()));
    }

    /** A tenant's keys come in turns. */
    List<Client> clients(Scene scene, KeySecret app) {
      return this == KEY
          ? List.of(scene.acme)
          : List.of(scene.acme, Client.of(scene.url, app.reveal()));
    }
  }

  private List<Reply> createAll(Scene scene, Limited limited) throws Exception {
    List<Client> clients = limited.clients(scene, second);
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<Reply>> creates = new ArrayList<>();
      for (int i = 0; i < CREATES; i++) {
        Client client = clients.get(i % clients.size());
        creates.add(
            callers.submit(() -> client.create(Vendor.KLING, LONG_JOB, "Prefer", "respond-async")));
      }
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> create : creates) {
        replies.add(create.get());
      }
      return replies;
    } finally {
      callers.shutdownNow();
    }
  }

  private static void assertAccepted(List<Reply> replies, int accepted, int status, String code) {
    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(accepted);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).as(reply.text()).isEqualTo(status);
              assertThat(reply.json().getString("code")).isEqualTo(code);
            });
  }

  private static void untilAccepted(Scene scene, int count) throws Exception {
    Eventually.get(() -> scene.vendors.accepted(Vendor.KLING).size(), size -> size >= count);
    assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(count);
  }

  @ParameterizedTest
  @EnumSource(Limited.class)
  void a_budget_for_a_hundred_is_exactly_a_hundred(Limited limited) throws Exception {
    try (Scene scene =
        Scene.start(limited.configuration("budgets: [{ jobs: 100, per: month }]", second))) {
      scene.vendors.set(Vendor.KLING, "concurrency", CREATES);

      List<Reply> replies = createAll(scene, limited);

      assertAccepted(replies, 100, 403, "budget_exceeded");
      untilAccepted(scene, 100);
      assertThat(scene.vendors.refused(Vendor.KLING)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Limited.class)
  void ten_run_and_fifty_wait_whatever_happens(Limited limited) throws Exception {
    try (Scene scene =
        Scene.start(limited.configuration("running_jobs: 10, queued_jobs: 50", second))) {
      scene.vendors.set(Vendor.KLING, "concurrency", 10); // it refuses, and counts, an eleventh

      List<Reply> replies = createAll(scene, limited);

      assertAccepted(replies, 60, 429, "queue_full");
      untilAccepted(scene, 10);
      scene.vendors.advance(Vendor.KLING, RUN);
      untilAccepted(scene, 20);
      scene.vendors.advance(Vendor.KLING, RUN);
      untilAccepted(scene, 30);
      assertThat(scene.vendors.refused(Vendor.KLING)).isEmpty();
    }
  }
}
