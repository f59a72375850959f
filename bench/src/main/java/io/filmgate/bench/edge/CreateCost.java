package io.filmgate.bench.edge;

import io.filmgate.bench.stage.Latencies;
import io.filmgate.bench.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** What a create costs where the vendor answers at once. No bound: it depends on the machine. */
public final class CreateCost implements Show {
  private static final int[] CLIENTS = {1, 16, 64};
  private static final int WARM_UP = 3_000;
  private static final int CREATES = 6_000;

  private record Measured(int clients, double perSecond, Latencies latencies) {
    @Override
    public String toString() {
      return "%d clients %s, %.0f/s".formatted(clients, latencies, perSecond);
    }
  }

  @Override
  public Outcome run(Stage stage) throws Exception {
    measure(stage, 16, WARM_UP);
    List<Measured> all = new ArrayList<>();
    for (int clients : CLIENTS) {
      all.add(measure(stage, clients, clients == 1 ? CREATES / 4 : CREATES));
    }
    return new Outcome(
        true, all.stream().map(Measured::toString).collect(Collectors.joining("; ")));
  }

  private static Measured measure(Stage stage, int clients, int creates) throws Exception {
    Latencies latencies = new Latencies();
    Callable<Void> client =
        () -> {
          for (int i = 0; i < creates / clients; i++) {
            latencies.time(() -> stage.api().created("a lighthouse"));
          }
          return null;
        };
    long started = System.nanoTime();
    List<Future<Void>> running = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      running.add(stage.threads().submit(client));
    }
    for (Future<Void> each : running) {
      each.get();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    return new Measured(clients, creates / seconds, latencies);
  }
}
