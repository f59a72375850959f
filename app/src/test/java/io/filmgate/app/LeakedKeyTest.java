package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What an operator does when a key is in the wrong hands. */
@Isolated("it measures a time")
class LeakedKeyTest {
  /** One second is promised; a busy machine gets one more. */
  private static final Duration REFUSED_WITHIN = Duration.ofSeconds(2);

  @Test
  void it_is_refused_within_a_second_and_its_jobs_go_on_for_its_tenant() throws Exception {
    try (Scene scene = Scene.start()) {
      String configuration = scene.literalConfiguration().toString();
      String secret =
          Typed.run("keys", "create", "--tenant", "acme", "--key", "app", "--config", configuration)
              .out();
      Client app = Client.of(scene.url, secret);
      Eventually.get(() -> app.get("/v1/models").status(), status -> status == 200);
      String running = scene.acme.create(Vendor.KLING, "a lighthouse").json().getString("id");

      Typed disabled = Typed.run("keys", "disable", "acme/web", "--config", configuration);
      Instant disabledAt = Instant.now();
      Eventually.get(() -> scene.acme.get("/v1/models").status(), status -> status == 401);
      Duration refusedAfter = Duration.between(disabledAt, Instant.now());

      assertThat(disabled.out()).isEqualTo("key acme/web is disabled");
      assertThat(refusedAfter).isLessThan(REFUSED_WITHIN);
      assertThat(scene.acme.create(Vendor.KLING, "not mine").status()).isEqualTo(401);
      assertThat(scene.acme.get(Client.GENERATIONS + "/" + running).status()).isEqualTo(401);
      assertThat(app.ended(running).getString("status")).isEqualTo("completed");
      assertThat(app.get(Client.GENERATIONS + "/" + running + "/content").status()).isEqualTo(200);
    }
  }
}
