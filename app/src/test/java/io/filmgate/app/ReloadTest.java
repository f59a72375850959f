package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.contract.Contract;
import io.filmgate.contract.ContractCheck;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A configuration that changes while the gateway runs. */
@Execution(ExecutionMode.CONCURRENT)
class ReloadTest {
  private static final String NEW_MODEL =
      """
      channels:
        vidu-new:
          provider: vidu
          settings: { base_url: "${env:VIDU_URL}" }
          credentials: { api_key: "${env:VIDU_API_KEY}" }
          models: { viduq2: viduq2 }
          limits: { running_jobs: 100, requests_per_second: 100 }
      prices: { viduq2: { per_second: 0.10 } }
      """;
  private static final String BROKEN = "channels: { vidu-new: { provider: vidu, prority: 1 } }\n";

  private final HttpClient client = HttpClient.newHttpClient();
  private Scene scene;

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(scene.management().resolve(path))
            .header("Authorization", "Bearer " + Typed.on(scene, "token --role admin").out())
            .method(method, BodyPublishers.noBody())
            .build();
    return ContractCheck.checked(Contract.admin(), client.send(request, BodyHandlers.ofString()));
  }

  private HttpResponse<String> reload() throws Exception {
    return send("POST", "/admin/v1/config/reload");
  }

  private JsonObject shown() throws Exception {
    return new JsonObject(send("GET", "/admin/v1/config").body());
  }

  private static String order(String model) {
    return new JsonObject().put("model", model).put("prompt", "[[run:100]]").encode();
  }

  @Test
  void what_changes_in_the_files_applies_by_itself() throws Exception {
    scene = Scene.start();
    assertThat(scene.acme.create(order("viduq2")).status()).isEqualTo(400);

    scene.write("more", NEW_MODEL);
    Reply created =
        Eventually.get(() -> scene.acme.create(order("viduq2")), reply -> reply.status() == 200);

    JsonObject job = scene.acme.ended(created.json().getString("id"));
    assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
  }

  @Test
  void a_bad_edit_changes_nothing_and_is_told_with_its_place() throws Exception {
    scene = Scene.start();
    String before = shown().getString("sha256");
    scene.write("more", BROKEN);

    HttpResponse<String> answer = reload();

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(new JsonObject(answer.body()).getString("message"))
        .contains("more.yaml:1: channels.vidu-new.prority: unknown key; did you mean \"priority\"?")
        .contains("more.yaml:1: channels.vidu-new.models: missing");
    JsonObject now = shown();
    assertThat(now.getString("sha256")).isEqualTo(before);
    assertThat(now.getJsonObject("refused").getJsonArray("problems")).isNotEmpty();
    assertThat(now.encode()).contains("${env:KLING_SECRET_KEY}").doesNotContain("of some length");
    assertThat(scene.acme.create(Vendor.VIDU, "still served").status()).isEqualTo(200);

    Files.delete(scene.configuration().resolve("more.yaml"));
    assertThat(new JsonObject(reload().body()).getString("result")).isEqualTo("unchanged");
    assertThat(shown().getValue("refused")).isNull();
  }

  @Test
  void a_channel_that_is_gone_takes_nothing_new_and_what_it_has_ends() throws Exception {
    scene = Scene.prepare(NEW_MODEL);
    scene.startGateway();
    String running = scene.acme.create(order("viduq2")).json().getString("id");

    Files.delete(scene.configuration().resolve("addition-0.yaml"));
    assertThat(reload().statusCode()).isEqualTo(200);

    assertThat(scene.acme.create(order("viduq2")).status()).isEqualTo(400);
    JsonObject job = scene.acme.ended(running);
    assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
  }

  @Test
  void a_wrong_secret_ends_no_job_and_the_right_one_counts_at_once() throws Exception {
    scene = Scene.prepare(NEW_MODEL.replace("${env:VIDU_API_KEY}", "${file:vidu.key}"));
    Path secret = scene.home.resolve("vidu.key");
    String right = scene.environment.get("VIDU_API_KEY");
    Files.writeString(secret, right);
    scene.startGateway();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(scene.acme.create(order("viduq2")).json().getString("id"));
    }

    Files.writeString(secret, "wrong");
    assertThat(new JsonObject(reload().body()).getString("result")).isEqualTo("applied");
    assertThat(scene.acme.create(order("viduq2")).status()).isEqualTo(502);
    Files.writeString(secret, right);
    assertThat(new JsonObject(reload().body()).getString("result")).isEqualTo("applied");

    assertThat(scene.acme.create(order("viduq2")).status()).isEqualTo(200);
    for (String id : ids) {
      JsonObject job = scene.acme.ended(id);
      assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
    }
  }

  @Test
  void what_is_decided_at_the_start_is_warned_about_and_a_channel_keeps_its_vendor()
      throws Exception {
    scene = Scene.prepare(NEW_MODEL);
    scene.startGateway();
    scene.write("addition-0", NEW_MODEL + "plugins: { scan_interval: 7s }\n");
    assertThat(reload().body()).contains("applies from the next start on");

    scene.write(
        "addition-0",
        NEW_MODEL
            .replace("provider: vidu", "provider: kling")
            .replace("api_key: \"${env:VIDU_API_KEY}\"", "api_key: other")
            .replace("{ viduq2: viduq2 }", "{ kling-v2-6: kling-v2-6 }")
            .replace("viduq2", "kling-v2-6"));
    assertThat(reload().body()).contains("channels.vidu-new.provider: cannot become kling");
  }

  @Test
  void no_request_fails_while_the_configuration_changes_again_and_again() throws Exception {
    scene = Scene.start();
    Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> ordering =
          () -> {
            while (!isOver.get()) {
              int status =
                  scene
                      .acme
                      .create(Vendor.JIMENG, "a quiet street", "Prefer", "respond-async")
                      .status();
              answers.merge(status, 1, Integer::sum);
            }
            return null;
          };
      List<Future<Void>> orders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        orders.add(clients.submit(ordering));
      }
      for (int i = 0; i < 40; i++) {
        boolean isBroken = i % 4 == 3;
        scene.write("more", isBroken ? BROKEN : i % 2 == 0 ? NEW_MODEL : "# " + i + "\n");
        assertThat(reload().statusCode()).isEqualTo(isBroken ? 422 : 200);
      }
      isOver.set(true);
      for (Future<Void> order : orders) {
        order.get();
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(answers.keySet()).containsExactly(200);
  }
}
