package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The models as the gateway sees them: every {@code req_key} and every alias. */
final class ModelCatalogue {
  /** Products that are created by other actions, which this version does not speak. */
  private static final Set<String> OTHER_ACTIONS =
      Set.of(
          "jimeng_realman_avatar_picture_omni_v15",
          "jimeng_realman_avatar_picture_create_role_omni_v15",
          "jimeng_realman_avatar_object_detection");

  private ModelCatalogue() {}

  static List<ModelInfo> models() {
    Stream<String> keys = ProductTable.rows().stream().map(Product::reqKey).distinct();
    return Stream.concat(keys, ReqKeySwitch.ALIASES.stream()).map(ModelCatalogue::model).toList();
  }

  private static ModelInfo model(String name) {
    Optional<ReqKeySwitch> choice = ReqKeySwitch.named(name);
    List<String> keys = choice.map(ReqKeySwitch::byPictures).orElse(List.of(name));
    List<Capability> capabilities =
        ProductTable.rows().stream()
            .filter(row -> keys.contains(row.reqKey()))
            .map(Product::capability)
            .toList();
    String[] variants = keys.stream().filter(key -> !key.equals(name)).toArray(String[]::new);
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
                    Problem.unsupported(
                        "models." + alias,
                        "models.%s stands for %s; list behind it those that may be used"
                            .formatted(alias, String.join(", ", targets(alias)))));
    Stream<Problem> notServed =
        OTHER_ACTIONS.stream()
            .filter(models::contains)
            .sorted()
            .map(
                key ->
                    Problem.unsupported(
                        "models." + key, "models." + key + " is not served by this version"));
    return Stream.concat(aliasesAlone, notServed).toList();
  }

  private static List<String> targets(String alias) {
    return ReqKeySwitch.named(alias).map(ReqKeySwitch::byPictures).orElse(List.of());
  }
}
