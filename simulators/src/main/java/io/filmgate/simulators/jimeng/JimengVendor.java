package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Callback;
import io.filmgate.simulators.vendor.Callbacks;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.ResultFile;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.SimulatedVendor;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.video.Palette;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Jimeng's actions behind one address: the signature is checked first, then the action, then the
 * body.
 */
public final class JimengVendor extends SimulatedVendor {

  private static final Palette PALETTE = new Palette(0x14213d, 0xfca311);

  private final Stage stage;
  private final Knobs knobs;
  private final SignatureCheck signatures;
  private final JimengTasks tasks;
  private final JimengFiles files;
  private final Callbacks<JimengOrder> callbacks;
  private final JimengSubmit submit;
  private final JimengPoll poll;

  public JimengVendor(JimengCredentials credentials, Stage stage) {
    super(
        "Jimeng",
        PALETTE,
        stage,
        JimengSettings.knobs(),
        JimengSettings.BUSY,
        JimengSettings.FAILURE);
    this.stage = stage;
    this.knobs = knobs();
    this.signatures = new SignatureCheck(credentials);
    this.tasks = new JimengTasks(knobs, stage.random());
    this.files = new JimengFiles(stage, knobs, tasks);
    this.callbacks = JimengCallback.callbacks(stage, knobs, files);
    this.submit = new JimengSubmit(stage, chances(), knobs, tasks, callbacks);
    this.poll = new JimengPoll(stage, knobs, tasks, files);
  }

  @Override
  protected boolean isCreate(Call call) {
    return isAction(call)
        && call.parameter("Action")
            .flatMap(JimengAction::named)
            .map(JimengAction::isSubmit)
            .orElse(true);
  }

  private static boolean isAction(Call call) {
    return call.method().equals("POST") && call.path().equals("/");
  }

  @Override
  protected Answer respond(Call call) {
    if (!isAction(call)) {
      return Answer.bare(404);
    }
    String action = call.parameter("Action").orElse("");
    String version = call.parameter("Version").orElse("");
    JimengEnvelope envelope = JimengEnvelope.of(action, version, stage.now(), stage.random());
    boolean isScopeStrict = knobs.get(JimengSettings.STRICT_SCOPE);
    String account = signatures.verify(call, envelope, stage.now(), isScopeStrict);
    JimengAction known = JimengAction.of(envelope);
    if (isTooFast(account)) {
      throw ServiceError.RATE_EXCEEDED.refusal(envelope);
    }
    tasks.settle(stage.clock().millis());
    return known.isSubmit()
        ? submit.answer(call, envelope, known, account)
        : poll.answer(call, envelope, known, account);
  }

  @Override
  public Optional<ResultFile> file(Call call) {
    return files.file(call);
  }

  @Override
  public JsonObject describe(SimulatedTask<?> task) {
    long now = stage.clock().millis();
    SimulatedTask<JimengOrder> known = tasks.find(task.id()).orElseThrow();
    boolean hasFailed = known.hasEnded(now) && known.isFailed();
    return new JsonObject().put("state", hasFailed ? "failed" : poll.status(known, now));
  }

  @Override
  public List<Callback> callbacks() {
    tasks.settle(stage.clock().millis());
    return callbacks.due();
  }

  @Override
  public void reset() {
    tasks.clear();
    callbacks.clear();
  }
}
