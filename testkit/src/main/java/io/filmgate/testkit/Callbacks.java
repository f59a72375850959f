package io.filmgate.testkit;

import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.VideoProvider;
import io.filmgate.testkit.Recording.Operation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a vendor sends to us, as recorded and as an attacker would change it. */
final class Callbacks {
  private final Findings findings = new Findings();
  private final Subject subject;

  Callbacks(Subject subject) {
    this.subject = subject;
  }

  /** A request as a recording writes it. */
  static CallbackRequest request(JsonObject written) {
    Map<String, String> headers = new LinkedHashMap<>();
    written
        .getJsonObject("headers")
        .forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
    String url = written.getString("url");
    return new CallbackRequest(
        written.getString("method"),
        URI.create(url.startsWith("/") ? "https://gateway.example" + url : url),
        headers,
        Buffer.buffer(written.getString("body")));
  }

  static Outcome receive(VideoProvider provider, CallbackRequest request, TestAccount account) {
    if (provider instanceof CallbackAware able) {
      return Outcome.of(able.receive(request, account.credentials(), TestAccount.NOW));
    }
    throw new AssertionError("the provider is not CallbackAware");
  }

  void damagedOnesAreAnswered() {
    subject.forEachScene(
        Operation.CALLBACK,
        (recording, scene) -> {
          Replay replay = subject.before(recording, scene);
          for (CallbackRequest damaged : damaged(replay.callback(scene))) {
            answered(replay, replay.at(scene.line()), damaged);
          }
        });
    findings.report("receive() answers everything, and only what names a job is a nudge:");
  }

  private void answered(Replay replay, String place, CallbackRequest damaged) {
    String shown = "%s with body \"%s\"".formatted(damaged.method(), damaged.body());
    try {
      Outcome outcome = receive(subject.providers().get(), damaged, replay.account());
      int status = outcome.members().getInteger("status");
      findings.addUnless(
          status >= 200 && status < 500, "%s: %s is answered %d", place, shown, status);
      findings.addUnless(
          outcome.name().equals("ignored") || outcome.members().containsKey("jobId"),
          "%s: %s is a nudge, but names no job",
          place,
          shown);
    } catch (RuntimeException thrown) {
      findings.add("%s: %s makes receive() throw %s", place, shown, thrown);
    }
  }

  private static List<CallbackRequest> damaged(CallbackRequest good) {
    List<CallbackRequest> all = new ArrayList<>();
    all.add(new CallbackRequest("GET", good.url(), Map.of(), Buffer.buffer()));
    all.add(new CallbackRequest(good.method(), good.url(), Map.of(), good.body()));
    good.headers()
        .keySet()
        .forEach(
            name -> {
              Map<String, String> others = new LinkedHashMap<>(good.headers());
              others.put(name, "\u00e9, =;");
              all.add(new CallbackRequest(good.method(), good.url(), others, good.body()));
            });
    List<String> bodies = new ArrayList<>(List.of("", "null", "[]", "\"ok\"", "{", "\u0000"));
    JsonPaths.object(good.body().toString()).map(JsonPaths::withWrongTypes).stream()
        .flatMap(List::stream)
        .map(JsonObject::encode)
        .forEach(bodies::add);
    bodies.forEach(
        body ->
            all.add(
                new CallbackRequest(
                    good.method(), good.url(), good.headers(), Buffer.buffer(body))));
    return all;
  }
}
