package io.filmgate.core.job.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.QueryPlan;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partial indexes are used only if a query spells their condition: a slip costs a table scan. */
@EveryDatabase
class QueryPlanTest {
  private final TestStore store;

  QueryPlanTest(TestDatabase database) {
    store = new TestStore(database);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void idempotency_keys_are_found_by_their_index() {
    QueryPlan plan = plan(IdempotencyLookup.SELECT);

    assertThat(plan.indexes()).containsExactly("job_idempotency");
    assertThat(plan.searched()).contains("tenant_id", "idempotency_key");
  }

  @Test
  void the_head_of_a_flow_is_found_by_its_index() {
    QueryPlan plan = plan(FlowHeads.SELECT);

    assertThat(plan.indexes()).containsExactly("job_waiting");
    assertThat(plan.searched()).contains("tenant_id", "key_id", "lane", "id");
    assertThat(plan.sorts()).isFalse();
  }

  @Test
  void open_jobs_are_counted_without_reading_final_ones() {
    assertThat(plan(SlotCounts.KEYS).indexes()).containsExactly("job_open");
    assertThat(plan(SlotCounts.CHANNELS).indexes()).containsExactly("job_open");
    assertThat(plan(SlotCounts.FLOWS).indexes()).containsExactly("job_waiting");
  }

  private QueryPlan plan(String sql) {
    return QueryPlan.of(store, sql);
  }
}
