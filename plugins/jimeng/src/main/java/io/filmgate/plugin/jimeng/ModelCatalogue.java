package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The models as the gateway sees them: every {@code req_key} and every alias. */
final class ModelCatalogue {
  /** Steps on the way to an avatar: they look at a picture and make nothing. */
  private static final Set<String> NO_VIDEO =
      Set.of(
          "jimeng_realman_avatar_picture_create_role_omni_v15",
          "jimeng_realman_avatar_object_detection");

  /** Names that are told about and that the vendor refuses, with the right ones. */
  private static final Map<String, String> MISTAKEN =
      Map.of(
          "jimeng_t2v_v30_pro", "jimeng_ti2v_v30_pro",
          "jimeng_t2v_v30_720p", "jimeng_t2v_v30",
          "jimeng_i2v_first_frame", "jimeng_i2v_first_v30",
          "jimeng_i2v_first_tail_v30_1080p", "jimeng_i2v_first_tail_v30_1080");

  private ModelCatalogue() {}

  static boolean isNoVideo(String reqKey) {
    return NO_VIDEO.contains(reqKey);
  }

  static List<ModelInfo> models() {
    Stream<String> keys = ProductTable.rows().stream().map(Product::reqKey).distinct();
    return Stream.concat(keys, ReqKeySwitch.ALIASES.stream()).map(ModelCatalogue::model).toList();
  }

  private static ModelInfo model(String name) {
    Optional<ReqKeySwitch> choice = ReqKeySwitch.named(name);
    List<Capability> capabilities =
        choice.map(ReqKeySwitch::byPictures).orElse(List.of(name)).stream()
            .flatMap(key -> ProductTable.rows(key).stream())
            .map(Product::capability)
            .toList();
    String[] variants =
        choice.map(ReqKeySwitch::targets).orElse(List.of()).stream()
            .filter(key -> !key.equals(name))
            .toArray(String[]::new);
    return new ModelInfo(name, capabilities, Set.of(variants));
  }

  /** What is wrong with a channel's list of models. */
  static List<Problem> check(Set<String> models) {
    Stream<Problem> aliasesAlone =
        ReqKeySwitch.ALIASES.stream()
            .filter(models::contains)
            .filter(alias -> targets(alias).stream().noneMatch(models::contains))
            .map(
                alias ->
                    problem(
                        alias,
                        "stands for %s; list behind it those that may be used"
                            .formatted(String.join(", ", targets(alias)))));
    Stream<Problem> noVideos =
        NO_VIDEO.stream()
            .filter(models::contains)
            .sorted()
            .map(key -> problem(key, "makes no video"));
    Stream<Problem> mistaken =
        MISTAKEN.keySet().stream()
            .filter(models::contains)
            .sorted()
            .map(
                key -> problem(key, "is unknown to the vendor; did you mean " + MISTAKEN.get(key)));
    return Stream.of(aliasesAlone, noVideos, mistaken).flatMap(list -> list).toList();
  }

  private static Problem problem(String model, String words) {
    return Problem.unsupported("models." + model, "models." + model + " " + words);
  }

  private static List<String> targets(String alias) {
    return ReqKeySwitch.named(alias).map(ReqKeySwitch::byPictures).orElse(List.of());
  }
}
