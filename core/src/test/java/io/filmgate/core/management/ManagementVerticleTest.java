package io.filmgate.core.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.contract.Contract;
import io.filmgate.core.store.TestStore;
import io.filmgate.core.wire.ApiDescription;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementVerticleTest {
  private final AdminHarness admin = new AdminHarness();
  private final HttpClient client = admin.store.vertx().createHttpClient();

  @AfterEach
  void close() {
    admin.close();
  }

  private String ask(HttpMethod method, String target) {
    return TestStore.await(
        client
            .request(method, admin.port(), "127.0.0.1", target)
            .compose(
                request ->
                    request
                        .send()
                        .compose(
                            answer ->
                                answer.body().map(body -> answer.statusCode() + " " + body))));
  }

  @Test
  void it_tells_whether_the_gateway_lives_and_serves() {
    assertThat(ask(HttpMethod.GET, "/health/live")).isEqualTo("200 {\"status\":\"live\"}");
    assertThat(ask(HttpMethod.GET, "/health/ready?x=1")).isEqualTo("200 {\"status\":\"ready\"}");
    admin.isReady = false;
    assertThat(ask(HttpMethod.GET, "/health/ready")).isEqualTo("503 {\"status\":\"not ready\"}");
    assertThat(ask(HttpMethod.GET, "/health/live")).startsWith("200");
  }

  @Test
  void what_it_does_not_have_is_said_and_nothing_breaks() {
    assertThat(ask(HttpMethod.GET, "/")).startsWith("404 {\"code\":\"unknown_path\",");
    assertThat(ask(HttpMethod.OPTIONS, "*")).startsWith("204 ");
    assertThat(ask(HttpMethod.POST, "/health/live"))
        .startsWith("405 {\"code\":\"method_not_allowed\",\"message\":\"Use GET, HEAD, OPTIONS\"");
    assertThat(ask(HttpMethod.HEAD, "/metrics")).isEqualTo("200 ");
  }

  @Test
  void meters_are_shown_as_the_reader_can_read_them() {
    admin.metrics.registry().counter("filmgate.test", "reason", "none").increment();

    assertThat(ask(HttpMethod.GET, "/metrics"))
        .startsWith("200 ")
        .contains("\nfilmgate_test_total{reason=\"none\"} 1.0\n")
        .contains("\njvm_memory_used_bytes{")
        .doesNotContain("# EOF");
    assertThat(admin.metrics.page("text/plain").contentType())
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    Metrics.Page open =
        admin.metrics.page("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
    assertThat(open.contentType())
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(open.text()).endsWith("# EOF\n");
  }

  @Test
  void every_route_is_described_with_its_methods_and_no_other() {
    assertThat(admin.verticle().routes().methodsByPath())
        .containsExactlyInAnyOrderEntriesOf(Contract.admin().methodsByPath());
  }

  @Test
  void it_serves_its_own_description() throws Exception {
    assertThat(admin.sendWith("GET", "/openapi.yaml", Optional.empty()).body())
        .isEqualTo(Files.readString(Path.of("../conf/openapi-admin.yaml")));
    assertThat(AdminHarness.json(admin.sendWith("GET", "/openapi.json", Optional.empty())))
        .isEqualTo(ApiDescription.read("openapi-admin.yaml").json());
  }
}
