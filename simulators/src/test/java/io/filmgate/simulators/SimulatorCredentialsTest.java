package io.filmgate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorCredentialsTest {

  @Test
  void given_keys_are_taken_and_none_is_made_up() {
    SimulatorCredentials credentials = SimulatorCredentials.from(RunningSimulators.KEYS);
    assertThat(credentials.kling().accessKey()).isEqualTo("ak-test-0001");
    assertThat(credentials.kling().secretKey()).isEqualTo("sk-test-0001-secret");
    assertThat(credentials.kling().apiKey()).isEqualTo("api-key-kling-test-0001");
    assertThat(credentials.jimeng().accessKeyId()).isEqualTo("AKLTtest0001");
    assertThat(credentials.jimeng().secretAccessKey()).isEqualTo("c2VjcmV0LXRlc3Q=");
    assertThat(credentials.jimeng().sessionToken()).isEmpty();
    assertThat(credentials.vidu().apiKey()).isEqualTo("vda_test_0123456789abcdef");
    assertThat(credentials.madeUp()).isEmpty();
  }

  @Test
  void missing_and_empty_ones_are_made_up_and_remembered_by_name() {
    SimulatorCredentials credentials =
        SimulatorCredentials.from(Map.of("KLING_ACCESS_KEY", "mine", "VIDU_API_KEY", " "));
    assertThat(credentials.madeUp().keySet())
        .containsExactly(
            "KLING_SECRET_KEY",
            "KLING_API_KEY",
            "JIMENG_ACCESS_KEY_ID",
            "JIMENG_SECRET_ACCESS_KEY",
            "VIDU_API_KEY");
    assertThat(credentials.madeUp()).containsEntry("VIDU_API_KEY", credentials.vidu().apiKey());
    assertThat(credentials.kling().apiKey()).startsWith("api-key-kling-");
    assertThat(SimulatorCredentials.from(Map.of()).vidu().apiKey())
        .isNotEqualTo(credentials.vidu().apiKey());
  }

  @Test
  void a_session_token_makes_the_key_a_temporary_one() {
    assertThat(
            SimulatorCredentials.from(Map.of("JIMENG_SESSION_TOKEN", "STSabc"))
                .jimeng()
                .sessionToken())
        .contains("STSabc");
  }

  @Test
  void no_secret_is_printed() {
    SimulatorCredentials credentials = SimulatorCredentials.from(Map.of());
    for (String secret : credentials.madeUp().values()) {
      if (!secret.equals(credentials.kling().accessKey())
          && !secret.equals(credentials.jimeng().accessKeyId())) {
        assertThat(credentials.toString() + credentials.kling() + credentials.jimeng())
            .doesNotContain(secret);
      }
    }
  }
}
