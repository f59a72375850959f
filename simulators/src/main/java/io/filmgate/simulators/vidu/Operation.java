package io.filmgate.simulators.vidu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operations that can be ordered, with the fields that belong to each. */
enum Operation {
  TEXT_TO_VIDEO("text2video", "text2video", 0),
  IMAGE_TO_VIDEO("img2video", "img2video", 1),
  START_END_TO_VIDEO("start-end2video", "headtailimg2video", 2);

  private static final List<String> SHARED =
      List.of(
          "model",
          "prompt",
          "duration",
          "seed",
          "resolution",
          "movement_amplitude",
          "payload",
          "off_peak",
          "watermark",
          "wm_position",
          "wm_url",
          "meta_data",
          "callback_url");

  /** Known to the vendor from its other operations. */
  private static final List<String> ELSEWHERE =
      List.of(
          "videos",
          "sounds",
          "subjects",
          "auto_subjects",
          "start_image",
          "image_settings",
          "video_creation_id",
          "video_url",
          "template",
          "story",
          "area",
          "beast");

  private final String word;
  private final String type;
  private final int images;

  Operation(String word, String type, int images) {
    this.word = word;
    this.type = type;
    this.images = images;
  }

  /** As it stands in the path, and in the table of models. */
  String word() {
    return word;
  }

  /** As answers call it. */
  String type() {
    return type;
  }

  int images() {
    return images;
  }

  boolean takes(String field) {
    return own().contains(field) || SHARED.contains(field);
  }

  /** Whether any operation of the vendor has such a field. */
  static boolean isKnown(String field) {
    return ELSEWHERE.contains(field)
        || Arrays.stream(values()).anyMatch(operation -> operation.takes(field));
  }

  static Optional<Operation> ofWord(String word) {
    return Arrays.stream(values()).filter(operation -> operation.word.equals(word)).findFirst();
  }

  private List<String> own() {
    return switch (this) {
      case TEXT_TO_VIDEO -> List.of("style", "aspect_ratio", "bgm", "audio");
      case IMAGE_TO_VIDEO -> List.of("images", "audio", "audio_type", "voice_id", "is_rec", "bgm");
      case START_END_TO_VIDEO -> List.of("images", "is_rec", "bgm", "audio");
    };
  }
}
