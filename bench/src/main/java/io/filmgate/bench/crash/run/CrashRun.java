package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.ClientLog;
import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.SqliteLedger;
import io.filmgate.bench.crash.run.KillMoments.Moment;
import io.filmgate.bench.stage.Installed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Kills gateways under load, lets the last one end every job, and collects what was written. */
public final class CrashRun {
  private static final Duration AFTER_LAST_KILL = Duration.ofSeconds(3);

  private static final int KILLS_A_REPORT = 10;

  private final Options options;
  private final Path folder;
  private final Consumer<String> report;
  private final List<List<Entry>> atKills = new ArrayList<>();

  /**
   * A run that has not begun.
   *
   * @param folder for everything that the run writes
   * @param report told how far it is
   */
  public CrashRun(Options options, Path folder, Consumer<String> report) {
    this.options = options;
    this.folder = folder;
    this.report = report;
  }

  /**
   * Runs.
   *
   * @throws IOException if the gateway ends without having been killed, or does not start
   */
  public Evidence run(Installed installed) throws Exception {
    Tenants tenants = new Tenants(Math.max(1, options.kills()));
    Path clientLog = folder.resolve("clients.jsonl");
    try (TroubledVendors vendors =
        TroubledVendors.start(installed, options.seed(), folder.resolve("vendors.log"))) {
      CrashScene scene = CrashScene.prepare(installed, folder, vendors, tenants);
      try (ClientLog log = ClientLog.create(clientLog)) {
        killUnderLoad(scene, vendors, tenants, new Client(scene.url(), log));
      }
      return new Evidence(
          options.kills(),
          ClientLog.read(clientLog),
          vendors.accepted(folder),
          SqliteLedger.read(scene.database()),
          atKills,
          tenants.limits());
    }
  }

  private void killUnderLoad(
      CrashScene scene, TroubledVendors vendors, Tenants tenants, Client client) throws Exception {
    KillMoments moments = new KillMoments(new SplittableRandom(options.seed()));
    Load load = Load.start(client, tenants, options.seed());
    try {
      for (int kill = 1; kill <= options.kills(); kill++) {
        killOnce(scene, load, moments);
        atKills.add(Corpse.entries(scene.database(), folder.resolve("corpse")));
        load.nextTime();
        if (kill % KILLS_A_REPORT == 0) {
          report.accept(kill + " kills; " + SqliteLedger.count(scene.database()));
        }
      }
    } catch (Exception failure) {
      load.end();
      throw failure;
    }
    letEnd(scene, vendors, load);
  }

  private void letEnd(CrashScene scene, TroubledVendors vendors, Load load) throws Exception {
    serve(
        scene,
        () -> {
          TimeUnit.MILLISECONDS.sleep(AFTER_LAST_KILL.toMillis());
          load.end();
          vendors.calmDown();
          report.accept("no more kills; " + SqliteLedger.count(scene.database()));
          Standstill.await(scene.database(), options.patience());
        });
    if (SqliteLedger.count(scene.database()).moving() > 0) { // found at its vendor as time was up
      serve(scene, () -> Standstill.await(scene.database(), options.patience()));
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** With a gateway that is stopped and not killed. */
  private static void serve(CrashScene scene, Work work) throws Exception {
    MortalGateway gateway = scene.start();
    try {
      gateway.awaitReady();
      work.run();
      gateway.stop();
    } finally {
      gateway.destroy();
    }
  }

  private static void killOnce(CrashScene scene, Load load, KillMoments moments) throws Exception {
    Moment moment = moments.next();
    MortalGateway gateway = scene.start();
    try {
      if (moment.isAfterReady()) {
        gateway.awaitReady();
      }
      TimeUnit.MILLISECONDS.sleep(moment.delay().toMillis());
      if (moment.creates() > 0) {
        load.burst(moment.creates());
        TimeUnit.MILLISECONDS.sleep(moments.afterBurst().toMillis());
      }
      gateway.kill();
    } finally {
      gateway.destroy();
    }
  }
}
