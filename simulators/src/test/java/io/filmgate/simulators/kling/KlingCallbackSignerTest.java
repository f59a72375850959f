package io.filmgate.simulators.kling;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.vendor.RisingIds;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KlingCallbackSignerTest {
  private static final String SECRET = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";

  private final KlingCallbackSigner signer =
      new KlingCallbackSigner(SECRET, new RisingIds(InstantSource.system(), new Random(1)));

  @Test
  void signs_as_the_vendor_documents() {
    String body =
        "{\"id\":\"1234567890\",\"status\":\"succeeded\",\"message\":\"\","
            + "\"create_time\":1781080778802,\"update_time\":1781080794151}";
    assertThat(signer.headers("9876543210", 1781080794, body))
        .containsEntry("webhook-id", "9876543210")
        .containsEntry("webhook-timestamp", "1781080794")
        .containsEntry("webhook-signature", "v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=");
  }
}
