package io.filmgate.core.job.commit;

import io.filmgate.core.ledger.Ledger;
import io.filmgate.core.store.WriteSession;
import java.time.Instant;

/**
 * What the steps of one commit share: the connection, and the counters, which outlive the commit in
 * memory.
 *
 * @param startsAt when the attempts of this commit begin. Not when their operations were made:
 *     these may have waited for the store longer than an attempt may take to be sent
 */
record BatchState(
    WriteSession session,
    SlotTable slots,
    FlowTable flows,
    Ledger ledger,
    JobWrites writes,
    AftermathWrites aftermaths,
    Occupancy occupancy,
    Instant startsAt) {
  BatchState(
      WriteSession session, SlotTable slots, FlowTable flows, Ledger ledger, Instant startsAt) {
    this(
        session,
        slots,
        flows,
        ledger,
        new JobWrites(session),
        new AftermathWrites(session),
        new Occupancy(slots, flows),
        startsAt);
  }
}
