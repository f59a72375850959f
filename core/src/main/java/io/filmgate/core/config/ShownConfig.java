package io.filmgate.core.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/**
 * The configuration as it stands in the files: references as they were written, never what they
 * refer to. Where a secret belongs, a text that is not a reference is masked.
 */
final class ShownConfig {
  private static final Pattern SECRETS =
      Pattern.compile(
          "channels\\.[^.]+\\.(credentials\\..+|proxy)|store\\.password|management\\.jwt\\[\\d+]\\.secret");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):[^}:]+}");
  private static final String MASK = "***";

  private ShownConfig() {}

  static JsonObject of(Places places) {
    return (JsonObject) json("", places.nodes().get(""));
  }

  private static Object json(String path, Node node) {
    if (node instanceof Node.Keys keys) {
      JsonObject object = new JsonObject();
      keys.members()
          .forEach(
              (key, member) ->
                  object.put(key, json(path.isEmpty() ? key : path + "." + key, member)));
      return object;
    } else if (node instanceof Node.Items items) {
      JsonArray array = new JsonArray();
      for (Node item : items.items()) {
        array.add(json(path + "[" + array.size() + "]", item));
      }
      return array;
    }
    return node instanceof Node.Text text ? shown(path, text.written()) : null;
  }

  private static String shown(String path, String written) {
    boolean isHidden = SECRETS.matcher(path).matches() && !REFERENCE.matcher(written).matches();
    return isHidden ? MASK : written;
  }
}
