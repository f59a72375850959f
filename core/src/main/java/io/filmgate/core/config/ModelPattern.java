package io.filmgate.core.config;

/** A model's name in which {@code *} stands for any run of characters. */
public final class ModelPattern {
  private ModelPattern() {}

  /** Whether a model is meant by a pattern. */
  public static boolean matches(String pattern, String model) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(model);
    }
    if (!model.startsWith(pattern.substring(0, star))) {
      return false;
    }
    String rest = pattern.substring(star + 1);
    int next = rest.indexOf('*');
    if (next < 0) {
      return model.length() >= star + rest.length() && model.endsWith(rest);
    }
    int found = model.indexOf(rest.substring(0, next), star);
    return found >= 0 && matches(rest, model.substring(found));
  }
}
