package io.filmgate.core.api;

import static io.filmgate.core.api.UnwillingFileHost.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import io.filmgate.spi.Asset;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that do not work any more. */
class ContentRenewalTest {
  private final AtomicInteger renewals = new AtomicInteger();
  private ContentScene scene;

  @BeforeEach
  void start() throws Exception {
    scene = ContentScene.start();
    scene.host.on("/new", UnwillingFileHost::good);
    renewTo(Future.succeededFuture(Optional.of(at("/new"))));
  }

  @AfterEach
  void stop() throws Exception {
    scene.close();
  }

  private Job at(String path) {
    return ContentScene.finished(Asset.video(scene.host.address(path)));
  }

  private void renewTo(Future<Optional<Job>> renewed) {
    scene.api.refresh =
        job -> {
          renewals.incrementAndGet();
          return renewed;
        };
  }

  @Test
  void an_address_that_has_expired_is_renewed_before_it_is_tried() throws Exception {
    scene.finish(Asset.video(scene.host.address("/file")).expiring(ApiHarness.NOW));

    ContentScene.assertWhole(scene.get());
    assertThat(scene.host.next().path()).isEqualTo("/new");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void an_address_that_the_host_does_not_serve_any_more_is_renewed(int status) throws Exception {
    scene.host.on("/file", says(status, "expired"));

    ContentScene.assertWhole(scene.get());
    ContentScene.assertPart(scene.get("Range", "bytes=-2"), "89", "bytes 8-9/10");
    assertThat(scene.head().headers().firstValue("content-length")).contains("10");
    assertThat(renewals).hasValue(3);
  }

  @Test
  void it_is_renewed_once_and_then_gone() throws Exception {
    scene.host.on("/file", says(403, "")).on("/new", says(403, ""));

    ContentScene.assertError(scene.get(), 410, "content_expired");
    assertThat(renewals).hasValue(1);
  }

  @Test
  void what_the_vendor_has_thrown_away_is_gone() throws Exception {
    scene.host.on("/file", says(404, ""));
    renewTo(Future.succeededFuture(Optional.empty()));
    ContentScene.assertError(scene.get(), 410, "content_expired");

    renewTo(Future.succeededFuture(Optional.of(ContentScene.finished())));
    ContentScene.assertError(scene.get(), 410, "content_expired");
  }

  @Test
  void a_vendor_that_does_not_say_has_not_thrown_it_away() throws Exception {
    scene.host.on("/file", says(403, ""));
    renewTo(Future.failedFuture("The vendor is busy"));

    ContentScene.assertUnavailable(scene.get());
  }

  @Test
  void a_host_in_trouble_is_no_reason_to_renew() throws Exception {
    ContentScene.assertUnavailable(scene.with(says(503, "")));
    assertThat(renewals).hasValue(0);
  }
}
