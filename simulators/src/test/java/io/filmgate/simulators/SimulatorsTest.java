package io.filmgate.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorsTest {

  private final Vertx vertx = Vertx.vertx();
  private final SimulatorSettings settings =
      SimulatorSettings.of(SimulatorCredentials.from(RunningSimulators.KEYS)).withFreePorts();

  @AfterEach
  void stop() {
    RunningSimulators.await(vertx.close());
  }

  @Test
  void usual_ports_are_those_of_the_documentation() {
    SimulatorSettings usual =
        SimulatorSettings.of(SimulatorCredentials.from(RunningSimulators.KEYS));
    assertThat(usual.host()).isEqualTo("127.0.0.1");
    assertThat(usual.klingPort()).isEqualTo(9101);
    assertThat(usual.jimengPort()).isEqualTo(9102);
    assertThat(usual.viduPort()).isEqualTo(9103);
    assertThat(usual.timeScale()).isEqualTo(1);
  }

  @Test
  void each_vendor_listens_on_a_port_of_its_own() {
    Simulators simulators = RunningSimulators.await(Simulators.start(vertx, settings));
    assertThat(simulators.klingUrl()).isEqualTo("http://127.0.0.1:" + simulators.klingPort());
    assertThat(simulators.jimengUrl()).isEqualTo("http://127.0.0.1:" + simulators.jimengPort());
    assertThat(simulators.viduUrl()).isEqualTo("http://127.0.0.1:" + simulators.viduPort());
    assertThat(simulators.klingPort())
        .isPositive()
        .isNotEqualTo(simulators.jimengPort())
        .isNotEqualTo(simulators.viduPort());
  }

  @Test
  void a_taken_port_is_named_and_nothing_keeps_listening() {
    Simulators first = RunningSimulators.await(Simulators.start(vertx, settings));
    int taken = first.viduPort();
    assertThatThrownBy(
            () ->
                Simulators.start(vertx, settings.withPorts(0, 0, taken))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("the Vidu simulator cannot listen on 127.0.0.1:" + taken + ": ");
    int kling = first.klingPort();
    RunningSimulators.await(first.close());
    Simulators again =
        RunningSimulators.await(Simulators.start(vertx, settings.withPorts(kling, 0, taken)));
    assertThat(again.viduPort()).isEqualTo(taken);
  }
}
