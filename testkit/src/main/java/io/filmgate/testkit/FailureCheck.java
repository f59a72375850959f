package io.filmgate.testkit;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.testkit.Recording.Operation;
import io.filmgate.testkit.Recording.Scene;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Whether a provider survives every answer, and never draws a costly conclusion from a bad one. */
final class FailureCheck {
  private final Findings findings = new Findings();
  private final Subject subject;

  FailureCheck(Subject subject) {
    this.subject = subject;
  }

  void run() {
    subject.forEachScene(
        (recording, scene) -> {
          Replay replay = subject.before(recording, scene);
          int create = create(replay, scene);
          for (int i = 0; i < scene.exchanges().size(); i++) {
            garbage(replay, scene, i, i == create);
            wrongTypes(replay, scene, i);
          }
        });
    findings.report("throw ProviderException and nothing else, and conclude nothing from garbage:");
  }

  /** The position of the call that creates the job, −1 for none. */
  private static int create(Replay replay, Scene scene) {
    if (scene.operation() != Operation.SUBMIT) {
      return -1;
    }
    FakeVendor vendor = replay.asRecorded(scene);
    replay.play(scene, vendor);
    List<HttpCall> calls = vendor.calls();
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (calls.get(i).repeat() != HttpCall.Repeat.ANYWHERE) {
        return i;
      }
    }
    return -1;
  }

  private void garbage(Replay replay, Scene scene, int position, boolean isCreate) {
    RecordedReply recorded = scene.exchanges().get(position).reply();
    for (RecordedReply reply : Garbage.all(recorded)) {
      Outcome outcome = play(replay, scene, position, reply);
      String place = replay.at(scene.exchanges().get(position).line());
      String wrong = wrong(scene, reply, outcome, isCreate, Garbage.inDoubt(recorded));
      findings.addUnless(
          wrong.isEmpty(),
          "%s answered with %s: %s; %s",
          place,
          Garbage.shown(reply),
          outcome.name(),
          wrong);
    }
  }

  private static String wrong(
      Scene scene,
      RecordedReply reply,
      Outcome outcome,
      boolean isCreate,
      List<RecordedReply> inDoubt) {
    if (outcome.isException()) {
      return "it must be a ProviderException";
    }
    return switch (scene.operation()) {
      case SUBMIT ->
          isCreate && inDoubt.contains(reply) && !isHeld(outcome)
              ? "the vendor may have the job: it must be OUTCOME_UNKNOWN, or it is paid twice"
              : outcome.isFailure() ? "" : "it is no acceptance";
      case POLL ->
          outcome.isFinal() || outcome.kind().filter(ErrorKind::isAboutTheJob).isPresent()
              ? "that ends the job, of which the answer says nothing"
              : "";
      case FIND ->
          outcome.name().equals("absent") ? "that is no proof; answer Unsure or throw" : "";
      case CANCEL ->
          outcome.name().equals("accepted") && reply.status() != 200 ? "it was not accepted" : "";
      case PROBE -> outcome.isFailure() ? "" : "that tells nothing about the account";
      case CALLBACK -> "a callback makes no calls";
    };
  }

  private static boolean isHeld(Outcome outcome) {
    return outcome.isFailure()
        && outcome.kind().filter(kind -> kind.money() == ErrorKind.Money.HOLD).isPresent();
  }

  private void wrongTypes(Replay replay, Scene scene, int position) {
    RecordedReply recorded = scene.exchanges().get(position).reply();
    JsonPaths.object(recorded.body()).map(JsonPaths::withWrongTypes).orElse(List.of()).stream()
        .map(JsonObject::encode)
        .forEach(
            body -> {
              Outcome outcome = play(replay, scene, position, recorded.withBody(body));
              findings.addUnless(
                  !outcome.isException(),
                  "%s answered with %s: %s; read it through JsonView",
                  replay.at(scene.exchanges().get(position).line()),
                  body.length() > 300 ? body.substring(0, 300) + "…" : body,
                  outcome.name());
            });
  }

  private static Outcome play(Replay replay, Scene scene, int position, RecordedReply reply) {
    return replay.play(scene, replay.instead(scene, position, reply));
  }
}
