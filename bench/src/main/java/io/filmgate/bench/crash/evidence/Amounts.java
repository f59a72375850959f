package io.filmgate.bench.crash.evidence;

/** Of jobs, thousandths of seconds of video, and millionths of credits. */
public record Amounts(long jobs, long millis, long micros) {
  public static final Amounts NONE = new Amounts(0, 0, 0);

  public Amounts plus(Amounts more) {
    return new Amounts(jobs + more.jobs, millis + more.millis, micros + more.micros);
  }

  public Amounts minus(Amounts less) {
    return new Amounts(jobs - less.jobs, millis - less.millis, micros - less.micros);
  }

  public boolean isAtMost(Amounts other) {
    return jobs <= other.jobs && millis <= other.millis && micros <= other.micros;
  }
}
