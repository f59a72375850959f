package io.filmgate.plugin.kling;

import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;

/** The gateway's own fields: the tenant's values are compared or remembered, never sent. */
final class Reserved {
  private Reserved() {}

  static void take(Draft draft, TenantFields fields, KlingModel model) {
    draft.used("model_name", "external_task_id");
    if (fields.has("model_name")
        && !fields.get("model_name").text("").equals(Optional.of(model.name()))) {
      refuse(draft, "metadata.model_name", "model says which model runs");
    }
    Optional<String> reference = fields.get("external_task_id").text("");
    reference.ifPresent(own -> draft.detail("external_task_id", own));
    if (fields.has("external_task_id") && reference.isEmpty()) {
      draft.problem(
          Problem.invalid("metadata.external_task_id", "a text", fields.get("external_task_id")));
    }
  }

  static void refuse(Draft draft, String path, String why) {
    draft.problem(new Problem(Problem.Kind.RESERVED, path, path + " cannot be set; " + why));
  }
}
