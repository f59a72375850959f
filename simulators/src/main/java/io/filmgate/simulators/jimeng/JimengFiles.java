package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Knobs;
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

/** Addresses of videos: signed anew by every poll, and dead an hour later. */
final class JimengFiles {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final String FOLDER = "/video/tos/cn/tos-cn-v-242bcc/";
  private static final Pattern PATH =
      Pattern.compile("/([0-9a-f]{32})/([0-9a-f]{8})(" + FOLDER + "(\\d{19,20})/)");

  private final Stage stage;
  private final Knobs knobs;
  private final JimengTasks tasks;

  JimengFiles(Stage stage, Knobs knobs, JimengTasks tasks) {
    this.stage = stage;
    this.knobs = knobs;
    this.tasks = tasks;
  }

  String address(SimulatedTask<JimengOrder> task, String requestId) {
    Instant now = stage.now();
    long millis = Math.round(LIFE.toMillis() / knobs.get(Knobs.EXPIRY_SCALE));
    long expires = now.plusMillis(millis).getEpochSecond();
    String path = FOLDER + task.id() + "/";
    return "/"
        + stage.links().sign(path, expires)
        + String.format("/%08x", expires)
        + path
        + "?a=764792&mime_type=video_mp4&dy_q="
        + now.getEpochSecond()
        + "&l="
        + requestId;
  }

  Optional<ResultFile> file(Call call) {
    Matcher path = PATH.matcher(call.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    long expires = Long.parseLong(path.group(2), 16);
    boolean isGenuine = stage.links().verify(path.group(3), expires, path.group(1));
    if (!isGenuine || stage.now().getEpochSecond() >= expires) {
      throw new Refusal("403", "expired", Answer.text(403, "text/plain", "Forbidden\n"));
    }
    return tasks
        .find(path.group(4))
        .map(task -> new ResultFile(Kind.VIDEO, task.order().shape()))
        .or(
            () -> {
              throw new Refusal("404", "no such file", Answer.bare(404));
            });
  }
}
