package io.filmgate.simulators.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.HandClock;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Callback;
import io.filmgate.simulators.vendor.Stage;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViduCallbacksTest {

  private static final String KEY = "vda_test_0123456789abcdef";
  private static final String ADDRESS = "https://gw.example.com/callbacks/vidu/opaque";

  private final HandClock clock = new HandClock("2026-01-20T06:52:02.323Z");
  private final ViduVendor vendor =
      new ViduVendor(new ViduCredentials(KEY), Stage.of(clock, 1, new Random(1)));

  private JsonObject call(String method, String path, JsonObject body) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Authorization", "Token " + KEY);
    Call call =
        new Call(
            method,
            "/ent/v2/" + path,
            "127.0.0.1:9103",
            "",
            MultiMap.caseInsensitiveMultiMap(),
            headers,
            body.toBuffer(),
            Optional.of(body));
    return new JsonObject(vendor.answer(call).body());
  }

  private String create(String prompt) {
    JsonObject order =
        new JsonObject().put("model", "viduq1").put("prompt", prompt).put("callback_url", ADDRESS);
    return call("POST", "text2video", order).getString("task_id");
  }

  private void set(String knob, Object value) {
    vendor.knobs().apply(new JsonObject().put(knob, value));
  }

  private List<String> states() {
    return vendor.callbacks().stream().map(callback -> state(callback.body())).toList();
  }

  private static String state(Buffer body) {
    return new JsonObject(body).getString("state");
  }

  @Test
  void a_job_is_told_of_when_it_begins_and_when_it_ends() {
    String id = create("a cat");
    assertThat(vendor.callbacks()).isEmpty();
    clock.advanceSeconds(10);
    assertThat(states()).containsExactly("processing");
    clock.advanceSeconds(60);

    List<Callback> last = vendor.callbacks();

    assertThat(last).hasSize(1);
    assertThat(last.get(0).url()).hasToString(ADDRESS);
    assertThat(last.get(0).attempts()).isEqualTo(4);
    JsonObject told = new JsonObject(last.get(0).body());
    assertThat(told.getString("id")).isEqualTo(id);
    assertThat(told.fieldNames())
        .isEqualTo(call("GET", "tasks/" + id + "/creations", new JsonObject()).fieldNames());
    assertThat(vendor.callbacks()).isEmpty();
  }

  @Test
  void a_cancelled_job_is_told_of_as_failed() {
    String id = create("a cat");
    call("POST", "tasks/" + id + "/cancel", new JsonObject().put("id", id));

    assertThat(states()).contains("failed");
  }

  @Test
  void callbacks_can_come_twice_and_out_of_order() {
    set("callback_copies", 2);
    set("callback_reversed", true);
    create("a cat");
    clock.advanceSeconds(10);
    assertThat(vendor.callbacks()).isEmpty();
    clock.advanceSeconds(60);

    assertThat(states()).containsExactly("success", "success", "processing", "processing");
  }

  @Test
  void callbacks_can_come_late() {
    set("callback_delay_seconds", 30);
    create("a cat");
    clock.advanceSeconds(10);
    assertThat(vendor.callbacks()).isEmpty();
    clock.advanceSeconds(30);
    assertThat(states()).containsExactly("processing");
  }

  @Test
  void callbacks_can_be_forged_stale_and_altered() {
    create("a cat");
    clock.advanceSeconds(10);
    set("callback_signature", "stale");
    assertThat(vendor.callbacks().get(0).headers())
        .containsEntry("Date", "Tue, 20 Jan 2026 05:52:12 GMT");
    set("callback_signature", "genuine");
    set("callback_altered", true);
    clock.advanceSeconds(60);
    Callback altered = vendor.callbacks().get(0);
    assertThat(state(altered.body())).isEqualTo("failed");
    assertThat(altered.headers()).containsKey("X-HMAC-SIGNATURE");
  }
}
