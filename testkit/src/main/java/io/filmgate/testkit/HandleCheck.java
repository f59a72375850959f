package io.filmgate.testkit;

import io.filmgate.spi.JobHandle;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import io.filmgate.testkit.Recording.Operation;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether jobs that older versions left behind are still asked about in the same way. */
final class HandleCheck {
  private final Findings findings = new Findings();
  private final Subject subject;
  private final List<Path> files;

  /**
   * @param files each a JSON array of {@code {"id", "state", "model", "operation", "asks"}}, where
   *     {@code asks} is the first call's method and path
   */
  HandleCheck(Subject subject, List<Path> files) {
    this.subject = subject;
    this.files = files;
  }

  void run() {
    List<JobHandle> kept = new ArrayList<>();
    for (Path file : files) {
      for (Object entry : read(file)) {
        JobHandle job = Replay.handle((JsonObject) entry);
        kept.add(job);
        String asks = asks(job);
        findings.addUnless(
            asks.equals(((JsonObject) entry).getString("asks")),
            "%s: job %s was asked about with %s and is now with %s",
            file.getFileName(),
            job.id(),
            ((JsonObject) entry).getString("asks"),
            asks);
      }
    }
    newKinds(kept);
    findings.report(
        "jobs outlive a version of the plugin; read every state that an older one wrote:");
  }

  private static JsonArray read(Path file) {
    try {
      return new JsonArray(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String asks(JobHandle job) {
    TestAccount account = subject.accounts().get(0);
    try {
      if (subject.providers().get().poll(job, account.context()) instanceof Step.Send<?> send) {
        HttpCall call = send.call();
        return call.method() + " " + call.uri().getRawPath();
      }
      return "nothing";
    } catch (RuntimeException unreadable) {
      return unreadable.toString();
    }
  }

  /** Every sort of job that the recordings submit today has to be kept, too. */
  private void newKinds(List<JobHandle> kept) {
    Map<String, JobHandle> missing = new LinkedHashMap<>();
    subject.forEachScene(
        Operation.SUBMIT,
        (recording, scene) -> {
          Replay replay = subject.before(recording, scene);
          replay.play(scene, replay.asRecorded(scene));
          replay
              .submittedJob()
              .filter(job -> kept.stream().noneMatch(other -> isSameSort(job, other)))
              .ifPresent(job -> missing.put(job.operation() + job.state().keySet(), job));
        });
    missing.values().forEach(job -> findings.add("add to the newest file: %s", written(job)));
  }

  private static boolean isSameSort(JobHandle job, JobHandle other) {
    Set<String> names = other.state().keySet();
    return job.operation().equals(other.operation()) && job.state().keySet().equals(names);
  }

  private String written(JobHandle job) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", job.id());
    members.put("state", job.state());
    members.put("model", job.model());
    members.put("operation", job.operation());
    members.put("asks", asks(job));
    return Json.encode(members);
  }
}
