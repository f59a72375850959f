package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.contract.Contract;
import io.filmgate.core.wire.ApiDescription;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDescriptionTest {
  private final ApiHarness api = new ApiHarness();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  @Test
  void every_route_is_described_with_its_methods_and_no_other() {
    assertThat(new ApiVerticle(api.dependencies()).routes().methodsByPath())
        .containsExactlyInAnyOrderEntriesOf(Contract.shipped().methodsByPath());
  }

  @Test
  void is_served_as_it_was_written_and_without_a_key() throws Exception {
    HttpResponse<String> answer = api.send("GET", "/openapi.yaml", null);

    assertThat(answer.body()).isEqualTo(Files.readString(Path.of("../conf/openapi.yaml")));
    assertThat(answer.headers().firstValue("content-type")).contains("application/yaml");
  }

  @Test
  void is_served_as_json_of_the_same_meaning() throws Exception {
    JsonObject json = ApiHarness.json(api.send("GET", "/openapi.json", null));

    assertThat(json).isEqualTo(ApiDescription.read("openapi.yaml").json());
    assertThat(json.getJsonObject("paths").fieldNames()).contains("/v1/video/generations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/openapi.yaml"})
  void is_not_sent_again_to_who_has_it(String path) throws Exception {
    String tag = api.send("GET", path, null).headers().firstValue("etag").orElseThrow();

    HttpResponse<String> known = api.send("GET", path, null, "If-None-Match", "W/" + tag);
    HttpResponse<String> other = api.send("GET", path, null, "If-None-Match", "\"other\"");
    HttpResponse<String> head = api.send("HEAD", path, null);

    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.headers().firstValue("etag")).contains(tag);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-length"))
        .isEqualTo(other.headers().firstValue("content-length"));
  }
}
