package io.filmgate.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor so small that its job is done when it is asked for. */
final class StubVendor implements AutoCloseable {
  static final byte[] VIDEO = "no real video".getBytes(StandardCharsets.UTF_8);

  /** What creates brought: the key and the body. */
  final List<String> creates = new CopyOnWriteArrayList<>();

  private final HttpServer server;

  private StubVendor(HttpServer server) {
    this.server = server;
  }

  static StubVendor start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StubVendor vendor = new StubVendor(server);
    server.createContext("/tasks", vendor::create);
    server.createContext("/tasks/task-1", vendor::read);
    server.createContext("/task-1.mp4", exchange -> answer(exchange, "video/mp4", VIDEO));
    server.start();
    return vendor;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void create(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    creates.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
    json(exchange, new JsonObject().put("id", "task-1"));
  }

  private void read(HttpExchange exchange) throws IOException {
    json(exchange, new JsonObject().put("video", url() + "/task-1.mp4"));
  }

  private static void json(HttpExchange exchange, JsonObject body) throws IOException {
    answer(exchange, "application/json", body.toBuffer().getBytes());
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
