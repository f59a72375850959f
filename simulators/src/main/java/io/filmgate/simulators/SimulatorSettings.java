package io.filmgate.simulators;

import java.util.OptionalInt;

/**
 * How the simulators are started. Everything else can be changed on each port while they run.
 *
 * @param klingPort 0: any free one; likewise the others
 * @param timeScale how many times faster than real time jobs run; at 1 a job takes about a minute
 * @param concurrency jobs that one account may run at a time; empty: what each vendor gives a small
 *     account
 */
public record SimulatorSettings(
    String host,
    int klingPort,
    int jimengPort,
    int viduPort,
    double timeScale,
    OptionalInt concurrency,
    SimulatorCredentials credentials) {

  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_KLING_PORT = 9101;
  public static final int DEFAULT_JIMENG_PORT = 9102;
  public static final int DEFAULT_VIDU_PORT = 9103;

  public static SimulatorSettings of(SimulatorCredentials credentials) {
    return new SimulatorSettings(
        DEFAULT_HOST,
        DEFAULT_KLING_PORT,
        DEFAULT_JIMENG_PORT,
        DEFAULT_VIDU_PORT,
        1,
        OptionalInt.empty(),
        credentials);
  }

  public SimulatorSettings withHost(String value) {
    return new SimulatorSettings(
        value, klingPort, jimengPort, viduPort, timeScale, concurrency, credentials);
  }

  public SimulatorSettings withPorts(int kling, int jimeng, int vidu) {
    return new SimulatorSettings(host, kling, jimeng, vidu, timeScale, concurrency, credentials);
  }

  public SimulatorSettings withFreePorts() {
    return withPorts(0, 0, 0);
  }

  public SimulatorSettings withTimeScale(double value) {
    return new SimulatorSettings(
        host, klingPort, jimengPort, viduPort, value, concurrency, credentials);
  }

  public SimulatorSettings withConcurrency(int value) {
    return new SimulatorSettings(
        host, klingPort, jimengPort, viduPort, timeScale, OptionalInt.of(value), credentials);
  }

  public SimulatorSettings withCredentials(SimulatorCredentials value) {
    return new SimulatorSettings(
        host, klingPort, jimengPort, viduPort, timeScale, concurrency, value);
  }
}
