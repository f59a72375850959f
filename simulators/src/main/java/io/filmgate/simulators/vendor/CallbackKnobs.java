package io.filmgate.simulators.vendor;

import java.util.List;

/** How callbacks go wrong. A vendor that has callbacks adds these to its settings. */
public final class CallbackKnobs {

  /** How often each callback is sent; 0: never. */
  public static final Knob<Integer> COPIES = Knob.whole("callback_copies", 1, 0);

  /** Real seconds from a change to its callback. */
  public static final Knob<Double> DELAY = Knob.number("callback_delay_seconds", 0, 0, 1_000_000);

  /** Whether a job's callbacks are kept until its end and then sent, the last one first. */
  public static final Knob<Boolean> REVERSED = Knob.flag("callback_reversed", false);

  /** Signed rightly; with a wrong key; with the right key an hour ago; not at all. */
  public static final Knob<String> SIGNATURE =
      Knob.word("callback_signature", "genuine", List.of("genuine", "forged", "stale", "missing"));

  private CallbackKnobs() {}
}
