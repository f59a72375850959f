package io.filmgate.bench.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A vendor with Vidu's interface whose jobs are accepted at once and done when they are asked for,
 * all with the same large file. It checks nothing: it is to cost nothing.
 */
final class StubVendor {
  private final AtomicLong lastTask = new AtomicLong();
  private final HttpServer server;

  private StubVendor(HttpServer server) {
    this.server = server;
  }

  public static void main(String[] none) throws IOException {
    // without it each answer waits 40 ms for the client to acknowledge its head
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    StubVendor vendor = new StubVendor(HttpServer.create(anyPort, 1024));
    vendor.server.createContext("/ent/v2/", vendor::create);
    vendor.server.createContext("/ent/v2/tasks/", vendor::read);
    vendor.server.createContext("/file.mp4", StubVendor::file);
    vendor.server.setExecutor(Executors.newCachedThreadPool());
    vendor.server.start();
    System.out.println("Ready: http://127.0.0.1:" + vendor.server.getAddress().getPort());
  }

  private void create(HttpExchange exchange) throws IOException {
    long task = lastTask.incrementAndGet();
    json(exchange, "{\"task_id\":\"" + task + "\",\"state\":\"created\"}");
  }

  private void read(HttpExchange exchange) throws IOException {
    String file = "http://127.0.0.1:" + server.getAddress().getPort() + "/file.mp4";
    json(
        exchange,
        "{\"state\":\"success\",\"creations\":[{\"id\":\"1\",\"url\":\"" + file + "\"}]}");
  }

  private static void json(HttpExchange exchange, String body) throws IOException {
    try (InputStream request = exchange.getRequestBody()) {
      request.transferTo(OutputStream.nullOutputStream());
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void file(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "video/mp4");
    exchange.sendResponseHeaders(200, StubFile.LENGTH_BYTES);
    StubFile.write(exchange.getResponseBody());
    exchange.close();
  }
}
