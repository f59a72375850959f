package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobRow;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.ledger.Scope;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives free slots to those who wait: to the tenant that was served least recently, of its keys to
 * the one served least recently, of that key's jobs to the oldest that a channel has room for.
 *
 * <p>Rooms only shrink while slots are given away. So whoever had none once is not asked again
 * within the same commit.
 */
final class WaitingLine {
  /** More would make a commit too long; what is left gets the next one. */
  static final int MOST_STARTS = 256;

  private final BatchState batch;
  private final SlotRooms rooms;
  private final Duration sendWithin;
  private final Map<String, Optional<ChannelOffer>> channels = new HashMap<>();

  WaitingLine(BatchState batch, SlotRooms rooms, Duration sendWithin) {
    this.batch = batch;
    this.rooms = rooms;
    this.sendWithin = sendWithin;
  }

  /** The slots that decide who is next. */
  static Set<String> slots(Iterable<Flow> flows) {
    Set<String> ids = new TreeSet<>();
    for (Flow flow : flows) {
      ids.add(flow.key().id());
      ids.add(Scope.tenant(flow.tenantId()).id());
      JobRow.lane(flow.lane()).stream().map(SlotTable::channelId).forEach(ids::add);
    }
    return ids;
  }

  /** A key with jobs in line. */
  private record KeyTurn(Scope scope, List<FlowHeads> flows) {}

  /** A tenant with keys in line. */
  private record TenantTurn(Scope scope, PriorityQueue<KeyTurn> keys) {}

  /** What was started; as many as {@link #MOST_STARTS} means that there may be more. */
  List<Job> start() throws SQLException {
    List<Job> started = new ArrayList<>();
    PriorityQueue<TenantTurn> tenants = tenants();
    while (!tenants.isEmpty() && started.size() < MOST_STARTS) {
      TenantTurn tenant = tenants.remove();
      Optional<Job> job = hasRoom(tenant) ? startOne(tenant) : Optional.empty();
      if (job.isPresent()) {
        started.add(job.get());
        tenants.add(tenant);
      }
    }
    return started;
  }

  private Optional<Job> startOne(TenantTurn tenant) throws SQLException {
    while (!tenant.keys().isEmpty()) {
      KeyTurn key = tenant.keys().remove();
      Optional<Job> job = hasRoom(key) ? startOne(key) : Optional.empty();
      if (job.isPresent()) {
        tenant.keys().add(key);
        return job;
      }
    }
    return Optional.empty();
  }

  private Optional<Job> startOne(KeyTurn key) throws SQLException {
    Optional<FlowHeads> oldest = Optional.empty();
    for (FlowHeads flow : key.flows()) {
      if (offer(flow).isPresent()
          && flow.head().isPresent()
          && (oldest.isEmpty() || flow.isOlderThan(oldest.get()))) {
        oldest = Optional.of(flow);
      }
    }
    if (oldest.isEmpty()) {
      return Optional.empty();
    }
    Job before = oldest.get().take();
    ChannelOffer offer = offer(oldest.get()).orElseThrow();
    Job after =
        before.submitting(
            Transitions.attempt(before.attemptNumber() + 1, offer, batch.startsAt(), sendWithin));
    batch.writes().start(before, after);
    batch.occupancy().move(before, after);
    batch.slots().serve(after, batch.startsAt());
    return Optional.of(after);
  }

  private PriorityQueue<TenantTurn> tenants() {
    Map<Scope, Map<Scope, List<FlowHeads>>> byTenant = new HashMap<>();
    for (Flow flow : batch.flows().waiting()) {
      byTenant
          .computeIfAbsent(Scope.tenant(flow.tenantId()), tenant -> new HashMap<>())
          .computeIfAbsent(flow.key(), key -> new ArrayList<>())
          .add(new FlowHeads(batch.session(), flow));
    }
    PriorityQueue<TenantTurn> tenants =
        new PriorityQueue<>(Comparator.comparing(TenantTurn::scope, leastRecentlyServed()));
    byTenant.forEach(
        (tenant, byKey) -> {
          PriorityQueue<KeyTurn> keys =
              new PriorityQueue<>(Comparator.comparing(KeyTurn::scope, leastRecentlyServed()));
          byKey.forEach((key, flows) -> keys.add(new KeyTurn(key, flows)));
          tenants.add(new TenantTurn(tenant, keys));
        });
    return tenants;
  }

  private Comparator<Scope> leastRecentlyServed() {
    return Comparator.<Scope>comparingLong(scope -> batch.slots().of(scope).served())
        .thenComparing(Scope::id);
  }

  private boolean hasRoom(TenantTurn tenant) {
    return batch.slots().of(tenant.scope()).running() < rooms.tenant(tenant.scope().tenantId());
  }

  private boolean hasRoom(KeyTurn key) {
    Scope scope = key.scope();
    return batch.slots().of(scope).running()
        < rooms.key(scope.tenantId(), scope.keyId().orElseThrow());
  }

  /** The first channel of a lane that has room. */
  private Optional<ChannelOffer> offer(FlowHeads flow) {
    return flow.lane().stream()
        .map(id -> channels.computeIfAbsent(id, rooms::channel))
        .flatMap(Optional::stream)
        .filter(offer -> batch.slots().channel(offer.channelId()).running() < offer.runningJobs())
        .findFirst();
  }
}
