package io.filmgate.simulators.kling;

import static io.filmgate.simulators.kling.KlingClient.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filmgate.simulators.RunningSimulators;
import io.filmgate.simulators.SimulatorCredentials;
import io.filmgate.simulators.SimulatorSettings;
import io.filmgate.simulators.vendor.RisingIds;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KlingCallbacksTest {

  private static final String SECRET = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";

  private record Received(String id, String time, String signature, String body) {
    JsonObject json() {
      return new JsonObject(body);
    }
  }

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final RunningSimulators running = new RunningSimulators(settings());
  private final KlingClient kling = new KlingClient(running);
  private HttpServer client;

  private static SimulatorSettings settings() {
    Map<String, String> keys = new HashMap<>(RunningSimulators.KEYS);
    keys.put("KLING_WEBHOOK_SECRET", SECRET);
    return SimulatorSettings.of(SimulatorCredentials.from(keys)).withFreePorts();
  }

  @BeforeEach
  void listen() throws IOException {
    client = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    client.createContext("/back", this::receive);
    client.start();
  }

  @AfterEach
  void stop() {
    client.stop(0);
    running.close();
  }

  @Test
  void every_change_is_told_to_the_address_of_the_create_with_a_signature() throws Exception {
    String id = create("a cat");
    assertThat(next().json().getString("task_status")).isEqualTo("submitted");
    running.clock.advanceSeconds(3);
    assertThat(next().json().getString("task_status")).isEqualTo("processing");
    running.clock.advanceSeconds(57);
    Received last = next();
    assertThat(last.json()).isEqualTo(kling.data(TEXT + "/" + id));
    assertThat(last.json().getString("task_status")).isEqualTo("succeed");
    assertThat(last.signature()).isEqualTo(signature(last));
    JsonObject log = running.get(kling.base() + "/_sim/callbacks").json();
    assertThat(log.getJsonArray("callbacks").getJsonObject(0).getString("url")).isEqualTo(url());
  }

  @Test
  void a_forged_one_is_signed_with_another_secret() throws Exception {
    running.settings(kling.base(), "callback_signature", "forged");
    create("a cat");
    Received forged = next();
    assertThat(forged.signature()).startsWith("v1,").isNotEqualTo(signature(forged));
  }

  private String create(String prompt) throws IOException {
    JsonObject order = KlingClient.order(prompt).put("callback_url", url());
    return kling.post(TEXT, order).json().getJsonObject("data").getString("task_id");
  }

  private String url() {
    return "http://127.0.0.1:" + client.getAddress().getPort() + "/back";
  }

  private Received next() throws InterruptedException {
    Received callback = received.poll(20, TimeUnit.SECONDS);
    assertThat(callback).as("a callback").isNotNull();
    return callback;
  }

  private static String signature(Received callback) {
    return new KlingCallbackSigner(SECRET, new RisingIds(InstantSource.system(), new Random(1)))
        .headers(callback.id(), Long.parseLong(callback.time()), callback.body())
        .get("webhook-signature");
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
