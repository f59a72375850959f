package io.filmgate.core.config;

import io.filmgate.core.config.Problem.Place;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The way from files to a configuration. */
public final class ConfigFile {
  private ConfigFile() {}

  /**
   * Reads a file, or the {@code *.yaml} files of a folder as one.
   *
   * @param environment what {@code ${env:NAME}} refers to
   * @param home what relative paths in the file start at
   * @throws ConfigException with every problem
   */
  public static Loaded load(Path fileOrFolder, Map<String, String> environment, Path home) {
    Problems problems = new Problems();
    return read(
        YamlSource.read(fileOrFolder, problems),
        environment,
        home,
        problems,
        () -> load(fileOrFolder, environment, home));
  }

  /** What applies where there is no file. */
  public static Loaded defaults(Path home) {
    Node.Keys nothing = new Node.Keys(Map.of(), new Place("(no file)", 1));
    return read(new YamlSource(nothing, ""), Map.of(), home, new Problems(), () -> defaults(home));
  }

  private static Loaded read(
      YamlSource source,
      Map<String, String> environment,
      Path home,
      Problems problems,
      Supplier<Loaded> again) {
    Reading reading = decode(source.root(), environment, home.toAbsolutePath(), problems);
    NotBuiltYet.check(reading.places(), problems);
    ConfigRules.check(reading);
    problems.throwIfAny();
    return new Loaded(reading, source.sha256(), again);
  }

  /** Everything but the rules. */
  static Reading decode(
      Node.Keys written, Map<String, String> environment, Path home, Problems problems) {
    References references = new References(environment, home, problems);
    Node.Keys root = references.resolve(written);
    GatewayConfig all = ConfigDecoder.decode(root, home, problems);
    Map<String, ChannelConfig> served = new LinkedHashMap<>(all.channels());
    Map<String, ChannelConfig> leftOut = new LinkedHashMap<>(all.channels());
    served.keySet().removeAll(references.leftOut());
    leftOut.keySet().retainAll(references.leftOut());
    return new Reading(all.withChannels(served), leftOut, new Places(root), problems);
  }
}
