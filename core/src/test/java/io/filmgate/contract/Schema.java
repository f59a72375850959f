package io.filmgate.contract;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.List;

/** One schema of the document, in which nothing is referred to any more. */
final class Schema {
  private static final JsonSchemaOptions OPTIONS =
      new JsonSchemaOptions()
          .setBaseUri("https://filmgate.invalid/")
          .setDraft(Draft.DRAFT202012)
          .setOutputFormat(OutputFormat.Basic);
  private static final int MOST_SHOWN = 8;

  private final JsonObject json;
  private final Validator validator;

  Schema(JsonObject resolved) {
    this.json = resolved;
    this.validator = Validator.create(JsonSchema.of(resolved.copy()), OPTIONS);
  }

  boolean isInteger() {
    return "integer".equals(json.getValue("type"));
  }

  /** What is wrong with a value; empty if nothing is. */
  List<String> problems(Object value) {
    OutputUnit result = validator.validate(value);
    if (result.getValid()) {
      return List.of();
    }
    return result.getErrors().stream()
        .limit(MOST_SHOWN)
        .map(error -> error.getInstanceLocation() + ": " + error.getError())
        .toList();
  }
}
