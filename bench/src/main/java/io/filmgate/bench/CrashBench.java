package io.filmgate.bench;

import io.filmgate.bench.crash.check.Verdict;
import io.filmgate.bench.crash.check.Violation;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.run.CrashRun;
import io.filmgate.bench.crash.run.Options;
import io.filmgate.bench.crash.run.Summary;
import io.filmgate.bench.stage.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Shows that nothing is lost or paid twice, whenever a gateway dies: kills one again and again
 * under load, then holds against each other what clients saw, what vendors accepted, and what the
 * ledger says. The last line is the verdict; exit status 1 if a promise was broken.
 */
public final class CrashBench {
  private CrashBench() {}

  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.err.println(Options.USAGE);
      System.exit(2);
      return;
    }
    Path folder =
        options.folder().isPresent()
            ? Files.createDirectory(options.folder().get().toAbsolutePath())
            : Files.createTempDirectory("filmgate-crash");
    System.err.println("seed " + options.seed() + ", logs in " + folder);
    Evidence evidence = new CrashRun(options, folder, System.err::println).run(Installed.find());
    Verdict verdict = Verdict.of(evidence);
    System.out.println(Summary.of(evidence));
    for (Violation violation : verdict.violations()) {
      System.out.println(violation);
    }
    System.out.println(verdict);
    if (verdict.isClean() && options.folder().isEmpty()) {
      delete(folder);
    }
    System.exit(verdict.isClean() ? 0 : 1);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
