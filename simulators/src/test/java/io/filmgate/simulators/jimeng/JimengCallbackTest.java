package io.filmgate.simulators.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JimengCallbackTest {

  private static final String KEY = "jimeng_dreamactor_m20_gen_video";

  private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
  private final RunningSimulators running = new RunningSimulators();
  private final JimengClient jimeng = new JimengClient(running);
  private HttpServer client;

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
  void the_end_is_told_as_a_poll_would_and_names_the_job() throws Exception {
    running.settings(jimeng.base(), "callback_copies", 2);
    String id = create("dance");
    running.clock.advanceSeconds(60);

    JsonObject first = next();
    assertThat(first.getString("task_id")).isEqualTo(id);
    assertThat(first.getInteger("code")).isEqualTo(10000);
    assertThat(first.getJsonObject("data").getString("status")).isEqualTo("done");
    assertThat(first.getJsonObject("data").getString("video_url")).contains("/video/tos/cn/");
    assertThat(next()).isEqualTo(first);
  }

  @Test
  void a_failure_is_told_by_its_code() throws Exception {
    create("[[fail:50215]]");
    running.clock.advanceSeconds(60);

    JsonObject failure = next();
    assertThat(failure.getInteger("code")).isEqualTo(50215);
    assertThat(failure.getJsonObject("data")).isEqualTo(new JsonObject().put("resp_data", ""));
  }

  @Test
  void a_forged_one_claims_what_is_not_so() throws Exception {
    running.settings(jimeng.base(), "callback_signature", "forged");
    create("[[fail:50516]]");
    running.clock.advanceSeconds(60);

    assertThat(next().getJsonObject("data").getString("video_url")).contains("forged");
  }

  private String create(String prompt) throws IOException {
    JsonObject order =
        new JsonObject()
            .put("req_key", KEY)
            .put("prompt", prompt)
            .put("image_urls", JsonArray.of("https://a.example/1.jpg"))
            .put("video_url", "https://a.example/1.mp4")
            .put("callback_url", "http://127.0.0.1:" + client.getAddress().getPort() + "/back");
    return jimeng.submit(order).json().getJsonObject("data").getString("task_id");
  }

  private JsonObject next() throws InterruptedException {
    JsonObject callback = received.poll(20, TimeUnit.SECONDS);
    assertThat(callback).as("a callback").isNotNull();
    return callback;
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(new JsonObject(body));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
