package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.Plan;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskCallbackTest {
  private static final URI ADDRESS = URI.create("https://gateway.example/callbacks/jimeng/x");

  @Test
  void the_address_is_given_to_the_product_that_calls_back() {
    JsonObject sent =
        sent(
            "{\"model\":\"jimeng_dreamactor_m20_gen_video\",\"image\":\"https://a.example/1.jpg\","
                + "\"metadata\":{\"video_url\":\"https://a.example/1.mp4\"}}");

    assertThat(sent.getString("callback_url")).isEqualTo(ADDRESS.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jimeng_t2v_v30", "jimeng_ti2v_v30_pro", "pippit_iv2v_cvtob"})
  void no_other_product_is_given_it(String model) {
    assertThat(sent("{\"model\":\"" + model + "\"}").fieldNames()).doesNotContain("callback_url");
  }

  @Test
  void an_id_beyond_64_bits_stays_exact() {
    assertThat(received("POST", "{\"task_id\":14411597596416601128}").jobId())
        .contains("14411597596416601128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"task_id\":\"../../etc\"}", "{\"task_id\":[1]}", "no json"})
  void what_names_no_task_is_no_reason_to_poll(String body) {
    CallbackAnswer answer = received("POST", body);

    assertThat(answer.isNudge()).isFalse();
    assertThat(answer.status()).isEqualTo(400);
  }

  private static CallbackAnswer received(String method, String body) {
    return Given.PROVIDER.receive(
        new CallbackRequest(method, ADDRESS, Map.of(), Buffer.buffer(body)),
        Credentials.of(Map.of()),
        Given.NOW);
  }

  private static JsonObject sent(String request) {
    Plan plan = Given.plan(request);
    CallContext context =
        new CallContext(Given.channel(), Given.NOW, "video_1-1", Optional.of(ADDRESS));
    return Given.call(Given.PROVIDER.submit(plan, context)).body().toJsonObject();
  }
}
