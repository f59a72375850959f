package io.filmgate.core.job;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A vendor on loopback whose accounts answer as a test tells them: the answers of one kind of
 * question in turn, the last one for ever. The first part of a path is the account.
 */
final class ScriptedVendor {
  private final Map<String, List<JsonObject>> answers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
  private final List<JsonObject> creates = new CopyOnWriteArrayList<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  ScriptedVendor(Vertx vertx) {
    server = EngineFixture.await(vertx.createHttpServer().requestHandler(this::answer).listen(0));
  }

  String url(String account) {
    return "http://127.0.0.1:" + server.actualPort() + "/" + account;
  }

  /** What an account answers to creates. {@code {"hang":true}} is no answer at all. */
  ScriptedVendor creates(String account, JsonObject... inTurn) {
    return script(account + " POST tasks", inTurn);
  }

  ScriptedVendor polls(String account, JsonObject... inTurn) {
    return script(account + " GET tasks", inTurn);
  }

  ScriptedVendor finds(String account, JsonObject... inTurn) {
    return script(account + " GET lost", inTurn);
  }

  private ScriptedVendor script(String question, JsonObject... inTurn) {
    answers.put(question, List.of(inTurn));
    asked.put(question, new AtomicInteger());
    return this;
  }

  static JsonObject job(String id) {
    return new JsonObject().put("id", id);
  }

  static JsonObject state(String state) {
    return new JsonObject().put("state", state);
  }

  static JsonObject failure(String kind) {
    return new JsonObject().put("kind", kind);
  }

  /** A create of which nobody knows: the connection ends without an answer. */
  static JsonObject reset() {
    return new JsonObject().put("reset", true);
  }

  static JsonObject hang() {
    return new JsonObject().put("hang", true);
  }

  /** Every create that came, in order, with its {@code account}. */
  List<JsonObject> creates() {
    return creates;
  }

  /** The accounts of the creates that came, in order. */
  List<String> order() {
    return creates.stream().map(create -> create.getString("account")).toList();
  }

  /** Every question that came, with its query. */
  List<String> questions() {
    return questions;
  }

  int asked(String account, String what) {
    AtomicInteger times = asked.get(account + " GET " + what);
    return times == null ? 0 : times.get();
  }

  /** Answers what hangs. */
  void release(JsonObject answer) {
    held.forEach(request -> request.response().end(answer.encode()));
    held.clear();
  }

  private void answer(HttpServerRequest request) {
    String[] path = request.path().split("/", -1);
    String question = path[1] + " " + request.method() + " " + path[2];
    questions.add(question + " " + request.query());
    List<JsonObject> inTurn = answers.getOrDefault(question, List.of(new JsonObject()));
    int turn = asked.computeIfAbsent(question, q -> new AtomicInteger()).getAndIncrement();
    JsonObject answer = inTurn.get(Math.min(turn, inTurn.size() - 1));
    request
        .body()
        .onSuccess(
            body -> {
              if (request.method().name().equals("POST")) {
                creates.add(body.toJsonObject().put("account", path[1]));
              }
              if (answer.containsKey("reset")) {
                request.connection().close();
              } else if (answer.containsKey("hang")) {
                held.add(request);
              } else {
                request.response().end(answer.encode());
              }
            });
  }
}
