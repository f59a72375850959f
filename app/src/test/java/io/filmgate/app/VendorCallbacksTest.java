package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Vendors that call back: what is genuine saves the wait for the next poll, nothing else counts.
 */
class VendorCallbacksTest {
  /** The simulated job takes about a second, and its plugin would first ask after five. */
  private static final Duration FIRST_POLL = Duration.ofSeconds(5);

  private Scene scene;

  @BeforeEach
  void start() throws Exception {
    scene = Scene.start(Resources.text("vidu-operations.yaml"));
  }

  @AfterEach
  void stop() throws Exception {
    scene.close();
  }

  @Test
  void a_genuine_callback_ends_the_wait_however_often_it_comes() throws Exception {
    scene.vendors.set(Vendor.VIDU, "callback_copies", 3);
    scene.vendors.set(Vendor.VIDU, "callback_reversed", true);

    Instant before = Instant.now();
    JsonObject ended = scene.acme.ended(order());

    assertThat(ended.getString("status")).isEqualTo("completed");
    assertThat(Duration.between(before, Instant.now())).isLessThan(FIRST_POLL);
  }

  @Test
  void a_forged_callback_ends_nothing() throws Exception {
    scene.vendors.set(Vendor.VIDU, "callback_signature", "forged");

    Instant before = Instant.now();
    JsonObject ended = scene.acme.ended(order());

    assertThat(ended.getString("status")).isEqualTo("completed");
    assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(FIRST_POLL);
  }

  @Test
  void whoever_else_calls_is_sent_away() throws Exception {
    String id = order();
    URI given = callback();
    assertThat(given.getPath()).startsWith("/callbacks/vidu-all/" + id + "-1.");

    Client stranger = Client.of(scene.url);
    assertThat(stranger.post(given.getPath(), "{\"state\":\"success\"}").status()).isEqualTo(401);
    assertThat(stranger.post(given.getPath() + "x", "{}").status()).isEqualTo(404);
    String elsewhere = given.getPath().replace("vidu-all", "vidu-main");
    assertThat(stranger.post(elsewhere, "{}").status()).isEqualTo(404);
    assertThat(scene.acme.ended(id).getString("status")).isEqualTo("completed");
  }

  private String order() throws Exception {
    return Orders.create(scene, "viduq3-turbo", new JsonObject());
  }

  /** The address that the vendor was given with the last create. */
  private URI callback() throws Exception {
    JsonObject last =
        scene.vendors.accepted(Vendor.VIDU).stream().reduce((a, b) -> b).orElseThrow();
    return URI.create(last.getJsonObject("body").getString("callback_url"));
  }
}
