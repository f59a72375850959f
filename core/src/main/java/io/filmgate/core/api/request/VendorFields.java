package io.filmgate.core.api.request;

import java.util.Set;

/**
 * Names that vendors use for fields of their own. At the top level they would be lost, and the
 * video be another than the one that was paid for; so there they are a mistake.
 */
final class VendorFields {
  private static final Set<String> NAMES =
      Set.of(
          "aspect_ratio",
          "audio",
          "audio_type",
          "bgm",
          "binary_data_base64",
          "callback_url",
          "camera_control",
          "camera_strength",
          "cfg_scale",
          "dynamic_masks",
          "element_list",
          "external_task_id",
          "frames",
          "image_list",
          "image_tail",
          "image_urls",
          "images",
          "is_rec",
          "meta_data",
          "mode",
          "model_name",
          "movement_amplitude",
          "multi_prompt",
          "multi_shot",
          "negative_prompt",
          "off_peak",
          "payload",
          "req_json",
          "req_key",
          "resolution",
          "shot_type",
          "sound",
          "static_mask",
          "style",
          "template_id",
          "video_list",
          "voice_id",
          "voice_list",
          "watermark",
          "watermark_info",
          "wm_position",
          "wm_url");

  private VendorFields() {}

  static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
