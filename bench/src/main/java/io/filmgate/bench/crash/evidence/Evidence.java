package io.filmgate.bench.crash.evidence;

import java.util.List;

/** Everything that is known of a run, from three sides. */
public record Evidence(
    int kills,
    List<Exchange> exchanges,
    List<VendorTask> tasks,
    LedgerLog ledger,
    List<Limit> limits) {
  public Evidence {
    exchanges = List.copyOf(exchanges);
    tasks = List.copyOf(tasks);
    limits = List.copyOf(limits);
  }
}
