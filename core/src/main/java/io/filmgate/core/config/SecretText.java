package io.filmgate.core.config;

/** A text from the configuration that must not be shown. */
public record SecretText(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
