package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

@EveryDatabase
class SecretsTest {
  private final TestDatabase database;

  SecretsTest(TestDatabase database) {
    this.database = database;
  }

  private byte[] secret(TestStore store, String name) {
    return TestStore.await(store.store().write(Secrets.of(name, new SecureRandom())));
  }

  @Test
  void a_secret_is_made_once_and_outlives_the_process() {
    try (TestStore store = new TestStore(database)) {
      byte[] made = secret(store, "links");
      store.reopen();
      assertThat(secret(store, "links")).isEqualTo(made).hasSize(32);
    }
  }

  @Test
  void names_do_not_share_a_secret() {
    try (TestStore store = new TestStore(database)) {
      assertThat(secret(store, "links")).isNotEqualTo(secret(store, "callbacks"));
    }
  }
}
