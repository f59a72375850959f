package io.filmgate.core.provider;

import io.filmgate.core.provider.plugin.LoadedPlugin;
import io.filmgate.core.provider.plugin.PluginJar;
import io.filmgate.core.provider.plugin.PluginLoader;
import io.filmgate.core.provider.plugin.PluginRefused;
import io.filmgate.core.provider.step.Outside;
import io.filmgate.core.provider.step.PluginWorkers;
import io.filmgate.core.provider.step.StepRunner;
import io.filmgate.spi.ProviderDescriptor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings staged jars to life as revisions that answer on the bus, and ends them again. */
final class PluginInstaller {
  private final Vertx vertx;
  private final Outside outside;
  private final PluginLoader loader = new PluginLoader();
  private final AtomicInteger lastNumber = new AtomicInteger();
  private final Map<PluginRevision, String> deployments = new ConcurrentHashMap<>();

  PluginInstaller(Vertx vertx, Outside outside) {
    this.vertx = vertx;
    this.outside = outside;
  }

  /** Loads, tries and deploys; fails with {@link PluginRefused}, and then nothing is left of it. */
  Future<PluginRevision> install(PluginJar jar) {
    int number = lastNumber.incrementAndGet();
    return load(jar, number)
        .compose(
            plugin ->
                tryOut(plugin, number)
                    .compose(descriptor -> deploy(number, plugin, descriptor))
                    .recover(
                        refused ->
                            forget(plugin.unload())
                                .transform(forgotten -> Future.failedFuture(refused))));
  }

  /** On threads of its own: what runs for the first time may take longer than ever after. */
  private Future<ProviderDescriptor> tryOut(LoadedPlugin plugin, int number) {
    PluginWorkers threads = workers(plugin, "trying-", number, PluginWorkers.LONGEST_FIRST_CALL);
    return new PluginTrial(plugin, threads).run().onComplete(over -> threads.close());
  }

  private PluginWorkers workers(
      LoadedPlugin plugin, String prefix, int number, Duration longestCall) {
    String name = prefix + plugin.jar().id() + "." + number;
    return new PluginWorkers(vertx, name, plugin.classLoader(), longestCall);
  }

  /** Loading runs the plugin's constructor: on threads that see no more than the plugin will. */
  private Future<LoadedPlugin> load(PluginJar jar, int number) {
    PluginWorkers threads =
        new PluginWorkers(
            vertx,
            "loading-" + jar.id() + "." + number,
            ClassLoader.getPlatformClassLoader(),
            PluginWorkers.LONGEST_LOAD);
    Promise<LoadedPlugin> loaded = Promise.promise();
    // a refusal is a value to the workers, for which every other exception is a fault
    threads
        .<Loading>begin(
            () -> {
              try {
                return new Loading.Done(loader.load(jar));
              } catch (PluginRefused refused) {
                return new Loading.Refused(refused);
              }
            })
        .onComplete(
            result -> {
              threads.close();
              if (result.failed()) {
                loaded.fail(
                    new PluginRefused("could not be loaded: " + result.cause().getMessage()));
              } else if (result.result() instanceof Loading.Done done) {
                loaded.complete(done.plugin());
              } else {
                loaded.fail(((Loading.Refused) result.result()).why());
              }
            });
    return loaded.future();
  }

  private sealed interface Loading {
    record Done(LoadedPlugin plugin) implements Loading {}

    record Refused(PluginRefused why) implements Loading {}
  }

  private Future<PluginRevision> deploy(
      int number, LoadedPlugin plugin, ProviderDescriptor descriptor) {
    PluginWorkers workers = workers(plugin, "", number, PluginWorkers.LONGEST_CALL);
    StepRunner runner =
        new StepRunner(plugin.jar().tag(), plugin.provider(), descriptor.hosts(), workers, outside);
    PluginRevision revision = new PluginRevision(number, plugin, descriptor, workers, runner);
    return vertx
        .deployVerticle(new ProviderVerticle(revision))
        .map(
            deployment -> {
              deployments.put(revision, deployment);
              return revision;
            })
        .onFailure(failure -> workers.close());
  }

  /** Lets what runs come to its end, then forgets the revision. */
  Future<Void> retire(PluginRevision revision) {
    return revision
        .leases()
        .retire()
        .compose(drained -> undeploy(revision))
        .eventually(() -> forget(revision::unload));
  }

  /** Closes a class loader and deletes files: not for an event loop, and over before we say so. */
  private Future<Void> forget(Runnable unload) {
    return vertx.executeBlocking(
        () -> {
          unload.run();
          return null;
        },
        false);
  }

  private Future<Void> undeploy(PluginRevision revision) {
    String deployment = deployments.remove(revision);
    return deployment == null ? Future.succeededFuture() : vertx.undeploy(deployment);
  }
}
