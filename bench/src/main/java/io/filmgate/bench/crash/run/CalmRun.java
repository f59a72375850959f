package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.ClientLog;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.SqliteLedger;
import io.filmgate.bench.stage.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something that an operator does, or that befalls a machine, again and again under load, beside
 * vendors that make no trouble: whatever goes wrong then is the gateway's.
 */
public final class CalmRun {
  private static final String DOUBT = ": in doubt: ";
  private static final String STORE_AWAY = "The store cannot be written";

  private final Path folder;
  private final long seed;
  private final int times;

  /**
   * A run that has not begun.
   *
   * @param folder for the logs
   * @param times how often it happens
   */
  public CalmRun(Path folder, long seed, int times) {
    this.folder = folder;
    this.seed = seed;
    this.times = times;
  }

  /** What happens. */
  public interface Event {
    /**
     * Happens once.
     *
     * @param gateway serves
     * @return the gateway that serves then
     */
    MortalGateway happen(MortalGateway gateway, CrashScene scene) throws Exception;
  }

  /**
   * What came of a run.
   *
   * @param answers how many, by status
   * @param broken requests without an answer, by why
   * @param doubts how often a job was put in doubt
   * @param storeFailures how often the store could not be written any more
   */
  public record Outcome(
      Evidence evidence,
      Map<Integer, Long> answers,
      Map<String, Long> broken,
      long doubts,
      long storeFailures) {
    /**
     * A connection that is refused is no request; every other one is answered, if only with 503.
     */
    public boolean isKind() {
      return answers.keySet().stream().noneMatch(status -> status >= 500 && status != 503)
          && broken.keySet().stream().allMatch("ConnectException"::equals)
          && doubts == 0;
    }
  }

  /**
   * Runs.
   *
   * @param home where the gateways keep their store
   */
  public Outcome run(Installed installed, Path home, Event event) throws Exception {
    Tenants tenants = new Tenants(times);
    Path clientLog = folder.resolve("clients.jsonl");
    try (TroubledVendors vendors =
        TroubledVendors.start(installed, seed, folder.resolve("vendors.log"))) {
      vendors.calmDown();
      CrashScene scene = CrashScene.prepare(installed, folder, home, vendors, tenants);
      try (ClientLog log = ClientLog.create(clientLog)) {
        happen(scene, Load.start(new Client(scene.url(), log), tenants, seed), event);
      }
      Evidence evidence =
          new Evidence(
              0,
              ClientLog.read(clientLog),
              vendors.accepted(folder),
              SqliteLedger.read(scene.database()),
              List.of(),
              tenants.limits());
      return new Outcome(
          evidence,
          answers(evidence),
          ClientLog.broken(clientLog),
          said(scene, DOUBT),
          said(scene, STORE_AWAY));
    }
  }

  private void happen(CrashScene scene, Load load, Event event) throws Exception {
    MortalGateway gateway = scene.start();
    try {
      gateway.awaitReady();
      for (int i = 0; i < times; i++) {
        gateway = event.happen(gateway, scene);
        load.nextTime();
      }
      load.end();
      Standstill.await(scene.database(), Duration.ZERO);
      gateway.stop();
    } finally {
      gateway.destroy();
    }
  }

  private static Map<Integer, Long> answers(Evidence evidence) {
    Map<Integer, Long> answers = new TreeMap<>();
    evidence
        .exchanges()
        .forEach(
            exchange ->
                exchange.answer().ifPresent(seen -> answers.merge(seen.status(), 1L, Long::sum)));
    return answers;
  }

  private static long said(CrashScene scene, String what) throws IOException {
    try (Stream<String> lines = Files.lines(scene.log())) {
      return lines.filter(line -> line.contains(what)).count();
    }
  }
}
