package io.filmgate.plugin.kling;

/** What only some models can do, in some modes, for some lengths. */
enum Feature {
  END_FRAME("image_tail"),
  END_FRAME_ONLY("image_tail without image"),
  END_FRAME_WITH_SOUND("image_tail with sound on"),
  MOTION_BRUSH("static_mask and dynamic_masks"),
  CAMERA_CONTROL("camera_control"),
  CAMERA_PRESET("camera_control of a type other than simple"),
  SOUND("sound on"),
  SOUND_ALWAYS("sound off"),
  VOICES("voice_list"),
  ELEMENTS("element_list"),
  MULTI_SHOT("multi_shot"),
  CFG_SCALE("cfg_scale");

  private final String words;

  Feature(String words) {
    this.words = words;
  }

  /** What it is called in a message to a tenant. */
  String words() {
    return words;
  }
}
