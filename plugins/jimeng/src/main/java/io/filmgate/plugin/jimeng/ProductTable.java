package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The products, one row per {@code req_key} and operation. The names of the operations are durable.
 */
final class ProductTable {
  static final String TEXT = "text2video";
  static final String IMAGE = "image2video";
  static final String FIRST_AND_LAST = "frames2video";
  static final String CAMERA = "camera2video";
  static final String MIMIC = "mimic";

  /** A product that this version does not know; everything is passed on to it. */
  static final String OTHER = "other";

  private static final int PROMPT_S2 = 150;
  private static final int PROMPT_V3 = 800;

  private static final List<Integer> FIVE = List.of(5);
  private static final List<Integer> FIVE_OR_TEN = List.of(5, 10);
  private static final List<String> RATIOS = List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9");
  private static final List<String> RATIOS_S2 =
      List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "9:21");
  private static final List<String> CAMERAS =
      List.of(
          "hitchcock_dolly_in",
          "hitchcock_dolly_out",
          "robo_arm",
          "dynamic_orbit",
          "central_orbit",
          "crane_push",
          "quick_pull_back",
          "counterclockwise_swivel",
          "clockwise_swivel",
          "handheld",
          "rapid_push_pull");
  private static final List<String> STRENGTHS = List.of("weak", "medium", "strong");
  private static final List<String> ANY = List.of();

  private static final List<Product> ROWS =
      List.of(
          s2("jimeng_vgfm_t2v_l20", TEXT, 0),
          s2("jimeng_vgfm_i2v_l20", IMAGE, 1),
          v3("jimeng_t2v_v30", TEXT, 0, "720p"),
          v3("jimeng_i2v_first_v30", IMAGE, 1, "720p"),
          v3("jimeng_i2v_first_tail_v30", FIRST_AND_LAST, 2, "720p"),
          recamera("jimeng_i2v_recamera_v30"),
          v3("jimeng_t2v_v30_1080p", TEXT, 0, "1080p"),
          v3("jimeng_i2v_first_v30_1080", IMAGE, 1, "1080p"),
          v3("jimeng_i2v_first_tail_v30_1080", FIRST_AND_LAST, 2, "1080p"),
          v3("jimeng_ti2v_v30_pro", TEXT, 0, "1080p"),
          v3("jimeng_ti2v_v30_pro", IMAGE, 1, "1080p"),
          mimic(
              "jimeng_dream_actor_m1_gen_video_cv",
              0,
              Set.of(),
              Map.of("image_url", ANY, "video_url", ANY)),
          mimic(
              "jimeng_dreamactor_m20_gen_video",
              1,
              Set.of("cut_result_first_second_switch"),
              Map.of("video_url", ANY)));

  private ProductTable() {}

  /** All rows, in the order of the table. */
  static List<Product> rows() {
    return ROWS;
  }

  /** The row for so many pictures; if none takes them the last of the key, to measure against. */
  static Optional<Product> find(String reqKey, int pictures) {
    List<Product> rows = ROWS.stream().filter(row -> row.reqKey().equals(reqKey)).toList();
    return rows.stream()
        .filter(row -> row.takesPictures(pictures))
        .findFirst()
        .or(() -> rows.stream().reduce((first, last) -> last));
  }

  private static Product s2(String reqKey, String operation, int images) {
    Capability capability =
        new Capability(operation, images, images, FIVE, List.of("720p"), RATIOS_S2);
    return new Product(reqKey, capability, Set.of("seed", "aspect_ratio"), Map.of(), PROMPT_S2);
  }

  private static Product v3(String reqKey, String operation, int images, String resolution) {
    List<String> ratios = images == 0 ? RATIOS : List.of();
    Set<String> fields =
        images == 0 ? Set.of("seed", "frames", "aspect_ratio") : Set.of("seed", "frames");
    Capability capability =
        new Capability(operation, images, images, FIVE_OR_TEN, List.of(resolution), ratios);
    return new Product(reqKey, capability, fields, Map.of(), PROMPT_V3);
  }

  private static Product recamera(String reqKey) {
    return new Product(
        reqKey,
        new Capability(CAMERA, 1, 1, FIVE_OR_TEN, List.of("720p"), List.of()),
        Set.of("seed", "frames"),
        Map.of("template_id", CAMERAS, "camera_strength", STRENGTHS),
        PROMPT_V3);
  }

  private static Product mimic(
      String reqKey, int images, Set<String> fields, Map<String, List<String>> required) {
    Capability capability = new Capability(MIMIC, images, 1, List.of(), List.of("720p"), List.of());
    return new Product(reqKey, capability, fields, required, PROMPT_V3);
  }
}
