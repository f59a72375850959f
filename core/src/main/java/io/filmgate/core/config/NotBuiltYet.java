package io.filmgate.core.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The keys of the format that this version does not implement. Using one is a problem: what an
 * operator wrote is done or refused, never ignored. To build one is to delete its line.
 */
final class NotBuiltYet {
  private static final List<Key> KEYS =
      List.of(
          new Key("routes\\[\\d+]\\.strategy", text("least_loaded"), "strategy least_loaded is"),
          new Key("routes\\[\\d+]\\.strategy", text("cheapest"), "strategy cheapest is"),
          new Key("routes\\[\\d+]\\.when\\.size", NotBuiltYet::isFilled, "routing by size is"),
          new Key("channels\\..+\\.proxy", NotBuiltYet::isFilled, "outgoing proxies are"));

  /** Keys that forbid nothing and promise nothing to tenants: a warning is enough. */
  private static final List<Key> WITHOUT_EFFECT =
      List.of(
          new Key(
              "routes\\[\\d+]\\.fallback", NotBuiltYet::isFilled, "fallback to other models is"),
          new Key("plugins\\.scan_interval", node -> true, "replacing jars while running is"),
          new Key("channels\\.[^.]+\\.cost", node -> true, "counting vendors' cost is"));

  /**
   * One of them.
   *
   * @param path a pattern of its paths
   * @param isUsed whether a value asks for what is not there
   * @param what the beginning of the message
   */
  private record Key(Pattern path, Predicate<Node> isUsed, String what) {
    Key(String path, Predicate<Node> isUsed, String what) {
      this(Pattern.compile(path), isUsed, what);
    }
  }

  private NotBuiltYet() {}

  static void check(Places places, Problems problems) {
    used(places, KEYS, (path, node, message) -> problems.add(path, message, node.place()));
    used(
        places,
        WITHOUT_EFFECT,
        (path, node, message) ->
            problems.warn(new Problem(path, message, Optional.of(node.place()))));
  }

  private interface Report {
    void of(String path, Node node, String message);
  }

  private static void used(Places places, List<Key> keys, Report report) {
    places
        .nodes()
        .forEach(
            (path, node) ->
                keys.stream()
                    .filter(key -> key.path().matcher(path).matches() && key.isUsed().test(node))
                    .forEach(
                        key ->
                            report.of(path, node, key.what() + " not built yet in this version")));
  }

  private static Predicate<Node> text(String regex) {
    return node -> node instanceof Node.Text text && text.value().matches(regex);
  }

  /** Whether anything is asked for at all. */
  private static boolean isFilled(Node node) {
    if (node instanceof Node.Text text) {
      return !text.value().isEmpty();
    }
    return node instanceof Node.Items items && !items.items().isEmpty();
  }
}
