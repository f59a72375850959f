package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.CallbackKnobs;
import io.filmgate.simulators.vendor.Knob;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerGrammar;
import io.filmgate.simulators.vendor.MarkerKind;
import java.util.List;
import java.util.Set;

/** What can be set while the simulator runs. */
final class KlingSettings {

  /** Running jobs per account and model. */
  static final Knob<Integer> CONCURRENCY = Knob.whole("concurrency", 20, 0);

  /** Units that each account may spend. */
  static final Knob<Double> BALANCE = Knob.number("balance", 1_000_000, 0, 1e12);

  /** Models that the vendor no longer offers. */
  static final Knob<List<String>> RETIRED_MODELS = Knob.words("retired_models");

  /** Models that the accounts have no right to. */
  static final Knob<List<String>> FORBIDDEN_MODELS = Knob.words("forbidden_models");

  /** Whether the access key and the API key belong to one account. */
  static final Knob<Boolean> SHARED_ACCOUNT = Knob.flag("shared_account", false);

  /** Whether the caller's address is on no allow-list. */
  static final Knob<Boolean> ADDRESS_REFUSED = Knob.flag("address_refused", false);

  /** The account that {@code faults} are for; empty: both. */
  static final Knob<String> FAULTS_FOR =
      Knob.word(
          "faults_for",
          "",
          List.of("", KlingAuthentication.ACCESS_KEY_ACCOUNT, KlingAuthentication.API_KEY_ACCOUNT));

  /** Too many requests, and too many jobs. */
  static final List<String> BUSY = List.of("1302", "1303");

  static final String FAILURE = "Internal error";

  static final MarkerGrammar GRAMMAR =
      new MarkerGrammar(KlingError.codes(), Set.of(MarkerKind.RESP_DATA_ONLY));

  static final Knob<String> FAULTS = GRAMMAR.knob();

  private KlingSettings() {}

  static Knobs knobs() {
    return new Knobs(
        CONCURRENCY,
        BALANCE,
        RETIRED_MODELS,
        FORBIDDEN_MODELS,
        SHARED_ACCOUNT,
        ADDRESS_REFUSED,
        FAULTS,
        FAULTS_FOR,
        CallbackKnobs.COPIES,
        CallbackKnobs.DELAY,
        CallbackKnobs.REVERSED,
        CallbackKnobs.SIGNATURE);
  }
}
