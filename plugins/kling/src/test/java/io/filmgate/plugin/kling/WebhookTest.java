package io.filmgate.plugin.kling;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private static final String SECRET = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";
  private static final String BODY =
      "{\"id\":\"1234567890\",\"status\":\"succeeded\",\"message\":\"\","
          + "\"create_time\":1781080778802,\"update_time\":1781080794151}";
  private static final Instant SENT = Instant.ofEpochSecond(1_781_080_794);

  @Test
  void the_vendors_own_example_is_genuine() {
    CallbackAnswer answer = answer(SECRET, SENT);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.isNudge()).isTrue();
    assertThat(answer.jobId()).contains("1234567890");
  }

  @Test
  void clocks_may_differ_by_five_minutes() {
    assertThat(answer(SECRET, SENT.plusSeconds(300)).status()).isEqualTo(200);
    assertThat(answer(SECRET, SENT.minusSeconds(300)).status()).isEqualTo(200);
    assertThat(answer(SECRET, SENT.plusSeconds(301)).status()).isEqualTo(401);
    assertThat(answer(SECRET, SENT.minusSeconds(301)).status()).isEqualTo(401);
  }

  @Test
  void another_secret_or_one_that_is_none_makes_it_a_forgery() {
    assertThat(answer("whsec_b3RoZXI=", SENT).status()).isEqualTo(401);
    assertThat(answer("whsec_?", SENT).status()).isEqualTo(401);
    assertThat(answer("whsec_", SENT).status()).isEqualTo(401);
  }

  private static CallbackAnswer answer(String secret, Instant now) {
    CallbackRequest request =
        new CallbackRequest(
            "POST",
            URI.create("https://gateway.example/callbacks/kling"),
            Map.of(
                "webhook-id", "9876543210",
                "webhook-timestamp", "1781080794",
                "webhook-signature", "v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4="),
            Buffer.buffer(BODY));
    return new Webhook(request).answer(Optional.of(secret), now);
  }
}
