package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViduProviderTest {
  private final ViduProvider provider = new ViduProvider();

  private HttpCall create(Plan plan, Optional<URI> callback) {
    CallContext context =
        new CallContext(
            Planned.CHANNEL, Instant.parse("2026-01-20T06:52:00Z"), "video_1-1", callback);
    return ((Step.Send<?>) provider.submit(plan, context)).call();
  }

  @Test
  void the_vendor_is_told_where_to_call_back() {
    Plan plan = Planned.plan("viduq1", "", "");
    URI address = URI.create("https://gw.example.com/callbacks/vidu/opaque");

    JsonObject body = new JsonObject(create(plan, Optional.of(address)).body());

    assertThat(body.getString("callback_url")).isEqualTo(address.toString());
    assertThat(body.getString("payload")).isEqualTo("video_1-1");
  }

  @Test
  void what_has_no_payload_at_the_vendor_is_sent_none() {
    Plan plan = Planned.plan("vidu1.0", "", "\"creation_id\": \"7\"");

    assertThat(new JsonObject(create(plan, Optional.empty()).body()).fieldNames())
        .containsExactlyInAnyOrder("model", "creation_id");
  }
}
