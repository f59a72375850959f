package io.filmgate.core.job.commit;

import io.filmgate.core.ledger.Ledger;
import io.filmgate.core.store.WriteSession;

/**
 * What the steps of one commit share: the connection, and the counters, which outlive the commit in
 * memory.
 */
record BatchState(
    WriteSession session,
    SlotTable slots,
    FlowTable flows,
    Ledger ledger,
    JobWrites writes,
    Occupancy occupancy) {
  BatchState(WriteSession session, SlotTable slots, FlowTable flows, Ledger ledger) {
    this(session, slots, flows, ledger, new JobWrites(session), new Occupancy(slots, flows));
  }
}
