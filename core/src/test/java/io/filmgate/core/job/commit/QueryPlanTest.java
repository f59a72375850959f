package io.filmgate.core.job.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.store.QueryPlan;
import io.filmgate.core.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partial indexes are used only if a query spells their condition: a slip costs a table scan. */
class QueryPlanTest {
  private final TestStore store = new TestStore();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void idempotency_keys_are_found_by_their_index() {
    assertThat(plan(IdempotencyLookup.SELECT))
        .contains("job USING INDEX job_idempotency (tenant_id=? AND idempotency_key=?)");
  }

  @Test
  void the_head_of_a_flow_is_found_by_its_index() {
    assertThat(plan(FlowHeads.SELECT))
        .contains("job_waiting (tenant_id=? AND key_id=? AND lane=? AND id>?)")
        .doesNotContain("TEMP B-TREE");
  }

  @Test
  void open_jobs_are_counted_without_reading_final_ones() {
    assertThat(plan(SlotCounts.KEYS)).contains("job_open");
    assertThat(plan(SlotCounts.CHANNELS)).contains("job_open");
    assertThat(plan(SlotCounts.FLOWS)).contains("job_waiting");
  }

  private String plan(String sql) {
    return QueryPlan.of(store.store(), sql);
  }
}
