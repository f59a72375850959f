package io.filmgate.testkit;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.exchange.HttpCall;
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
          int create = create(recording, scene);
          for (int i = 0; i < scene.exchanges().size(); i++) {
            garbage(recording, scene, i, i == create);
            wrongTypes(recording, scene, i);
          }
        });
    findings.report("throw ProviderException and nothing else, and conclude nothing from garbage:");
  }

  /** The position of the call that creates the job, −1 for none. */
  private int create(Recording recording, Scene scene) {
    if (scene.operation() != Recording.Operation.SUBMIT) {
      return -1;
    }
    Replay replay = subject.before(recording, scene);
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

  private void garbage(Recording recording, Scene scene, int position, boolean isCreate) {
    RecordedReply recorded = scene.exchanges().get(position).reply();
    for (RecordedReply reply : Garbage.all(recorded)) {
      Outcome outcome = play(recording, scene, position, reply);
      String place = recording.file() + ":" + scene.exchanges().get(position).line();
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
    };
  }

  private static boolean isHeld(Outcome outcome) {
    return outcome.isFailure()
        && outcome.kind().filter(kind -> kind.money() == ErrorKind.Money.HOLD).isPresent();
  }

  private void wrongTypes(Recording recording, Scene scene, int position) {
    RecordedReply recorded = scene.exchanges().get(position).reply();
    JsonPaths.object(recorded.body()).map(JsonPaths::withWrongTypes).orElse(List.of()).stream()
        .map(JsonObject::encode)
        .forEach(
            body -> {
              Outcome outcome = play(recording, scene, position, recorded.withBody(body));
              findings.addUnless(
                  !outcome.isException(),
                  "%s:%d answered with %s: %s; read it through JsonView",
                  recording.file(),
                  scene.exchanges().get(position).line(),
                  body.length() > 300 ? body.substring(0, 300) + "…" : body,
                  outcome.name());
            });
  }

  private Outcome play(Recording recording, Scene scene, int position, RecordedReply reply) {
    Replay replay = subject.before(recording, scene);
    return replay.play(scene, replay.instead(scene, position, reply));
  }
}
