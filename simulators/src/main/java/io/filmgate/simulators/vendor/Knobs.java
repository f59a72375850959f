package io.filmgate.simulators.vendor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of one simulator. A change is taken over whole or not at all. */
public final class Knobs {

  /** How many times faster than real time jobs run. */
  public static final Knob<Double> TIME_SCALE = Knob.number("time_scale", 1, 0.001, 1_000_000);

  /** How many times faster than real time results and records of jobs expire. */
  public static final Knob<Double> EXPIRY_SCALE = Knob.number("expiry_scale", 1, 0.001, 1_000_000);

  /** Scaled seconds from an accepted create to its end, unless it has to wait for a slot. */
  public static final Knob<Double> RUN_SECONDS = Knob.number("run_seconds", 60, 0, 1_000_000);

  /** Real milliseconds that every answer of the vendor takes longer. */
  public static final Knob<Integer> LATENCY = Knob.whole("latency_milliseconds", 0, 0);

  /** Calls per account and real second; 0: no limit. */
  public static final Knob<Integer> QPS = Knob.whole("qps", 0, 0);

  private final Map<String, Knob<?>> known = new LinkedHashMap<>();
  private final Map<Knob<?>, Object> values = new HashMap<>();

  public Knobs(Knob<?>... special) {
    for (Knob<?> knob : List.of(TIME_SCALE, EXPIRY_SCALE, RUN_SECONDS, LATENCY, QPS)) {
      known.put(knob.name(), knob);
    }
    for (Knob<?> knob : Chances.KNOBS) {
      known.put(knob.name(), knob);
    }
    for (Knob<?> knob : special) {
      known.put(knob.name(), knob);
    }
  }

  @SuppressWarnings("unchecked") // only ever filled from the knob's own reader
  public <T> T get(Knob<T> knob) {
    return (T) values.getOrDefault(knob, knob.standard());
  }

  /**
   * Takes over changes.
   *
   * @throws IllegalArgumentException naming every setting that is unknown or unfit; then nothing
   *     has changed
   */
  public void apply(JsonObject changes) {
    Map<Knob<?>, Object> read = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (String name : changes.fieldNames()) {
      Knob<?> knob = known.get(name);
      if (knob == null) {
        problems.add(name + ": unknown setting; known are " + known.keySet());
        continue;
      }
      try {
        read.put(knob, knob.reader().apply(changes.getValue(name)));
      } catch (IllegalArgumentException e) {
        problems.add(name + ": " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    values.putAll(read);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    for (Knob<?> knob : known.values()) {
      Object value = get(knob);
      json.put(knob.name(), value instanceof List<?> list ? new JsonArray(list) : value);
    }
    return json;
  }
}
