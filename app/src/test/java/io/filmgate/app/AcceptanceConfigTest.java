package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.Gateway;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.Loaded;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The configuration that shows every key of the format, and what it stands for. */
class AcceptanceConfigTest {
  private Scene scene;

  @BeforeEach
  void prepare() throws Exception {
    scene = Scene.prepare();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  @Test
  void as_it_stands_it_serves_the_seed_documents_requests() throws Exception {
    try (Gateway gateway = Gateway.start(load(configuration()), scene.bundledPlugins())) {
      assertThat(gateway.api().port()).isEqualTo(scene.url.getPort());
      Map<Vendor, String> ids = new EnumMap<>(Vendor.class);
      for (Vendor vendor : Vendor.values()) {
        Reply created = scene.acme.create(vendor.seed());
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        ids.put(vendor, created.json().getString("id"));
      }
      for (Vendor vendor : Vendor.values()) {
        JsonObject job = scene.acme.ended(ids.get(vendor));
        assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
        assertThat(scene.vendors.accepted(vendor)).hasSize(1);
      }
    }
  }

  private String configuration() throws IOException {
    return Resources.text("acceptance.yaml")
        .replace("127.0.0.1:8080", "127.0.0.1:" + scene.url.getPort())
        .replace("127.0.0.1:8081", "127.0.0.1:0")
        .replace("http://127.0.0.1:9101", scene.vendors.url(Vendor.KLING).toString())
        .replace("http://127.0.0.1:9102", scene.vendors.url(Vendor.JIMENG).toString())
        .replace("http://127.0.0.1:9103", scene.vendors.url(Vendor.VIDU).toString());
  }

  private Loaded load(String configuration) throws IOException {
    Map<String, String> environment = new HashMap<>(scene.environment);
    environment.put("ACME_KEY_SHA256", environment.get("ACME_SHA256"));
    environment.put("FILMGATE_ADMIN_SECRET", "an operator's secret of some length");
    Path file = Files.writeString(scene.home.resolve("acceptance.yaml"), configuration);
    return ConfigFile.load(file, environment, scene.home);
  }
}
