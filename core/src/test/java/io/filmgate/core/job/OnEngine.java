package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

/** What tests of the engine share: one engine each, whose books are in order at the end. */
abstract class OnEngine {
  EngineFixture engine;

  ScriptedVendor open(String... channels) {
    engine = EngineFixture.of(channels);
    return engine.vendor;
  }

  @AfterEach
  void everything_adds_up() {
    engine.stop();
    assertThat(engine.audit()).isEmpty();
    engine.close();
  }

  static String code(Job job) {
    return JobError.of(job).orElseThrow().code();
  }
}
