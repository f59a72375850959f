package io.filmgate.simulators;

import io.filmgate.simulators.jimeng.JimengCredentials;
import io.filmgate.simulators.kling.KlingCredentials;
import io.filmgate.simulators.vidu.ViduCredentials;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The keys that the simulators accept.
 *
 * @param madeUp those that nobody gave, by the name of their environment variable, in a fixed order
 */
public record SimulatorCredentials(
    KlingCredentials kling,
    JimengCredentials jimeng,
    ViduCredentials vidu,
    Map<String, String> madeUp) {

  private static final int KEY_BYTES = 24;

  public SimulatorCredentials {
    madeUp = Collections.unmodifiableMap(new LinkedHashMap<>(madeUp));
  }

  /**
   * Takes {@code KLING_ACCESS_KEY}, {@code KLING_SECRET_KEY}, {@code KLING_API_KEY}, {@code
   * JIMENG_ACCESS_KEY_ID}, {@code JIMENG_SECRET_ACCESS_KEY} and {@code VIDU_API_KEY} from an
   * environment and makes up what is missing or empty. {@code JIMENG_SESSION_TOKEN} is taken if it
   * is there; then the access key is a temporary one, which needs it. So is {@code
   * KLING_WEBHOOK_SECRET}; then Kling's callbacks are signed.
   */
  public static SimulatorCredentials from(Map<String, String> environment) {
    return from(environment, new SecureRandom());
  }

  static SimulatorCredentials from(Map<String, String> environment, RandomGenerator random) {
    Map<String, String> madeUp = new LinkedHashMap<>();
    Names names = new Names(environment, madeUp, random);
    return new SimulatorCredentials(
        new KlingCredentials(
            names.take("KLING_ACCESS_KEY", "ak"),
            names.take("KLING_SECRET_KEY", "sk"),
            names.take("KLING_API_KEY", "api-key-kling-"),
            optional(environment, "KLING_WEBHOOK_SECRET")),
        new JimengCredentials(
            names.take("JIMENG_ACCESS_KEY_ID", "AKLT"),
            names.take("JIMENG_SECRET_ACCESS_KEY", ""),
            optional(environment, "JIMENG_SESSION_TOKEN")),
        new ViduCredentials(names.take("VIDU_API_KEY", "vda_")),
        madeUp);
  }

  private static Optional<String> optional(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  @Override
  public String toString() {
    return "SimulatorCredentials[madeUp=" + madeUp.keySet() + "]";
  }

  private record Names(
      Map<String, String> environment, Map<String, String> madeUp, RandomGenerator random) {

    String take(String name, String prefix) {
      String given = environment.getOrDefault(name, "").trim();
      if (!given.isEmpty()) {
        return given;
      }
      byte[] bytes = new byte[KEY_BYTES];
      random.nextBytes(bytes);
      String value = prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      madeUp.put(name, value);
      return value;
    }
  }
}
