package io.filmgate.bench;

import io.filmgate.bench.crash.check.Verdict;
import io.filmgate.bench.crash.run.CalmRun;
import io.filmgate.bench.crash.run.Summary;
import io.filmgate.bench.stage.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Runs something in a folder of its own, prints what came of it, and ends the process. */
final class CalmShow {
  private CalmShow() {}

  static void run(String what, int times, CalmRun.Event event, Predicate<CalmRun.Outcome> isGood)
      throws Exception {
    Path folder = Files.createTempDirectory("filmgate-" + what);
    run(what, times, folder, folder, event, isGood);
  }

  static void run(
      String what, int times, Path home, CalmRun.Event event, Predicate<CalmRun.Outcome> isGood)
      throws Exception {
    Files.createDirectories(home);
    run(what, times, Files.createTempDirectory("filmgate-" + what), home, event, isGood);
  }

  private static void run(
      String what,
      int times,
      Path folder,
      Path home,
      CalmRun.Event event,
      Predicate<CalmRun.Outcome> isGood)
      throws Exception {
    System.err.println("logs in " + folder);
    CalmRun run = new CalmRun(folder, System.currentTimeMillis() % 1_000_000, times);
    CalmRun.Outcome outcome = run.run(Installed.find(), home, event);
    Verdict verdict = Verdict.of(outcome.evidence());
    System.out.println(Summary.of(outcome.evidence()));
    verdict.violations().forEach(System.out::println);
    System.out.printf(
        "%s=%d answers=%s unanswered=%s doubts=%d store_failures=%d %s%n",
        what,
        times,
        outcome.answers(),
        outcome.broken(),
        outcome.doubts(),
        outcome.storeFailures(),
        verdict);
    System.exit(isGood.test(outcome) && verdict.isClean() ? 0 : 1);
  }
}
