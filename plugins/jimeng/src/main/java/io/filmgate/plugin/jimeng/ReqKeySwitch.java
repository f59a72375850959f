package io.filmgate.plugin.jimeng;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names that stand for several {@code req_key}s, of which the number of pictures picks one.
 *
 * @param isAlias whether the vendor itself does not know the name
 * @param byPictures the key for no picture, for one, for two; the last one also for more
 * @param larger the alias of the same family in a higher resolution
 */
record ReqKeySwitch(boolean isAlias, List<String> byPictures, Optional<String> larger) {
  private static final List<String> V30 =
      List.of("jimeng_t2v_v30", "jimeng_i2v_first_v30", "jimeng_i2v_first_tail_v30");
  private static final List<String> V30_1080P =
      List.of(
          "jimeng_t2v_v30_1080p", "jimeng_i2v_first_v30_1080", "jimeng_i2v_first_tail_v30_1080");

  private static final Map<String, ReqKeySwitch> BY_NAME =
      Map.of(
          "jimeng_v30", new ReqKeySwitch(true, V30, Optional.of("jimeng_v30_1080p")),
          "jimeng_v30_1080p", alias(V30_1080P),
          "jimeng_v30_pro", alias(List.of("jimeng_ti2v_v30_pro")),
          "jimeng_vgfm_t2v_l20", key(List.of("jimeng_vgfm_t2v_l20", "jimeng_vgfm_i2v_l20")),
          "jimeng_t2v_v30", key(V30),
          "jimeng_t2v_v30_1080p", key(V30_1080P));

  static final List<String> ALIASES =
      BY_NAME.entrySet().stream()
          .filter(entry -> entry.getValue().isAlias())
          .map(Map.Entry::getKey)
          .sorted()
          .toList();

  static Optional<ReqKeySwitch> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  String pick(int pictures) {
    return byPictures.get(Math.min(pictures, byPictures.size() - 1));
  }

  /** Every key that may come out, of the larger family too. */
  List<String> targets() {
    Stream<String> others =
        larger.flatMap(ReqKeySwitch::named).map(ReqKeySwitch::byPictures).stream()
            .flatMap(List::stream);
    return Stream.concat(byPictures.stream(), others).toList();
  }

  private static ReqKeySwitch alias(List<String> byPictures) {
    return new ReqKeySwitch(true, byPictures, Optional.empty());
  }

  private static ReqKeySwitch key(List<String> byPictures) {
    return new ReqKeySwitch(false, byPictures, Optional.empty());
  }
}
