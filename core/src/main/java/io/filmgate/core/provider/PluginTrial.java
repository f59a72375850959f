package io.filmgate.core.provider;

import io.filmgate.core.provider.plugin.LoadedPlugin;
import io.filmgate.core.provider.plugin.PluginRefused;
import io.filmgate.core.provider.step.CallRules;
import io.filmgate.core.provider.step.PluginFault;
import io.filmgate.core.provider.step.PluginWorkers;
import io.filmgate.spi.Capability;
import io.filmgate.spi.Channel;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.Field;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpCall;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Tries a plugin before it serves: it must describe itself, plan each model that it declares, and
 * add credentials to a call, all with made-up values. Everything that fails is reported together.
 */
final class PluginTrial {
  private final LoadedPlugin plugin;
  private final PluginWorkers workers;
  private final List<String> problems = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Set<String> plannedModels = new HashSet<>();

  /** A plugin's own no to a made-up request. */
  private record Refusal(String model, String line) {}

  PluginTrial(LoadedPlugin plugin, PluginWorkers workers) {
    this.plugin = plugin;
    this.workers = workers;
  }

  /** The descriptor of a plugin that works; fails with {@link PluginRefused}. */
  Future<ProviderDescriptor> run() {
    return workers
        .begin(() -> plugin.provider().describe())
        .recover(cause -> refused("describe() fails: " + words(cause)))
        .compose(this::tryOut);
  }

  private Future<ProviderDescriptor> tryOut(ProviderDescriptor descriptor) {
    if (!descriptor.id().equals(plugin.jar().id())) {
      return refused(
          "it describes itself as '"
              + descriptor.id()
              + "', but Plugin-Id is '"
              + plugin.jar().id()
              + "'");
    }
    List<List<Field>> alternatives =
        descriptor.credentials().isEmpty() ? List.of(List.of()) : descriptor.credentials();
    Future<Void> tried = Future.succeededFuture();
    for (ModelInfo model : descriptor.models()) {
      for (Capability row : model.capabilities()) {
        // a request brings one picture at most; further ones come in the vendor's own fields
        if (row.leastImages() <= 1) {
          tried = tried.compose(before -> planned(descriptor, alternatives, model, row));
        }
      }
    }
    for (List<Field> alternative : descriptor.credentials()) {
      tried = tried.compose(before -> authorized(descriptor, alternative));
    }
    return tried.compose(
        over ->
            allProblems().isEmpty()
                ? Future.succeededFuture(descriptor)
                : refused(String.join("; ", allProblems())));
  }

  /**
   * An operation that starts from the vendor's own fields may be chosen by them alone; without them
   * the same request means another operation, which the model need not have. So a model is refused
   * where none of its rows can be planned.
   */
  private List<String> allProblems() {
    List<String> all = new ArrayList<>(problems);
    refusals.stream()
        .filter(refusal -> !plannedModels.contains(refusal.model()))
        .forEach(refusal -> all.add(refusal.line()));
    return all;
  }

  /** A model may need one kind of credential: planning with any of them will do. */
  private Future<Void> planned(
      ProviderDescriptor descriptor,
      List<List<Field>> alternatives,
      ModelInfo model,
      Capability row) {
    Channel channel = DummyInputs.channel(descriptor, alternatives.get(0), model);
    return workers
        .begin(planning(channel, model, row))
        .onSuccess(plan -> plannedModels.add(model.name()))
        .<Void>mapEmpty()
        .recover(
            cause -> {
              if (asksForVendorFields(cause)) {
                return Future.succeededFuture();
              }
              if (alternatives.size() > 1) {
                List<List<Field>> others = alternatives.subList(1, alternatives.size());
                return planned(descriptor, others, model, row);
              }
              String line =
                  "model %s, %s cannot be planned: %s"
                      .formatted(model.name(), row.operation(), words(cause));
              if (cause instanceof ProviderException) {
                refusals.add(new Refusal(model.name(), line));
              } else {
                problems.add(line);
              }
              return Future.succeededFuture();
            });
  }

  /**
   * Some models need fields of the vendor's own, which nobody here can make up: asking for them is
   * a right answer.
   */
  private static boolean asksForVendorFields(Throwable cause) {
    return cause instanceof ProviderException refusal
        && !refusal.problems().isEmpty()
        && refusal.problems().stream().allMatch(problem -> problem.param().startsWith("metadata."));
  }

  private Callable<Plan> planning(Channel channel, ModelInfo model, Capability row) {
    return () -> {
      Plan plan = plugin.provider().plan(DummyInputs.request(model, row), channel);
      if (plan != null && !channel.models().contains(plan.model())) {
        throw new PluginFault("the plan is for another model, " + plan.model());
      }
      return plan;
    };
  }

  private Future<Void> authorized(ProviderDescriptor descriptor, List<Field> alternative) {
    Channel channel = DummyInputs.channel(descriptor, alternative, ModelInfo.of("dummy"));
    HttpCall call = DummyInputs.call(channel);
    return workers
        .begin(
            () ->
                CallRules.authorized(
                    call,
                    plugin
                        .provider()
                        .authorize(
                            call, DummyInputs.credentials(alternative), DummyInputs.moment())))
        .<Void>mapEmpty()
        .recover(
            cause -> {
              // a made-up key may not even parse, and saying so is right
              if (!(cause instanceof ProviderException meant)
                  || meant.kind() != ErrorKind.CREDENTIALS_REFUSED) {
                problems.add(
                    "authorize fails with "
                        + alternative.stream().map(Field::name).toList()
                        + ": "
                        + words(cause));
              }
              return Future.succeededFuture();
            });
  }

  private static String words(Throwable cause) {
    return cause instanceof ProviderException meant
        ? meant.kind() + ", " + meant.getMessage()
        : cause.getMessage();
  }

  private static <T> Future<T> refused(String line) {
    return Future.failedFuture(new PluginRefused(line));
  }
}
