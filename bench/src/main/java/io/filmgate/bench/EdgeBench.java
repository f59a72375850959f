package io.filmgate.bench;

import io.filmgate.bench.edge.CreateCost;
import io.filmgate.bench.edge.HalfOpenConnections;
import io.filmgate.bench.edge.LargeCreates;
import io.filmgate.bench.edge.ManyReaders;
import io.filmgate.bench.edge.Show;
import io.filmgate.bench.stage.Installed;
import io.filmgate.bench.stage.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows what the API port stands: each show on a gateway of its own, one line each. Arguments are
 * names of shows; without any, all are run. Exit status 1 if one is out of its bound.
 */
public final class EdgeBench {
  private static final Map<String, Show> SHOWS = new LinkedHashMap<>();

  static {
    SHOWS.put("large-creates", new LargeCreates());
    SHOWS.put("many-readers", new ManyReaders());
    SHOWS.put("half-open", new HalfOpenConnections());
    SHOWS.put("create-cost", new CreateCost());
  }

  private EdgeBench() {}

  public static void main(String[] names) throws Exception {
    List<String> wanted = names.length == 0 ? List.copyOf(SHOWS.keySet()) : List.of(names);
    if (!SHOWS.keySet().containsAll(wanted)) {
      System.err.println("Shows are " + String.join(", ", SHOWS.keySet()));
      System.exit(2);
    }
    Installed installed = Installed.find();
    boolean isWithinBounds = true;
    for (String name : wanted) {
      try (Stage stage = Stage.open(installed)) {
        Show.Outcome outcome = SHOWS.get(name).run(stage);
        isWithinBounds &= outcome.isWithinBound();
        System.out.printf(
            "%-13s %-4s %s%n", name, outcome.isWithinBound() ? "ok" : "FAIL", outcome.line());
      }
    }
    System.exit(isWithinBounds ? 0 : 1);
  }
}
