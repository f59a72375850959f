package io.filmgate.bench.crash.evidence;

import java.util.List;

/**
 * Everything that is known of a run, from three sides.
 *
 * @param ledger as it is at the end
 * @param entriesAtKills the ledger's entries as each kill has left them
 */
public record Evidence(
    int kills,
    List<Exchange> exchanges,
    List<VendorTask> tasks,
    LedgerLog ledger,
    List<List<Entry>> entriesAtKills,
    List<Limit> limits) {
  public Evidence {
    exchanges = List.copyOf(exchanges);
    tasks = List.copyOf(tasks);
    entriesAtKills = List.copyOf(entriesAtKills);
    limits = List.copyOf(limits);
  }
}
