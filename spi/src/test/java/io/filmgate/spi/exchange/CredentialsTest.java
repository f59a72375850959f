package io.filmgate.spi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final Credentials CREDENTIALS =
      Credentials.of(Map.of("secret_key", new Secret("s")));

  @Test
  void settings_of_the_channel_come_along() {
    Credentials credentials =
        CREDENTIALS.withSettings(Map.of("region", "cn-north-1", "retries", 3L));

    assertThat(credentials.setting("region")).contains("cn-north-1");
    assertThat(credentials.setting("retries")).isEmpty();
    assertThat(credentials.secret("secret_key").reveal()).isEqualTo("s");
  }

  @Test
  void without_settings_there_are_none() {
    assertThat(CREDENTIALS.setting("region")).isEmpty();
  }
}
