package io.filmgate.core.config;

import io.filmgate.spi.ProviderDescriptor;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A configuration that can be used. */
public final class Loaded {
  private final Reading reading;
  private final String sha256;
  private final Supplier<Loaded> source;

  /**
   * @param source reads it again
   */
  Loaded(Reading reading, String sha256, Supplier<Loaded> source) {
    this.reading = reading;
    this.sha256 = sha256;
    this.source = source;
  }

  /**
   * The same files, as they are now.
   *
   * @throws ConfigException with every problem
   */
  public Loaded again() {
    return source.get();
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
    return checked(reading.config(), again -> PluginRules.check(again, providers));
  }

  /**
   * Makes it one that can replace another while the gateway runs.
   *
   * @return the same, but for what cannot change before the next start; its warnings say so
   * @throws ConfigException with every problem
   */
  public Loaded after(Loaded before) {
    return checked(
        reading.config().keeping(before.config()),
        again -> ReloadRules.check(reading.with(again.problems()), before.config()));
  }

  private Loaded checked(GatewayConfig config, Consumer<Reading> rules) {
    Problems problems = new Problems();
    reading.problems().warnings().forEach(problems::warn);
    Reading again = new Reading(config, reading.leftOut(), reading.places(), problems);
    rules.accept(again);
    problems.throwIfAny();
    return new Loaded(again, sha256, source);
  }

  /** Equal is what says the same in the same words. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Loaded loaded
        && sha256.equals(loaded.sha256)
        && config().equals(loaded.config());
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  /** As it stands in the files, without secrets. */
  public JsonObject shown() {
    return ShownConfig.of(reading.places());
  }
}
