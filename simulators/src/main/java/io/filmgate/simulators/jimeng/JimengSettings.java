package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.CallbackKnobs;
import io.filmgate.simulators.vendor.Knob;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerGrammar;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be set while the simulator runs. */
final class JimengSettings {

  /** Running jobs per access key and {@code req_key}. */
  static final Knob<Integer> CONCURRENCY = Knob.whole("concurrency", 1, 0);

  /** Products that the account has not ordered. */
  static final Knob<List<String>> DISABLED_REQ_KEYS = Knob.words("disabled_req_keys");

  /** Whether a poll must name the {@code req_key} of the submit. */
  static final Knob<Boolean> STRICT_REQ_KEY = Knob.flag("strict_req_key", true);

  /** Whether region and service of a signature must be the right ones. */
  static final Knob<Boolean> STRICT_SCOPE = Knob.flag("strict_scope", true);

  /** Too many requests, and too many jobs. */
  static final List<String> BUSY = List.of("50429", "50430");

  static final String FAILURE = "50500";

  static final MarkerGrammar GRAMMAR =
      new MarkerGrammar(
          Stream.concat(ServiceError.codes().stream(), GatewayError.codes().stream())
              .collect(Collectors.toSet()),
          Set.of());

  static final Knob<String> FAULTS = GRAMMAR.knob();

  private JimengSettings() {}

  static Knobs knobs() {
    return new Knobs(
        CONCURRENCY,
        DISABLED_REQ_KEYS,
        STRICT_REQ_KEY,
        STRICT_SCOPE,
        FAULTS,
        CallbackKnobs.COPIES,
        CallbackKnobs.DELAY,
        CallbackKnobs.SIGNATURE,
        CallbackKnobs.REVERSED);
  }
}
