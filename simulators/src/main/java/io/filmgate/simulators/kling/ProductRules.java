package io.filmgate.simulators.kling;

import io.filmgate.simulators.kling.ProductTable.Row;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** From the bodies of the other products to orders; texts and pictures generate by other rules. */
final class ProductRules {

  private static final int MOST_CHARACTERS = 2500;
  private static final List<String> RATIOS = List.of("16:9", "9:16", "1:1");
  private static final int MOVING_SECONDS = 5;

  private final ProductTable table;
  private final KlingRules generation = new KlingRules();
  private final FollowUpRules followUps;

  ProductRules(ProductTable table, KlingTasks tasks) {
    this.table = table;
    this.followUps = new FollowUpRules(tasks);
  }

  KlingOrder order(Operation operation, JsonObject json) {
    KlingBody body = new KlingBody(json);
    return switch (operation) {
      case TEXT_TO_VIDEO, IMAGE_TO_VIDEO -> generation.order(operation, json);
      case MULTI_IMAGE -> multiImage(body);
      case MULTI_ELEMENTS -> multiElements(body);
      case OMNI -> OmniRules.order(table.row(operation, body), body);
      case MOTION_CONTROL -> motion(body);
      case EXTEND -> followUps.extension(body);
      case ADVANCED_LIP_SYNC -> followUps.lipSync(body);
      case LIP_SYNC -> followUps.firstLipSync(body);
      case AVATAR -> avatar(body);
      case EFFECTS -> EffectRules.order(body);
    };
  }

  static String prompt(KlingBody body, boolean isNeeded) {
    body.text("negative_prompt", MOST_CHARACTERS);
    Optional<String> prompt = body.text("prompt", MOST_CHARACTERS);
    if (prompt.isEmpty() && isNeeded) {
      throw KlingBody.refusal("prompt is required");
    }
    return prompt.orElse("");
  }

  static String mode(Row row, KlingBody body, String usual) {
    String mode = body.choice("mode", List.of("std", "pro", "4k")).orElse(usual);
    if (!row.has(mode)) {
      throw KlingBody.refusal(row.model() + " is not supported with mode " + mode);
    }
    return mode;
  }

  static int seconds(Row row, KlingBody body) {
    int seconds = body.seconds("duration").orElse(5);
    if (!row.lasts(seconds)) {
      throw body.invalid("duration");
    }
    return seconds;
  }

  static String ratio(KlingBody body) {
    return body.choice("aspect_ratio", RATIOS).orElse("16:9");
  }

  /** An address that the vendor fetches from. */
  static void address(KlingBody body, String name) {
    String address = body.text(name).orElseThrow(() -> KlingBody.refusal(name + " is required"));
    if (!address.startsWith("http://") && !address.startsWith("https://")) {
      throw body.invalid(name);
    }
  }

  private static int pictures(KlingBody body, int least, int most) {
    JsonArray list = body.list("image_list", most).orElseGet(JsonArray::new);
    for (Object element : list) {
      if (MediaRules.image(KlingBody.item("image_list", element), "image").isEmpty()) {
        throw KlingBody.refusal("image_list.image is required");
      }
    }
    if (list.size() < least) {
      throw KlingBody.refusal("image_list needs at least " + least + " images");
    }
    return list.size();
  }

  private KlingOrder multiImage(KlingBody body) {
    Row row = table.row(Operation.MULTI_IMAGE, body);
    pictures(body, 1, 4);
    String prompt = prompt(body, true);
    String mode = mode(row, body, "std");
    int seconds = seconds(row, body);
    return KlingOrder.older(
        Operation.MULTI_IMAGE,
        row.model(),
        row.shape(mode, ratio(body), seconds),
        row.units(mode, "silent", seconds),
        body,
        prompt);
  }

  private KlingOrder multiElements(KlingBody body) {
    Row row = table.row(Operation.MULTI_ELEMENTS, body);
    if (body.text("session_id").isEmpty()) {
      throw KlingBody.refusal("session_id is required");
    }
    String edit =
        body.choice("edit_mode", List.of("addition", "swap", "removal"))
            .orElseThrow(() -> KlingBody.refusal("edit_mode is required"));
    int most = edit.equals("addition") ? 2 : edit.equals("swap") ? 1 : 0;
    pictures(body, Math.min(1, most), most);
    String prompt = prompt(body, true);
    String mode = mode(row, body, "std");
    int seconds = seconds(row, body);
    return KlingOrder.older(
        Operation.MULTI_ELEMENTS,
        row.model(),
        row.shape(mode, "16:9", seconds),
        row.units(mode, "silent", seconds),
        body,
        prompt);
  }

  /** Nobody looks into the video: it is taken for one of five seconds. */
  private KlingOrder motion(KlingBody body) {
    Row row = table.row(Operation.MOTION_CONTROL, body);
    if (MediaRules.image(body, "image_url").isEmpty()) {
      throw KlingBody.refusal("image_url is required");
    }
    address(body, "video_url");
    String orientation =
        body.choice("character_orientation", List.of("image", "video"))
            .orElseThrow(() -> KlingBody.refusal("character_orientation is required"));
    if (!body.has("mode")) {
      throw KlingBody.refusal("mode is required");
    }
    body.choice("keep_original_sound", List.of("yes", "no"));
    int elements = body.list("element_list", row.most("elements")).map(JsonArray::size).orElse(0);
    if (elements > 0 && orientation.equals("image")) {
      throw KlingBody.refusal("element_list needs character_orientation video");
    }
    String mode = mode(row, body, "std");
    return KlingOrder.older(
        Operation.MOTION_CONTROL,
        row.model(),
        row.shape(mode, "16:9", MOVING_SECONDS),
        row.units(mode, "silent", MOVING_SECONDS),
        body,
        prompt(body, false));
  }

  private KlingOrder avatar(KlingBody body) {
    Row row = table.row(Operation.AVATAR, body);
    if (MediaRules.image(body, "image").isEmpty()) {
      throw KlingBody.refusal("image is required");
    }
    FollowUpRules.sound(body);
    String mode = mode(row, body, "std");
    return KlingOrder.older(
        Operation.AVATAR,
        row.model(),
        row.shape(mode, "16:9", MOVING_SECONDS),
        row.units(mode, "silent", MOVING_SECONDS),
        body,
        prompt(body, false));
  }
}
