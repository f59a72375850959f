package io.filmgate.core.job.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.QueryPlan;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class FinishedJobsTest {
  private final TestStore store;

  FinishedJobsTest(TestDatabase database) {
    store = new TestStore(database);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void jobs_that_are_due_are_found_by_their_index_in_its_order() {
    QueryPlan plan = QueryPlan.of(store, FinishedJobs.ENDED_BEFORE);

    assertThat(plan.indexes()).contains("job_final");
    assertThat(plan.searched()).contains("final_at");
    assertThat(plan.sorts()).isFalse();
  }

  @Test
  void a_tenants_jobs_are_found_by_their_index_in_its_order() {
    QueryPlan plan = QueryPlan.of(store, FinishedJobs.OF_TENANT);

    assertThat(plan.indexes()).contains("job_tenant");
    assertThat(plan.searched()).contains("tenant_id", "id");
    assertThat(plan.sorts()).isFalse();
  }
}
