package io.filmgate.plugin.kling;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.exchange.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
  @Test
  void header_claims_and_signature_are_byte_for_byte_as_expected() {
    Secret token =
        AccessToken.of(
            new Secret("ak-test-0001"),
            new Secret("sk-test-0001-secret"),
            Instant.ofEpochSecond(1_767_225_600));

    assertThat(token.reveal())
        .isEqualTo(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
                + ".eyJpc3MiOiJhay10ZXN0LTAwMDEiLCJleHAiOjE3NjcyMjc0MDAsIm5iZiI6MTc2NzIyNTU5NX0"
                + ".mGu22a_3j2Zedpt4CmJsoytbZvDYuud6Ca32SW6_Exw");
  }
}
