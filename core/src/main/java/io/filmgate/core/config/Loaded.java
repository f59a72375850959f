package io.filmgate.core.config;

import io.filmgate.spi.ProviderDescriptor;
import java.util.List;
import java.util.Map;

/** A configuration that can be used. */
public final class Loaded {
  private final Reading reading;
  private final String sha256;

  Loaded(Reading reading, String sha256) {
    this.reading = reading;
    this.sha256 = sha256;
  }

  public GatewayConfig config() {
    return reading.config();
  }

  /** What is not wrong, but perhaps not meant. */
  public List<Problem> warnings() {
    return reading.problems().warnings();
  }

  /** Of the files' names and bytes, in hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** The optional channels that are not in {@link #config()} because a variable is not set. */
  public List<String> leftOut() {
    return List.copyOf(reading.leftOut().keySet());
  }

  /**
   * Checks every channel, also those left out, against the providers that are loaded.
   *
   * @param providers by id
   * @return the same configuration with the warnings that this adds
   * @throws ConfigException with every problem
   */
  public Loaded against(Map<String, ProviderDescriptor> providers) {
    Problems problems = new Problems();
    reading.problems().warnings().forEach(problems::warn);
    Reading again = new Reading(reading.config(), reading.leftOut(), reading.places(), problems);
    PluginRules.check(again, providers);
    problems.throwIfAny();
    return new Loaded(again, sha256);
  }
}
