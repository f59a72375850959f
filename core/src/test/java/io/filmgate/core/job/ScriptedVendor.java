package io.filmgate.core.job;

import io.vertx.core.Promise;
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
public final class ScriptedVendor {
  private final Map<String, List<JsonObject>> answers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
  private final List<JsonObject> creates = new CopyOnWriteArrayList<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final HttpServer server;

  public ScriptedVendor(Vertx vertx) {
    this.vertx = vertx;
    server = EngineFixture.await(vertx.createHttpServer().requestHandler(this::answer).listen(0));
  }

  public String url(String account) {
    return "http://127.0.0.1:" + server.actualPort() + "/" + account;
  }

  /** What an account answers to creates. {@code {"hang":true}} is no answer at all. */
  public ScriptedVendor creates(String account, JsonObject... inTurn) {
    return script(account + " POST tasks", inTurn);
  }

  public ScriptedVendor polls(String account, JsonObject... inTurn) {
    return script(account + " GET tasks", inTurn);
  }

  public ScriptedVendor finds(String account, JsonObject... inTurn) {
    return script(account + " GET lost", inTurn);
  }

  /** What an account answers to cancels: {@code cancel}, or a failure. */
  public ScriptedVendor cancels(String account, JsonObject... inTurn) {
    return script(account + " POST cancel", inTurn);
  }

  private ScriptedVendor script(String question, JsonObject... inTurn) {
    answers.put(question, List.of(inTurn));
    asked.put(question, new AtomicInteger());
    return this;
  }

  public static JsonObject job(String id) {
    return new JsonObject().put("id", id);
  }

  public static JsonObject state(String state) {
    return new JsonObject().put("state", state);
  }

  public static JsonObject cancel(String outcome) {
    return new JsonObject().put("cancel", outcome);
  }

  public static JsonObject failure(String kind) {
    return new JsonObject().put("kind", kind);
  }

  /** A create of which nobody knows: the connection ends without an answer. */
  public static JsonObject reset() {
    return new JsonObject().put("reset", true);
  }

  public static JsonObject hang() {
    return new JsonObject().put("hang", true);
  }

  /** Every create that came, in order, with its {@code account}. */
  public List<JsonObject> creates() {
    return creates;
  }

  /** Waits until that many creates have come. */
  public void untilCreates(int count) {
    Promise<Void> come = Promise.promise();
    vertx.setPeriodic(
        5,
        timer -> {
          if (creates.size() >= count) {
            vertx.cancelTimer(timer);
            come.tryComplete();
          }
        });
    EngineFixture.await(come.future());
  }

  /** The accounts of the creates that came, in order. */
  public List<String> order() {
    return creates.stream().map(create -> create.getString("account")).toList();
  }

  /** Every question that came, with its query. */
  public List<String> questions() {
    return questions;
  }

  public int asked(String account, String what) {
    return count(account + " GET " + what);
  }

  /** How many cancels have come. */
  public int cancelled(String account) {
    return count(account + " POST cancel");
  }

  private int count(String question) {
    AtomicInteger times = asked.get(question);
    return times == null ? 0 : times.get();
  }

  /** Answers what hangs. */
  public void release(JsonObject answer) {
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
              if (question.endsWith(" POST tasks")) {
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
