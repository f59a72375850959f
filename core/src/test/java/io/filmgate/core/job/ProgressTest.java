package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress();

  @Test
  void it_never_falls() {
    progress.report("v", 40);
    progress.report("v", 20);
    assertThat(progress.of("v")).hasValue(40);
  }

  @Test
  void only_a_completed_job_is_at_a_hundred() {
    progress.report("v", 100);
    assertThat(progress.of("v")).hasValue(99);
  }

  @Test
  void nonsense_is_nothing() {
    progress.report("v", -7);
    assertThat(progress.of("v")).hasValue(0);
  }

  @Test
  void what_is_over_is_forgotten() {
    progress.report("v", 40);
    progress.forget("v");
    assertThat(progress.of("v")).isEmpty();
  }
}
