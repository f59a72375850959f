package io.filmgate.simulators.kling;

import io.filmgate.simulators.kling.ProductTable.Row;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** From a body of the newer surface to an order: settings, contents and options. */
final class NewerRules {

  private static final int USUAL_SECONDS = 5;
  private static final int MOST_CHARACTERS = 2500;
  private static final int MOST_CHARACTERS_OF_3_0 = 3072;
  private static final List<String> RATIOS = List.of("16:9", "9:16", "1:1");

  private final ProductTable table;

  NewerRules(ProductTable table) {
    this.table = table;
  }

  KlingOrder order(Operation operation, String model, JsonObject json) {
    Row row =
        table
            .newer(operation, model)
            .orElseThrow(() -> KlingError.RESOURCE_MISSING.refusal("model not found: " + model));
    KlingBody body = new KlingBody(json);
    KlingBody settings = body.object("settings").orElseGet(() -> new KlingBody(new JsonObject()));
    KlingBody options = body.object("options").orElseGet(() -> new KlingBody(new JsonObject()));
    int most = model.startsWith("kling-3.0") ? MOST_CHARACTERS_OF_3_0 : MOST_CHARACTERS;
    NewerContents contents = NewerContents.of(operation, body, row, most);
    String resolution =
        choice(settings, "resolution", List.of("720p", "1080p", "4k")).orElse("720p");
    if (!row.has(resolution)) {
      throw invalid(settings, "resolution");
    }
    int seconds = settings.whole("duration").orElse(USUAL_SECONDS);
    if (!row.lasts(seconds) && operation != Operation.MOTION_CONTROL) {
      throw invalid(settings, "duration");
    }
    String variant = variant(operation, settings, row, resolution, contents);
    String ratio = choice(settings, "aspect_ratio", RATIOS).orElse("16:9");
    if (operation == Operation.OMNI
        && !contents.hasFirst()
        && !contents.hasVideo()
        && !settings.has("aspect_ratio")) {
      throw KlingBody.refusal("settings.aspect_ratio is required");
    }
    return new KlingOrder(
        operation,
        row.model(),
        row.shape(resolution, ratio, seconds),
        row.units(resolution, variant, seconds),
        options.object("watermark_info").map(mark -> mark.flag("enabled")).orElse(false),
        options.text("external_task_id"),
        options.text("callback_url"),
        contents.prompt(),
        Optional.empty(),
        true);
  }

  private static String variant(
      Operation operation, KlingBody settings, Row row, String resolution, NewerContents contents) {
    List<String> words =
        switch (operation) {
          case MOTION_CONTROL -> List.of("original", "off");
          case OMNI -> List.of("native", "original", "off");
          default -> List.of("native", "off");
        };
    boolean hasSound =
        choice(settings, "audio", words).filter("native"::equals).isPresent()
            && !row.isFlagged("always_sound");
    if (hasSound && !row.lists("sound", resolution)) {
      throw invalid(settings, "audio");
    }
    boolean hasShots = settings.flag("multi_shot");
    if (hasShots && !row.isFlagged("multi_shot")) {
      throw invalid(settings, "multi_shot");
    }
    contents.check(row, resolution, hasSound, hasShots);
    if (operation == Operation.MOTION_CONTROL) {
      if (choice(settings, "character_orientation", List.of("image", "video")).isEmpty()) {
        throw KlingBody.refusal("settings.character_orientation is required");
      }
      return "motion";
    }
    if (contents.hasVideo()) {
      return "video";
    }
    boolean isLoud = hasSound || row.isFlagged("always_sound");
    return contents.hasVoice() ? "voice" : isLoud ? "sound" : "silent";
  }

  private static Optional<String> choice(KlingBody settings, String name, List<String> allowed) {
    Optional<String> word = settings.text(name);
    if (word.isPresent() && !allowed.contains(word.get())) {
      throw invalid(settings, name);
    }
    return word;
  }

  private static RuntimeException invalid(KlingBody settings, String name) {
    return KlingBody.refusal("settings." + settings.invalid(name).getMessage());
  }
}
