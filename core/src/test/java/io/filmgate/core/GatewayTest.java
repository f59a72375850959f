package io.filmgate.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.contract.ContractCheck;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.job.ScriptedVendor;
import io.filmgate.core.provider.ObedientPlugin;
import io.filmgate.core.provider.TestProviders;
import io.filmgate.core.tenant.KeySecret;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it, once through. */
class GatewayTest {
  private static final String CONFIG =
      """
      server: { listen: "127.0.0.1:0", stop_grace: 10s }
      management: { listen: "127.0.0.1:0" }
      channels:
        a:
          provider: acme
          settings: { base_url: "%1$s" }
          credentials: { api_key: hush }
          models: { clip: acme-1 }
      tenants: { t: { keys: { k: { sha256: %2$s } } } }
      """;

  @TempDir private Path home;
  private final Vertx vertx = Vertx.vertx();
  private final ScriptedVendor vendor = new ScriptedVendor(vertx);
  private final KeySecret secret = KeySecret.make(new SecureRandom());
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    TestProviders.await(vertx.close());
  }

  private Gateway start() throws IOException {
    ObedientPlugin.reconcilable(home.resolve("bundled"), "acme");
    Path file = home.resolve("filmgate.yaml");
    Files.writeString(file, CONFIG.formatted(vendor.url("a"), secret.sha256()));
    return Gateway.start(ConfigFile.load(file, Map.of(), home), home.resolve("bundled"));
  }

  private HttpRequest.Builder request(Gateway gateway, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + gateway.api() + path))
        .header("Authorization", "Bearer " + secret.reveal());
  }

  private JsonObject read(Gateway gateway, String path) throws IOException, InterruptedException {
    return new JsonObject(
        ContractCheck.checked(client.send(request(gateway, path).build(), BodyHandlers.ofString()))
            .body());
  }

  private String metrics(Gateway gateway) throws IOException, InterruptedException {
    URI address = URI.create("http://" + gateway.management() + "/metrics");
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  @Test
  void a_create_that_is_under_way_when_it_stops_is_neither_lost_nor_in_doubt() throws Exception {
    vendor.creates("a", ScriptedVendor.hang()).polls("a", ScriptedVendor.state("running"));
    CompletableFuture<HttpResponse<String>> create;
    try (Gateway gateway = start()) {
      create =
          client.sendAsync(
              request(gateway, "/v1/video/generations")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"model\":\"clip\",\"prompt\":\"A lighthouse\"}"))
                  .build(),
              BodyHandlers.ofString());
      vendor.untilCreates(1);
      vertx.setTimer(300, later -> vendor.release(ScriptedVendor.job("v1")));
    }
    JsonObject created = new JsonObject(ContractCheck.checked(create.get()).body());
    assertThat(created.getString("id")).startsWith("video_");

    try (Gateway gateway = start()) {
      JsonObject job = read(gateway, "/v1/video/generations/" + created.getString("id"));
      assertThat(job.getString("status")).isEqualTo("in_progress");
      assertThat(job.getJsonArray("warnings")).isEmpty();
      assertThat(metrics(gateway))
          .contains("filmgate_jobs_admitted_total{as=\"started\"} 0.0")
          .contains("filmgate_plugins_loaded 1.0")
          .contains("filmgate_vendor_calls_seconds_count{")
          .contains(
              "filmgate_http_requests_seconds_count{method=\"GET\","
                  + "route=\"/v1/video/generations/{id}\",status=\"200\"} 1")
          .doesNotContain(created.getString("id"))
          .doesNotContain("lighthouse");
    }
    assertThat(vendor.creates()).hasSize(1);
  }
}
