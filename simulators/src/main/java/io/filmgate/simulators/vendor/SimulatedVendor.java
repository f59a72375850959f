package io.filmgate.simulators.vendor;

import io.filmgate.simulators.video.Palette;

/**
 * What all vendors have in common: a name, colours, settings, a count of calls, and that a refused
 * create is remembered.
 */
public abstract class SimulatedVendor implements Vendor {

  private final String name;
  private final Palette palette;
  private final Stage stage;
  private final Knobs knobs;
  private final RequestRate rate = new RequestRate();

  /**
   * A vendor without jobs.
   *
   * @param palette the colours of its videos
   */
  protected SimulatedVendor(String name, Palette palette, Stage stage, Knobs knobs) {
    this.name = name;
    this.palette = palette;
    this.stage = stage;
    this.knobs = knobs;
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
    try {
      return respond(call);
    } catch (Refusal refusal) {
      if (isCreate(call)) {
        stage
            .journal()
            .refused(
                stage.now(), refusal.answer().status(), refusal.code(), Journal.remembered(call));
      }
      return refusal.answer();
    }
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
