package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JobStateTest {
  /** The ways, once more and in other words, so that a slip in the table shows. */
  private static final Set<String> WAYS =
      Set.of(
          "queued submitting",
          "queued cancelled",
          "queued failed",
          "submitting running",
          "submitting queued",
          "submitting submitting",
          "submitting failed",
          "submitting cancelled",
          "submitting in_doubt",
          "running succeeded",
          "running failed",
          "running cancelled",
          "running in_doubt",
          "in_doubt running",
          "in_doubt failed");

  @Property
  void only_the_known_ways_lead_from_state_to_state(@ForAll JobState from, @ForAll JobState to) {
    assertThat(from.canBecome(to)).isEqualTo(WAYS.contains(from.code() + " " + to.code()));
  }

  @Property
  void nothing_follows_a_final_state(@ForAll JobState from, @ForAll JobState to) {
    if (from.isFinal()) {
      assertThat(from.canBecome(to)).isFalse();
    }
    assertThat(from.isFinal())
        .isEqualTo(List.of(JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED).contains(from));
  }

  @Property
  void whatever_way_a_job_takes_it_succeeds_only_from_running(
      @ForAll("steps") List<JobState> steps) {
    JobState state = JobState.QUEUED;
    for (JobState next : steps) {
      if (state.canBecome(next)) {
        if (next == JobState.SUCCEEDED) {
          assertThat(state).isEqualTo(JobState.RUNNING);
        }
        state = next;
      }
    }
  }

  @Provide
  Arbitrary<List<JobState>> steps() {
    return Arbitraries.of(JobState.class).list().ofMaxSize(30);
  }

  @Property
  void the_stores_spelling_is_read_back(@ForAll JobState state) {
    assertThat(JobState.ofCode(state.code())).isEqualTo(state);
  }
}
