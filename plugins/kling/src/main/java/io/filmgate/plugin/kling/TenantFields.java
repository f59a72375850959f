package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;
import java.util.Set;

/** Lets metadata win over the request's own fields, and says so where that changes something. */
final class TenantFields {
  private static final Set<String> DOCUMENTED =
      Set.of(
          "model_name",
          "prompt",
          "negative_prompt",
          "cfg_scale",
          "mode",
          "aspect_ratio",
          "duration",
          "sound",
          "voice_list",
          "camera_control",
          "multi_shot",
          "shot_type",
          "multi_prompt",
          "image",
          "image_tail",
          "static_mask",
          "dynamic_masks",
          "element_list",
          "watermark_info",
          "external_task_id");

  /** Fields that would make it another product, and so another video than the one paid for. */
  private static final Set<String> OTHER_PRODUCTS =
      Set.of(
          "image_list",
          "image_url",
          "video_list",
          "video_url",
          "video_id",
          "character_orientation",
          "effect_scene",
          "input",
          "session_id",
          "face_choose",
          "sound_file",
          "audio_id");

  private final Draft draft;
  private final JsonView metadata;
  private final boolean dropsUnknown;

  TenantFields(Draft draft, boolean dropsUnknown) {
    this.draft = draft;
    this.metadata = draft.metadata();
    this.dropsUnknown = dropsUnknown;
  }

  /**
   * Whether metadata has the field. Kling takes an empty text for an absent one, and so do we; only
   * a prompt may be meant to be empty.
   */
  boolean has(String field) {
    boolean isEmpty = get(field).text("").filter(String::isEmpty).isPresent();
    return get(field).has("") && (!isEmpty || field.equals("prompt"));
  }

  /** A field of metadata as the tenant wrote it. */
  JsonView get(String field) {
    return metadata.member(field);
  }

  /** How the tenant spelled a field that has a place at the top, too. */
  String path(String field) {
    return has(field) ? "metadata." + field : field;
  }

  /** Warns that a field of metadata was used, and one of the request's own was not. */
  void overridden(String own, String field) {
    draft.warn(Warning.Code.OVERRIDDEN, own, "metadata." + field + " was used");
  }

  /** Whether metadata has the field; warns if its value is another than the request's own. */
  boolean wins(String field, Optional<?> own) {
    boolean differs = own.isPresent() && !metadata.scalar(field).equals(own.map(String::valueOf));
    if (has(field) && differs) {
      overridden(field, field);
    }
    return has(field);
  }

  /**
   * Sets a field that Kling does not document, unless this channel leaves such fields out.
   *
   * @param param how the tenant spelled it
   */
  void setUndocumented(String field, Object value, String param) {
    if (dropsUnknown) {
      draft.warn(Warning.Code.IGNORED, param, "left out; Kling documents no " + field);
    } else {
      draft.set(field, value);
      draft.warn(Warning.Code.NOT_GUARANTEED, param, "sent as given; Kling documents no " + field);
    }
  }

  /** Copies metadata into the body, over what is there. */
  void overlay() {
    for (String field : metadata.names()) {
      String param = "metadata." + field;
      if (!has(field)) {
        draft.used(field);
      } else if (OTHER_PRODUCTS.contains(field)) {
        draft.used(field);
        draft.problem(
            Problem.unsupported(
                param, param + " belongs to a product of Kling that is not served here"));
      } else if (!DOCUMENTED.contains(field)) {
        setUndocumented(field, get(field).raw(), param);
      }
    }
    draft.overlay(DOCUMENTED);
  }
}
