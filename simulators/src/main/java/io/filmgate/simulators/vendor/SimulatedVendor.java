package io.filmgate.simulators.vendor;

import io.filmgate.simulators.video.Palette;
import java.util.List;

/**
 * What all vendors have in common: a name, colours, settings, a count of calls, and that a refused
 * create is remembered.
 */
public abstract class SimulatedVendor implements Vendor {

  private final String name;
  private final Palette palette;
  private final Stage stage;
  private final Knobs knobs;
  private final Chances chances;
  private final RequestRate rate = new RequestRate();

  /**
   * A vendor without jobs.
   *
   * @param palette the colours of its videos
   * @param busyCodes its codes for "not now"
   * @param failure what a job may fail with, a code where it has codes
   */
  protected SimulatedVendor(
      String name,
      Palette palette,
      Stage stage,
      Knobs knobs,
      List<String> busyCodes,
      String failure) {
    this.name = name;
    this.palette = palette;
    this.stage = stage;
    this.knobs = knobs;
    this.chances = new Chances(knobs, busyCodes, failure);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Palette palette() {
    return palette;
  }

  @Override
  public final Stage stage() {
    return stage;
  }

  @Override
  public final Knobs knobs() {
    return knobs;
  }

  @Override
  public final Answer answer(Call call) {
    if (!isCreate(call)) {
      return chances.ofRead().orElseGet(() -> read(call));
    }
    try {
      return respond(call);
    } catch (Refusal refusal) {
      stage
          .journal()
          .refused(
              stage.now(), refusal.answer().status(), refusal.code(), Journal.remembered(call));
      return refusal.answer();
    }
  }

  private Answer read(Call call) {
    try {
      return respond(call);
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }

  /** The faults that befall some calls and not others. */
  protected final Chances chances() {
    return chances;
  }

  /**
   * Answers a call.
   *
   * @throws Refusal where the vendor says no
   */
  protected abstract Answer respond(Call call);

  /** Whether the call would make a job if nothing were wrong with it. */
  protected abstract boolean isCreate(Call call);

  /** Counts a call; true if the account has made too many in this second. */
  protected final boolean isTooFast(String account) {
    return rate.isExceeded(account, stage.now(), knobs.get(Knobs.QPS));
  }
}
