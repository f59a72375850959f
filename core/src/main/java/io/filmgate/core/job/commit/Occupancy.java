package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.Job.Attempt;
import io.filmgate.core.ledger.Scope;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a job takes of its key, its tenant and its channel: a function of its state, and of whether
 * its vendor may still work on it after its end.
 */
final class Occupancy {
  private final SlotTable slots;
  private final FlowTable flows;

  Occupancy(SlotTable slots, FlowTable flows) {
    this.slots = slots;
    this.flows = flows;
  }

  /** The slots that a job may touch. */
  static Set<String> slots(Job job) {
    Set<String> ids = new TreeSet<>();
    ids.add(Scope.key(job.tenantId(), job.keyId()).id());
    ids.add(Scope.tenant(job.tenantId()).id());
    job.attempt().map(Attempt::channelId).map(SlotTable::channelId).ifPresent(ids::add);
    return ids;
  }

  /** A new job takes its place. */
  void enter(Job job) {
    add(job, 1);
  }

  /** A job gives back what it took, and takes what it needs now. */
  void move(Job before, Job after) {
    add(before, -1);
    add(after, 1);
  }

  /** A job that has ended takes its channel's slot as long as its vendor may work on it. */
  void linger(Job ended, int one) {
    addDoubtful(ended, one);
  }

  private void add(Job job, int one) {
    SlotCounter key = slots.of(Scope.key(job.tenantId(), job.keyId()));
    SlotCounter tenant = slots.of(Scope.tenant(job.tenantId()));
    switch (job.state()) {
      case QUEUED -> {
        key.addWaiting(one);
        tenant.addWaiting(one);
        flows.add(Flow.of(job), one);
      }
      case SUBMITTING, RUNNING -> {
        key.addRunning(one);
        tenant.addRunning(one);
        channel(job).addRunning(one);
      }
      case IN_DOUBT -> addDoubtful(job, one);
      case SUCCEEDED, FAILED, CANCELLED -> {}
    }
  }

  private void addDoubtful(Job job, int one) {
    if (!job.attempt().orElseThrow().isSupposed()) {
      channel(job).addRunning(one);
    }
  }

  private SlotCounter channel(Job job) {
    return slots.channel(job.attempt().orElseThrow().channelId());
  }
}
