package io.filmgate.simulators.vidu;

/** The key that callers show. */
public record ViduCredentials(String apiKey) {

  @Override
  public String toString() {
    return "ViduCredentials[]";
  }
}
