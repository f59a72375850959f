package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Callback;
import io.filmgate.simulators.vendor.Callbacks;
import io.filmgate.simulators.vendor.Change;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.ResultFile;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.SimulatedVendor;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.video.Palette;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vidu's interface under {@code /ent/v2}: creates, polls, the list, cancelling and the balance. */
public final class ViduVendor extends SimulatedVendor {

  private static final String ACCOUNT = "organisation";
  private static final String BASE = "/ent/v2/";
  private static final Pattern TASK = Pattern.compile("tasks/([^/]+)/(creations|cancel)");
  private static final Pattern ADVERTISEMENT = Pattern.compile("ad-one-click/([^/]+)");

  /** The first time, and three more. */
  private static final int CALLBACK_ATTEMPTS = 4;

  private static final Palette PALETTE = new Palette(0x3a0ca3, 0xf72585);

  private final ViduCredentials credentials;
  private final Stage stage;
  private final Knobs knobs;
  private final ViduTasks tasks;
  private final ViduFiles files;
  private final ViduView view;
  private final Callbacks<ViduOrder> callbacks;
  private final ViduCreate create;
  private final ViduList list;

  public ViduVendor(ViduCredentials credentials, Stage stage) {
    super("Vidu", PALETTE, stage, ViduSettings.knobs(), ViduSettings.BUSY, ViduSettings.FAILURE);
    this.credentials = credentials;
    this.stage = stage;
    this.knobs = knobs();
    this.tasks = new ViduTasks(knobs);
    this.files = new ViduFiles(stage, knobs, tasks);
    this.view = new ViduView(stage, files);
    this.callbacks =
        new Callbacks<>(
            stage,
            knobs,
            List.of(Change.STARTED, Change.ENDED),
            CALLBACK_ATTEMPTS,
            ViduSignature.of(credentials.apiKey()),
            ViduSignature.of("nobody's key"),
            this::told);
    this.create = new ViduCreate(stage, chances(), knobs, tasks, view, callbacks);
    this.list = new ViduList(stage, tasks, view);
  }

  @Override
  public List<Callback> callbacks() {
    tasks.settle(stage.clock().millis());
    return callbacks.due();
  }

  /** As a poll would answer; somebody on the way may have altered it. */
  private JsonObject told(SimulatedTask<ViduOrder> task, long scaledMillis, String origin) {
    JsonObject body = view.full(task, scaledMillis, origin);
    return knobs.get(ViduSettings.ALTERED_CALLBACKS)
        ? body.put("state", "failed").put("credits", 0).put("creations", new JsonArray())
        : body;
  }

  @Override
  protected boolean isCreate(Call call) {
    return operation(call).isPresent();
  }

  @Override
  protected Answer respond(Call call) {
    if (!call.path().startsWith(BASE)) {
      return Answer.bare(404);
    }
    admit(call);
    tasks.settle(stage.clock().millis());
    Optional<Operation> operation = operation(call);
    return operation.isPresent()
        ? create.answer(call, ACCOUNT, operation.get())
        : other(call, call.path().substring(BASE.length()));
  }

  private static Optional<Operation> operation(Call call) {
    return call.method().equals("POST") && call.path().startsWith(BASE)
        ? Operation.ofWord(call.path().substring(BASE.length()))
        : Optional.empty();
  }

  @Override
  public Optional<ResultFile> file(Call call) {
    return files.file(call);
  }

  @Override
  public JsonObject describe(SimulatedTask<?> task) {
    long now = stage.clock().millis();
    tasks.settle(now);
    SimulatedTask<ViduOrder> known = tasks.find(task.id()).orElseThrow();
    return new JsonObject()
        .put("state", view.state(known, now))
        .put("payload", known.order().payload())
        .put("credits", known.order().credits());
  }

  @Override
  public void reset() {
    tasks.clear();
    callbacks.clear();
  }

  private void admit(Call call) {
    String shown = call.header("Authorization").orElse("");
    boolean isRight =
        isSame(shown, "Token " + credentials.apiKey())
            || (knobs.get(ViduSettings.ACCEPT_BEARER)
                && isSame(shown, "Bearer " + credentials.apiKey()));
    if (!isRight) {
      throw ViduError.Unauthorized.refusal();
    }
    if (isTooFast(ACCOUNT)) {
      throw ViduError.TooManyRequests.refusal();
    }
  }

  private Answer other(Call call, String route) {
    Matcher advertisement = ADVERTISEMENT.matcher(route);
    if (call.method().equals("GET") && advertisement.matches()) {
      return poll(call, advertisement.group(1));
    }
    Matcher task = TASK.matcher(route);
    String asked = call.method() + " " + (task.matches() ? task.group(2) : route);
    return switch (asked) {
      case "GET creations" -> poll(call, task.group(1));
      case "POST cancel" -> cancel(task.group(1));
      case "GET tasks" -> Answer.json(200, list.page(call));
      case "GET credits" -> Answer.json(200, balance());
      default -> throw ViduError.NotFound.refusal();
    };
  }

  private Answer poll(Call call, String id) {
    SimulatedTask<ViduOrder> task = find(id);
    task.pollFault()
        .ifPresent(
            code -> {
              throw ViduError.valueOf(code).refusal();
            });
    return Answer.json(200, view.full(task, stage.clock().millis(), call.origin()));
  }

  private Answer cancel(String id) {
    SimulatedTask<ViduOrder> task = find(id);
    long now = stage.clock().millis();
    if (task.hasEnded(now) || task.isRunning(now)) {
      String state = task.hasEnded(now) ? view.state(task, now) : "scheduled";
      throw ViduError.BadRequest.refusal("task state is " + state + ", can not cancel");
    }
    tasks.cancel(task, now);
    return Answer.json(200, new JsonObject());
  }

  private SimulatedTask<ViduOrder> find(String id) {
    return tasks.find(id, stage.now()).orElseThrow(ViduError.TaskNotFound::refusal);
  }

  private JsonObject balance() {
    JsonObject remains =
        new JsonObject()
            .put("type", "metered")
            .put("credit_remain", tasks.remaining())
            .put("concurrency_limit", tasks.limit())
            .put("current_concurrency", tasks.busyCount())
            .put("queue_count", tasks.waitingCount());
    return new JsonObject()
        .put("remains", new JsonArray().add(remains))
        .put("packages", new JsonArray());
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
