package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Callback;
import io.filmgate.simulators.vendor.CallbackSigner;
import io.filmgate.simulators.vendor.Callbacks;
import io.filmgate.simulators.vendor.Change;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.ResultFile;
import io.filmgate.simulators.vendor.RisingIds;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.SimulatedVendor;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.video.Palette;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Both of Kling's surfaces, {@code /v1/videos/…} and the one with the model in the path: who calls,
 * what they want, and the envelope around the answer.
 */
public final class KlingVendor extends SimulatedVendor {

  private static final Pattern VIDEOS =
      Pattern.compile("/v1/videos/(avatar/image2video|[a-z0-9-]+)(?:/([^/]+))?");
  private static final Pattern NEWER = Pattern.compile("/([a-z]+(?:-[a-z]+)*)/(kling-[a-z0-9.-]+)");
  private static final Palette PALETTE = new Palette(0x1b4332, 0xb7e4c7);
  private static final String WRONG_SECRET = "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBrZXk=";
  private static final int MOST_PAGES = 1000;
  private static final int MOST_PER_PAGE = 500;
  private static final int USUAL_PER_PAGE = 30;

  private final Stage stage;
  private final Knobs knobs;
  private final KlingAuthentication authentication;
  private final KlingTasks tasks;
  private final KlingFiles files;
  private final KlingView view;
  private final NewerView newerView;
  private final NewerTasks newerTasks;
  private final Callbacks<KlingOrder> callbacks;
  private final KlingCreate create;

  public KlingVendor(KlingCredentials credentials, Stage stage) {
    super(
        "Kling", PALETTE, stage, KlingSettings.knobs(), KlingSettings.BUSY, KlingSettings.FAILURE);
    this.stage = stage;
    this.knobs = knobs();
    this.tasks = new KlingTasks(knobs);
    this.authentication = new KlingAuthentication(credentials);
    this.files = new KlingFiles(stage, knobs, tasks);
    this.view = new KlingView(stage, files);
    this.newerView = new NewerView(view);
    this.callbacks = callbacks(credentials);
    this.newerTasks = new NewerTasks(stage, tasks, newerView);
    this.create = new KlingCreate(stage, chances(), knobs, tasks, view, newerView, callbacks);
  }

  /** Every change is told once; nothing is known of repeats. */
  private Callbacks<KlingOrder> callbacks(KlingCredentials credentials) {
    RisingIds ids = new RisingIds(stage.time(), stage.random());
    CallbackSigner none = (url, body, at) -> Map.of();
    return new Callbacks<>(
        stage,
        knobs,
        List.of(Change.values()),
        1,
        credentials
            .webhookSecret()
            .<CallbackSigner>map(secret -> new KlingCallbackSigner(secret, ids))
            .orElse(none),
        new KlingCallbackSigner(WRONG_SECRET, ids),
        (task, at, origin) ->
            task.order().isNewer()
                ? newerView.full(task, at, origin)
                : view.full(task, at, origin));
  }

  @Override
  public List<Callback> callbacks() {
    tasks.settle(stage.clock().millis());
    return callbacks.due();
  }

  @Override
  protected boolean isCreate(Call call) {
    Matcher videos = VIDEOS.matcher(call.path());
    boolean isOlder =
        videos.matches()
            && videos.group(2) == null
            && Operation.ofWord(videos.group(1)).isPresent();
    return call.method().equals("POST") && (isOlder || newer(call).isPresent());
  }

  private static Optional<Operation> newer(Call call) {
    Matcher newer = NEWER.matcher(call.path());
    return newer.matches() ? Operation.ofNewerWord(newer.group(1)) : Optional.empty();
  }

  @Override
  protected Answer respond(Call call) {
    boolean isNewer = call.path().equals("/tasks") || newer(call).isPresent();
    String account = admit(call, isNewer);
    tasks.settle(stage.clock().millis());
    if (call.path().equals("/account/costs") && call.method().equals("GET")) {
      return succeed(new KlingAccount(stage, tasks).costs(call, account));
    }
    return isNewer ? newer(call, account) : older(call, account);
  }

  private Answer newer(Call call, String account) {
    Optional<Operation> operation = newer(call);
    return switch (call.method()) {
      case "POST" ->
          operation.isPresent()
              ? create.newer(
                  call,
                  account,
                  operation.get(),
                  call.path().substring(call.path().lastIndexOf('/') + 1))
              : newerTasks.list(call, account);
      case "GET" -> {
        if (operation.isPresent()) {
          throw KlingError.METHOD_INVALID.refusal();
        }
        yield newerTasks.query(call, account);
      }
      default -> throw KlingError.METHOD_INVALID.refusal();
    };
  }

  private Answer older(Call call, String account) {
    Matcher videos = VIDEOS.matcher(call.path());
    if (videos.matches() && videos.group(1).equals("identify-face")) {
      return succeed(KlingFaces.find(call));
    }
    Optional<Operation> operation =
        videos.matches() ? Operation.ofWord(videos.group(1)) : Optional.empty();
    if (operation.isEmpty()) {
      return Answer.bare(404);
    }
    if (isCreate(call)) {
      return create.older(call, account, operation.get());
    }
    if (!call.method().equals("GET")) {
      throw KlingError.METHOD_INVALID.refusal();
    }
    return videos.group(2) == null
        ? list(call, account, operation.get())
        : query(call, account, operation.get(), videos.group(2));
  }

  @Override
  public Optional<ResultFile> file(Call call) {
    return files.file(call);
  }

  @Override
  public JsonObject describe(SimulatedTask<?> task) {
    long now = stage.clock().millis();
    tasks.settle(now);
    SimulatedTask<KlingOrder> known = tasks.find(task.id()).orElseThrow();
    JsonObject json =
        new JsonObject().put("state", view.status(known, now)).put("account", known.account());
    known.order().externalId().ifPresent(id -> json.put("external_task_id", id));
    return json;
  }

  @Override
  public void reset() {
    tasks.clear();
    callbacks.clear();
  }

  private String admit(Call call, boolean isNewer) {
    String credential = authentication.account(call, stage.now(), isNewer);
    String account = knobs.get(KlingSettings.SHARED_ACCOUNT) ? "shared" : credential;
    if (knobs.get(KlingSettings.ADDRESS_REFUSED)) {
      throw KlingError.ADDRESS_REFUSED.refusal();
    }
    if (isTooFast(account)) {
      throw KlingError.TOO_MANY_REQUESTS.refusal();
    }
    return account;
  }

  private Answer query(Call call, String account, Operation operation, String key) {
    SimulatedTask<KlingOrder> task =
        tasks
            .find(account, operation, key, stage.now())
            .orElseThrow(() -> KlingBody.refusal("Task not found by id/external id: " + key));
    task.pollFault()
        .ifPresent(
            code -> {
              throw KlingError.ofCode(code).refusal();
            });
    return succeed(view.full(task, call.origin()));
  }

  private Answer list(Call call, String account, Operation operation) {
    int number = whole(call, "pageNum", 1, MOST_PAGES);
    int size = whole(call, "pageSize", USUAL_PER_PAGE, MOST_PER_PAGE);
    JsonArray page = new JsonArray();
    tasks
        .page(account, operation, number, size, stage.now())
        .forEach(task -> page.add(view.full(task, call.origin())));
    return succeed(page);
  }

  private static int whole(Call call, String name, int usual, int most) {
    String text = call.parameter(name).orElse(Integer.toString(usual));
    int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > most) {
      throw KlingBody.refusal(name + " value '" + text + "' is invalid");
    }
    return value;
  }

  static Answer succeed(Object data) {
    return Answer.json(
        200,
        new JsonObject()
            .put("code", 0)
            .put("message", "SUCCEED")
            .put("request_id", UUID.randomUUID().toString())
            .put("data", data));
  }
}
