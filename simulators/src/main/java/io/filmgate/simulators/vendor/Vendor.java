package io.filmgate.simulators.vendor;

import io.filmgate.simulators.video.Palette;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One vendor's behaviour, without the network around it. Called on one thread at a time, which it
 * may keep busy for as long as a large body needs.
 */
public interface Vendor {

  String name();

  Palette palette();

  Stage stage();

  Knobs knobs();

  /** Answers a call to the vendor's own interface. */
  Answer answer(Call call);

  /**
   * The file that a call asks for; empty if the path is not one of results.
   *
   * @throws Refusal when there is no such file, or the address is forged or has expired
   */
  Optional<ResultFile> file(Call call);

  /** What the record of creates says of a job besides its order. */
  JsonObject describe(SimulatedTask<?> task);

  /** The callbacks that are due by now; each is handed out once. */
  default List<Callback> callbacks() {
    return List.of();
  }

  /** Forgets every job; settings stay. */
  void reset();
}
