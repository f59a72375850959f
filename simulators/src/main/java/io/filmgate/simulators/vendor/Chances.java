package io.filmgate.simulators.vendor;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Faults that nobody asked for in a prompt: each befalls a share of all calls, from 0 to 1. Besides
 * that they are those of {@link MarkerGrammar}. Which calls they befall depends on {@code
 * fault_seed} and on the order of the calls alone. Not safe for several threads.
 */
public final class Chances {

  /** Setting another one begins a new sequence of faults. */
  public static final Knob<Integer> SEED = Knob.whole("fault_seed", 0, 0);

  /** Creates that take effect at once but are answered late. */
  public static final Knob<Double> SLOW = share("slow_share");

  /** Real seconds that they take at the most; each takes another time. */
  public static final Knob<Double> SLOW_SECONDS = Knob.number("slow_seconds", 2.5, 0, 600);

  /** Creates whose job queries and lists do not show at first. */
  public static final Knob<Double> LATE_REGISTER = share("late_register_share");

  /** Real seconds until they all show it. */
  public static final Knob<Double> LATE_REGISTER_SECONDS =
      Knob.number("late_register_seconds", 2.5, 0, 600);

  /** Creates that are refused as busy or too fast, with one of the vendor's own codes. */
  public static final Knob<Double> BUSY = share("busy_share");

  /** Creates that a proxy answers with 503, without a job. */
  public static final Knob<Double> HTTP = share("http_share");

  /** Creates that a proxy answers with 500 although there is a job. */
  public static final Knob<Double> HTTP_AFTER_ACCEPT = share("http_after_accept_share");

  /** Creates whose connection is cut, without a job. */
  public static final Knob<Double> DROP_BEFORE_ACCEPT = share("drop_before_accept_share");

  /** Creates whose connection is cut although there is a job. */
  public static final Knob<Double> DROP_AFTER_ACCEPT = share("drop_after_accept_share");

  /** Jobs that run their time and then fail. */
  public static final Knob<Double> FAIL = share("fail_share");

  /** Calls other than creates that get 503, or no answer. */
  public static final Knob<Double> READ = share("read_fault_share");

  static final List<Knob<?>> KNOBS =
      List.of(
          SEED,
          SLOW,
          SLOW_SECONDS,
          LATE_REGISTER,
          LATE_REGISTER_SECONDS,
          BUSY,
          HTTP,
          HTTP_AFTER_ACCEPT,
          DROP_BEFORE_ACCEPT,
          DROP_AFTER_ACCEPT,
          FAIL,
          READ);

  private final Knobs knobs;
  private final List<String> busyCodes;
  private final String failure;
  private int seed;
  private SplittableRandom random;

  /**
   * @param busyCodes the vendor's codes for "not now"
   * @param failure what a job fails with, a code where the vendor has codes
   */
  Chances(Knobs knobs, List<String> busyCodes, String failure) {
    this.knobs = knobs;
    this.busyCodes = List.copyOf(busyCodes);
    this.failure = failure;
    this.seed = knobs.get(SEED);
    this.random = new SplittableRandom(seed);
  }

  private static Knob<Double> share(String name) {
    return Knob.number(name, 0, 0, 1);
  }

  /** What befalls the next create. */
  public Markers ofCreate() {
    Map<MarkerKind, String> faults = new EnumMap<>(MarkerKind.class);
    draw(SLOW, faults, MarkerKind.SLOW, secondsUpTo(SLOW_SECONDS));
    draw(LATE_REGISTER, faults, MarkerKind.LATE_REGISTER, secondsUpTo(LATE_REGISTER_SECONDS));
    draw(BUSY, faults, MarkerKind.REFUSE, busyCodes.get(random().nextInt(busyCodes.size())));
    draw(HTTP, faults, MarkerKind.HTTP, "503");
    draw(HTTP_AFTER_ACCEPT, faults, MarkerKind.HTTP_AFTER_ACCEPT, "500");
    draw(DROP_BEFORE_ACCEPT, faults, MarkerKind.DROP_BEFORE_ACCEPT, "");
    draw(DROP_AFTER_ACCEPT, faults, MarkerKind.DROP_AFTER_ACCEPT, "");
    draw(FAIL, faults, MarkerKind.FAIL, failure);
    return new Markers(faults);
  }

  /** What befalls the next call that is no create. */
  Optional<Answer> ofRead() {
    boolean isHit = isHit(READ);
    boolean isCut = random().nextBoolean();
    return isHit ? Optional.of(isCut ? Answer.cut() : Answer.bare(503)) : Optional.empty();
  }

  private void draw(
      Knob<Double> share, Map<MarkerKind, String> faults, MarkerKind kind, String argument) {
    if (isHit(share)) {
      faults.put(kind, argument);
    }
  }

  private boolean isHit(Knob<Double> share) {
    return random().nextDouble() < knobs.get(share);
  }

  private String secondsUpTo(Knob<Double> most) {
    return String.format(Locale.ROOT, "%.3f", random().nextDouble() * knobs.get(most));
  }

  private SplittableRandom random() {
    if (seed != knobs.get(SEED)) {
      seed = knobs.get(SEED);
      random = new SplittableRandom(seed);
    }
    return random;
  }
}
