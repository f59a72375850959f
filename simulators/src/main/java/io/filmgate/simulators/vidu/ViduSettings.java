package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.CallbackKnobs;
import io.filmgate.simulators.vendor.Knob;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerGrammar;
import io.filmgate.simulators.vendor.MarkerKind;
import java.util.List;
import java.util.Set;

/** What can be set while the simulator runs. */
final class ViduSettings {

  /** Jobs of the account that are worked on at a time; others wait. */
  static final Knob<Integer> CONCURRENCY = Knob.whole("concurrency", 5, 0);

  /** Whether a create above it is refused instead of waiting. */
  static final Knob<Boolean> HARD_LIMIT = Knob.flag("hard_limit", false);

  /** Credits of the account. */
  static final Knob<Integer> BALANCE = Knob.whole("balance", 10_000_000, 0);

  /** Whether a field that belongs to another operation is refused. */
  static final Knob<Boolean> STRICT_FIELDS = Knob.flag("strict_fields", true);

  /** Whether a field that belongs to no operation is refused. */
  static final Knob<Boolean> REFUSE_UNKNOWN_FIELDS = Knob.flag("refuse_unknown_fields", false);

  /** Whether the key may be shown as a bearer token, as resellers want it. */
  static final Knob<Boolean> ACCEPT_BEARER = Knob.flag("accept_bearer", false);

  /** Scaled seconds that off-peak jobs stand in line on top. */
  static final Knob<Integer> OFF_PEAK_LINE = Knob.whole("off_peak_line_seconds", 0, 0);

  /**
   * Whether callbacks tell of a failure whatever happened; their signature is right all the same.
   */
  static final Knob<Boolean> ALTERED_CALLBACKS = Knob.flag("callback_altered", false);

  static final Knob<List<String>> RETIRED_MODELS = Knob.words("retired_models");

  /** Too many jobs, too many requests, and too many of everybody's. */
  static final List<String> BUSY =
      List.of(
          ViduError.QuotaExceeded.name(),
          ViduError.TooManyRequests.name(),
          ViduError.SystemThrottling.name());

  static final String FAILURE = ViduError.InternalServiceFailure.name();

  static final MarkerGrammar GRAMMAR =
      new MarkerGrammar(ViduError.codes(), Set.of(MarkerKind.RESP_DATA_ONLY));

  static final Knob<String> FAULTS = GRAMMAR.knob();

  private ViduSettings() {}

  static Knobs knobs() {
    return new Knobs(
        CONCURRENCY,
        HARD_LIMIT,
        BALANCE,
        STRICT_FIELDS,
        REFUSE_UNKNOWN_FIELDS,
        ACCEPT_BEARER,
        OFF_PEAK_LINE,
        ALTERED_CALLBACKS,
        CallbackKnobs.COPIES,
        CallbackKnobs.DELAY,
        CallbackKnobs.REVERSED,
        CallbackKnobs.SIGNATURE,
        RETIRED_MODELS,
        FAULTS);
  }
}
