package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A gateway that begins again from an old copy of its store pays for nothing twice. */
@Execution(ExecutionMode.CONCURRENT)
class RestoreTest {
  private static final String ONE_AT_A_TIME = "tenants: { acme: { limits: { running_jobs: 1 } } }";

  private static String create(Client client, String prompt) throws Exception {
    Reply created = client.create(Vendor.KLING, prompt, "Prefer", "respond-async");
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    return created.json().getString("id");
  }

  /** A create that the vendor has, and has not answered. */
  private static CompletableFuture<Reply> createBeingAnswered(Scene scene) throws Exception {
    int before = scene.vendors.accepted(Vendor.KLING).size();
    CompletableFuture<Reply> create =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return scene.other.create(Vendor.KLING, "[[slow:6]]");
              } catch (Exception broken) {
                throw new CompletionException(broken);
              }
            });
    Eventually.get(
        () -> scene.vendors.accepted(Vendor.KLING), accepted -> accepted.size() > before);
    return create;
  }

  private static List<String> names(Scene scene) throws Exception {
    return scene.vendors.accepted(Vendor.KLING).stream()
        .map(task -> task.getJsonObject("body").getString("external_task_id"))
        .toList();
  }

  @Test
  void every_job_of_the_copy_ends_and_none_is_sent_again() throws Exception {
    try (Scene scene = Scene.prepare(ONE_AT_A_TIME)) {
      Path copy = scene.home.resolve("copy.db");
      List<String> acme = new ArrayList<>();
      String others;
      String lost;
      try (GatewayProcess gateway = GatewayProcess.start(scene)) {
        acme.add(create(scene.acme, "finished"));
        scene.acme.ended(acme.get(0));
        acme.add(create(scene.acme, "[[run:400]] running"));
        scene.acme.await(acme.get(1), job -> job.getString("status").equals("in_progress"));
        acme.add(create(scene.acme, "waiting"));
        acme.add(create(scene.acme, "waiting, too"));
        CompletableFuture<Reply> answered = createBeingAnswered(scene);

        Typed made = Typed.on(scene, "backup " + copy);

        assertThat(made.err()).isEmpty();
        assertThat(made.out()).matches(".*copy.db: [0-9]+ bytes, 5 jobs, 4 open");
        others = answered.get().json().getString("id");
        lost = create(scene.acme, "after the copy");
        for (String id : acme) {
          scene.acme.ended(id);
        }
        scene.acme.ended(lost);
        scene.other.ended(others);
        gateway.kill();
      }
      List<String> sent = names(scene);
      assertThat(sent).hasSize(6).doesNotHaveDuplicates();

      assertThat(Typed.on(scene, "restore " + copy).status()).isEqualTo(1);
      Typed restored = Typed.on(scene, "restore " + copy + " --replace");
      assertThat(restored.err()).isEmpty();
      assertThat(restored.out().lines())
          .hasSize(4)
          .anyMatch(line -> line.startsWith("the one before is kept: "))
          .contains(
              "in doubt, for they may have been sent since: 2 jobs that waited, 1 that were being"
                  + " sent",
              "followed from the next start on: 1 jobs that vendors have");

      try (GatewayProcess again = GatewayProcess.start(scene)) {
        for (String id : acme) {
          assertCompleted(scene.acme, id);
        }
        assertCompleted(scene.other, others);
        assertThat(scene.acme.get(Client.GENERATIONS + "/" + lost).status()).isEqualTo(404);
        assertCompleted(scene.acme, create(scene.acme, "one more"));
        assertThat(again.output()).doesNotContain("ERROR");
      }
      assertThat(names(scene)).hasSize(7).containsAll(sent).doesNotHaveDuplicates();
      assertThat(scene.vendors.refused(Vendor.KLING)).isEmpty();
      assertThat(Typed.on(scene, "ledger verify").out()).startsWith("ledger=balanced ");
    }
  }

  private static void assertCompleted(Client client, String id) throws Exception {
    JsonObject job = client.ended(id);
    assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
    assertThat(job.getJsonObject("usage").getString("state")).isEqualTo("settled");
  }

  @Test
  void a_copy_is_not_served_before_it_is_restored() throws Exception {
    try (Scene scene = Scene.start()) {
      Path copy = scene.home.resolve("copy.db");
      assertThat(Typed.on(scene, "backup " + copy).status()).isZero();
      assertThat(Typed.on(scene, "restore " + copy + " --replace").err())
          .contains("is in use by another Filmgate process");
      scene.stopGateway();
      Path store = scene.home.resolve("data/filmgate.db");
      Files.delete(store);
      Files.deleteIfExists(store.resolveSibling("filmgate.db-wal"));
      Files.deleteIfExists(store.resolveSibling("filmgate.db-shm"));
      Files.copy(copy, store);

      Typed told = Typed.on(scene, "ledger verify");
      assertThat(told.err()).contains("put it in place with filmgate restore");
      assertThat(told.status()).isEqualTo(1);
    }
  }
}
