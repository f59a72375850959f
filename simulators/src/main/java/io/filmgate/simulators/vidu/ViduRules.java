package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vidu.KeyFrameRules.Frame;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * From a create's body to an order: what is needed, what is unwanted, the model, the counts, then
 * every value.
 */
final class ViduRules {

  private static final int MOST_NAME_CHARACTERS = 100;

  private final Map<String, Map<String, ViduModel>> models = ViduModel.table();
  private final Knobs knobs;
  private final FieldRules fields;
  private final ViduValues values;

  ViduRules(Knobs knobs, RandomGenerator random) {
    this.knobs = knobs;
    this.fields = new FieldRules(knobs);
    this.values = new ViduValues(random);
  }

  ViduOrder order(Operation operation, JsonObject json) {
    ViduBody body = new ViduBody(json);
    fields.check(operation, body);
    String name = operation.takes("model") ? body.text("model", "", MOST_NAME_CHARACTERS) : "";
    ViduModel model =
        Optional.ofNullable(models.get(operation.word()).get(name))
            .orElseThrow(() -> ViduError.FieldInvalid.about(List.of("model")));
    if (knobs.get(ViduSettings.RETIRED_MODELS).contains(name)) {
      throw ViduError.ModelUnavailable.refusal();
    }
    if (operation.takes("image_settings")) {
      List<Frame> frames = KeyFrameRules.frames(model, body);
      return values.order(operation, name, model, body, frames);
    }
    ReferenceRules.check(operation, model, body);
    return values.order(operation, name, model, body, List.of());
  }
}
