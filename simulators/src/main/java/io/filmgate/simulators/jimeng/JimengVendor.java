package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.ResultFile;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.SimulatedVendor;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.video.Palette;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Jimeng's two actions behind one address: the signature is checked first, then the action, then
 * the body.
 */
public final class JimengVendor extends SimulatedVendor {

  private static final String SUBMIT = "CVSync2AsyncSubmitTask";
  private static final String POLL = "CVSync2AsyncGetResult";
  private static final String VERSION = "2022-08-31";
  private static final Palette PALETTE = new Palette(0x14213d, 0xfca311);

  private final Stage stage;
  private final Knobs knobs;
  private final SignatureCheck signatures;
  private final JimengTasks tasks;
  private final JimengFiles files;
  private final JimengSubmit submit;
  private final JimengPoll poll;

  public JimengVendor(JimengCredentials credentials, Stage stage) {
    super("Jimeng", PALETTE, stage, JimengSettings.knobs());
    this.stage = stage;
    this.knobs = knobs();
    this.signatures = new SignatureCheck(credentials);
    this.tasks = new JimengTasks(knobs, stage.random());
    this.files = new JimengFiles(stage, knobs, tasks);
    this.submit = new JimengSubmit(stage, knobs, tasks);
    this.poll = new JimengPoll(stage, knobs, tasks, files);
  }

  @Override
  protected boolean isCreate(Call call) {
    return isAction(call) && !call.parameter("Action").orElse("").equals(POLL);
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
    checkAction(envelope);
    if (isTooFast(account)) {
      throw ServiceError.RATE_EXCEEDED.refusal(envelope);
    }
    tasks.settle(stage.clock().millis());
    return action.equals(SUBMIT)
        ? submit.answer(call, envelope, account)
        : poll.answer(call, envelope, account);
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
  public void reset() {
    tasks.clear();
  }

  private static void checkAction(JimengEnvelope envelope) {
    if (envelope.action().isEmpty()) {
      throw GatewayError.MissingParameter.refusal(envelope, "Action");
    }
    if (envelope.version().isEmpty()) {
      throw GatewayError.MissingParameter.refusal(envelope, "Version");
    }
    boolean isKnown = envelope.action().equals(SUBMIT) || envelope.action().equals(POLL);
    if (!isKnown || !envelope.version().equals(VERSION)) {
      throw GatewayError.InvalidActionOrVersion.refusal(
          envelope, envelope.action() + " for version " + envelope.version());
    }
  }
}
