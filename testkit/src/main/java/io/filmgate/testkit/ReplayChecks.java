package io.filmgate.testkit;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Warning;
import io.filmgate.testkit.Recording.Exchange;
import io.filmgate.testkit.Recording.Expectation;
import io.filmgate.testkit.Recording.Operation;
import io.filmgate.testkit.Recording.Scene;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether recordings come to what they say, also when the vendor's answers grow. */
final class ReplayChecks {
  private final Findings findings = new Findings();
  private final Subject subject;

  ReplayChecks(Subject subject) {
    this.subject = subject;
  }

  /** Plays a recording to its end, insisting on every call and every outcome. */
  void replay(Recording recording) {
    Replay replay = new Replay(subject.providers().get(), subject.accounts().get(0), recording);
    for (Scene scene : recording.scenes()) {
      FakeVendor vendor = replay.strictly(scene);
      Outcome outcome = replay.play(scene, vendor);
      int made = vendor.calls().size();
      if (made < scene.exchanges().size()) {
        throw new AssertionError(
            "%s: this call was not made; the provider stopped with %s %s"
                .formatted(
                    replay.at(scene.exchanges().get(made).line()),
                    outcome.name(),
                    outcome.members().encode()));
      }
      expectPlan(replay, scene);
      expect(replay, scene.expected(), outcome.name(), outcome.members());
    }
  }

  private static void expectPlan(Replay replay, Scene scene) {
    if (scene.plan().isPresent()) {
      Plan plan =
          replay
              .lastPlan()
              .orElseThrow(
                  () ->
                      new AssertionError(
                          replay.at(scene.line()) + ": the request could not be planned"));
      expect(replay, scene.plan().get(), "plan", membersOf(plan));
    }
  }

  private static void expect(
      Replay replay, Expectation expected, String outcome, JsonObject members) {
    if (!expected.outcome().equals(outcome)) {
      throw new AssertionError(
          "%s: expected %s, actual %s %s"
              .formatted(
                  replay.at(expected.line()), expected.outcome(), outcome, members.encode()));
    }
    List<String> differences =
        JsonDifference.amongExpected(
            Placeholders.fill(expected.members(), replay.account()), members);
    if (!differences.isEmpty()) {
      throw new AssertionError(
          "%s: %s, but not as expected\n  %s"
              .formatted(replay.at(expected.line()), outcome, String.join("\n  ", differences)));
    }
  }

  private static JsonObject membersOf(Plan plan) {
    JsonArray warnings = new JsonArray();
    for (Warning warning : plan.warnings()) {
      warnings.add(
          new JsonObject()
              .put("code", warning.code().name().toLowerCase(Locale.ROOT))
              .put("param", warning.param())
              .put("message", warning.message()));
    }
    JsonObject members =
        new JsonObject()
            .put("model", plan.model())
            .put("operation", plan.operation())
            .put("body", plan.body())
            .put("usage", Outcome.json(plan.usage()))
            .put("warnings", warnings)
            .put("details", plan.details());
    plan.deadline().ifPresent(longest -> members.put("deadlineSeconds", longest.toSeconds()));
    return members;
  }

  void unknownMembersAreIgnored() {
    subject.forEachScene(
        (recording, scene) -> {
          if (scene.exchanges().isEmpty()) {
            return;
          }
          Replay replay = subject.before(recording, scene);
          Outcome recorded = replay.play(scene, replay.asRecorded(scene));
          Replay again = subject.before(recording, scene);
          Outcome grown =
              again.play(
                  scene,
                  again.loosely(scene.exchanges().stream().map(ReplayChecks::grown).toList()));
          List<String> differences =
              JsonDifference.between("", recorded.members(), grown.members());
          findings.addUnless(
              grown.name().equals(recorded.name()) && differences.isEmpty(),
              "%s: %s became %s %s",
              again.at(scene.line()),
              recorded.name(),
              grown.name(),
              String.join("; ", differences));
        });
    findings.report("read only the members you know; a vendor adds others any day:");
  }

  private static RecordedReply grown(Exchange exchange) {
    RecordedReply reply = exchange.reply();
    return JsonPaths.object(reply.body())
        .map(body -> reply.withBody(JsonPaths.withUnknownMembers(body).encode()))
        .orElse(reply);
  }

  void unknownStateKeepsRunning(String statePath) {
    boolean[] isTried = {false};
    subject.forEachScene(
        Operation.POLL,
        (recording, scene) -> {
          for (int i = 0; i < scene.exchanges().size(); i++) {
            RecordedReply reply = scene.exchanges().get(i).reply();
            Optional<JsonObject> changed =
                JsonPaths.object(reply.body())
                    .flatMap(body -> JsonPaths.withText(body, statePath, "a_state_of_tomorrow"));
            if (changed.isPresent() && reply.status() == 200) {
              isTried[0] = true;
              Replay replay = subject.before(recording, scene);
              Outcome outcome =
                  replay.play(
                      scene, replay.instead(scene, i, reply.withBody(changed.get().encode())));
              findings.addUnless(
                  outcome.name().equals("running") || outcome.name().equals("queued"),
                  "%s: with a new state it is %s",
                  replay.at(scene.line()),
                  outcome.name());
            }
          }
        });
    findings.addUnless(
        isTried[0], "no recorded poll has a text at %s, which statePath() names", statePath);
    findings.report("answer a state that you do not know with JobStatus.Running:");
  }

  void finalStaysFinal() {
    boolean[] isEnding = {false, false};
    subject.forEachScene(
        Operation.POLL,
        (recording, scene) -> {
          Replay replay = subject.before(recording, scene);
          Outcome first = replay.play(scene, replay.asRecorded(scene));
          if (first.isFinal()) {
            isEnding[first.name().equals("succeeded") ? 0 : 1] = true;
            Outcome second = replay.play(scene, replay.asRecorded(scene));
            findings.addUnless(
                second.equals(first),
                "%s: %s, and asked again %s %s",
                replay.at(scene.line()),
                first.name(),
                second.name(),
                String.join("; ", JsonDifference.between("", first.members(), second.members())));
          }
        });
    findings.addUnless(isEnding[0], "record a poll that ends in === expect succeeded");
    findings.addUnless(isEnding[1], "record a poll that ends in === expect failed KIND");
    findings.report("the same answer must always mean the same end, whatever was asked before:");
  }
}
