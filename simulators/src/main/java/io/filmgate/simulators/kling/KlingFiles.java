package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.Refusal;
import io.filmgate.simulators.vendor.ResultFile;
import io.filmgate.simulators.vendor.ResultFile.Kind;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of videos: signed, and dead 30 days after the job was done. */
final class KlingFiles {

  private static final Duration LIFE = Duration.ofDays(30);
  private static final String FOLDER = "/files/bs2/upload-ylab-stunt/output/";
  private static final Pattern NAME = Pattern.compile(FOLDER + "7(\\d{18})(_wm)?\\.mp4");

  private final Stage stage;
  private final Knobs knobs;
  private final KlingTasks tasks;

  KlingFiles(Stage stage, Knobs knobs, KlingTasks tasks) {
    this.stage = stage;
    this.knobs = knobs;
    this.tasks = tasks;
  }

  /** A video's id is another than its job's. */
  String videoId(SimulatedTask<KlingOrder> task) {
    return videoIdOf(task);
  }

  static String videoIdOf(SimulatedTask<KlingOrder> task) {
    return "7" + task.id();
  }

  String address(SimulatedTask<KlingOrder> task, boolean isWatermarked) {
    String path = FOLDER + videoId(task) + (isWatermarked ? "_wm" : "") + ".mp4";
    long millis = Math.round(LIFE.toMillis() / knobs.get(Knobs.EXPIRY_SCALE));
    Instant done = stage.clock().instantOf(task.endsMillis());
    Instant end =
        task.markers().has(MarkerKind.EXPIRED)
            ? task.acceptedAt().minusSeconds(1)
            : done.plusMillis(millis);
    long expires = end.getEpochSecond();
    String signature = stage.links().sign(path, expires);
    return path + "?x-kcdn-pid=112452&Expires=" + expires + "&Signature=" + signature;
  }

  Optional<ResultFile> file(Call call) {
    Matcher matcher = NAME.matcher(call.path());
    if (!call.path().startsWith("/files/")) {
      return Optional.empty();
    }
    if (!matcher.matches()) {
      throw missing();
    }
    SimulatedTask<KlingOrder> task = tasks.find(matcher.group(1)).orElseThrow(KlingFiles::missing);
    long expires =
        call.parameter("Expires")
            .filter(text -> text.matches("\\d{1,12}"))
            .map(Long::valueOf)
            .orElse(0L);
    boolean isGenuine =
        stage.links().verify(call.path(), expires, call.parameter("Signature").orElse(""));
    if (!isGenuine || stage.now().getEpochSecond() >= expires) {
      throw new Refusal("403", "expired", Answer.text(403, "text/plain", "Forbidden\n"));
    }
    return Optional.of(new ResultFile(Kind.VIDEO, task.order().shape()));
  }

  private static Refusal missing() {
    return new Refusal("404", "no such file", Answer.bare(404));
  }
}
