package io.filmgate.simulators.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.json.JsonObject;

/** Orders, and what becomes of them. */
final class KlingOrders {
  static final String TEXT = "text2video";
  static final String IMAGE = "image2video";

  private static final KlingRules RULES = new KlingRules();

  private KlingOrders() {}

  static JsonObject body(String operation, String model, String mode, int seconds) {
    JsonObject body =
        new JsonObject()
            .put("model_name", model)
            .put("mode", mode)
            .put("duration", Integer.toString(seconds))
            .put("prompt", "p");
    return operation.equals(IMAGE) ? body.put("image", "https://a.example") : body;
  }

  static KlingOrder order(String operation, JsonObject body) {
    return RULES.order(Operation.ofWord(operation).orElseThrow(), body);
  }

  static String refusal(String operation, JsonObject body) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> order(operation, body));
    assertThat(refusal).as("refusal of " + body).isNotNull();
    assertThat(refusal.code()).isEqualTo("1201");
    assertThat(refusal.answer().status()).isEqualTo(400);
    return refusal.getMessage();
  }
}
