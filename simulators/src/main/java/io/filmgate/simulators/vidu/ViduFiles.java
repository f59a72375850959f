package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.FileAnswer;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.Refusal;
import io.filmgate.simulators.vendor.ResultFile;
import io.filmgate.simulators.vendor.ResultFile.Kind;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Presigned addresses, made anew by every poll: videos live a day, or in some operations an hour,
 * as covers do.
 */
final class ViduFiles {

  private static final Duration COVER_LIFE = Duration.ofHours(1);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern PATH =
      Pattern.compile("/files/(\\d+)/(video\\.mp4|watermarked\\.mp4|cover\\.jpeg)");

  private final Stage stage;
  private final Knobs knobs;
  private final ViduTasks tasks;

  ViduFiles(Stage stage, Knobs knobs, ViduTasks tasks) {
    this.stage = stage;
    this.knobs = knobs;
    this.tasks = tasks;
  }

  String address(SimulatedTask<ViduOrder> task, String name) {
    Duration life = name.equals("cover.jpeg") ? COVER_LIFE : task.order().operation().resultLife();
    long seconds = Math.max(1, Math.round(life.toSeconds() / knobs.get(Knobs.EXPIRY_SCALE)));
    boolean isExpired = task.markers().has(MarkerKind.EXPIRED);
    Instant signedAt = isExpired ? stage.now().minusSeconds(seconds + 1) : stage.now();
    String path = "/files/" + task.id() + "/" + name;
    String signature = stage.links().sign(path, signedAt.getEpochSecond() + seconds);
    return path
        + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date="
        + DATE.format(signedAt)
        + "&X-Amz-Expires="
        + seconds
        + "&X-Amz-SignedHeaders=host&response-content-disposition=attachment&X-Amz-Signature="
        + signature;
  }

  Optional<ResultFile> file(Call call) {
    if (!call.path().startsWith("/files/")) {
      return Optional.empty();
    }
    Matcher path = PATH.matcher(call.path());
    if (!path.matches()) {
      throw missing();
    }
    SimulatedTask<ViduOrder> task = tasks.find(path.group(1)).orElseThrow(ViduFiles::missing);
    long expires = expires(call);
    String signature = call.parameter("X-Amz-Signature").orElse("");
    if (!stage.links().verify(call.path(), expires, signature)) {
      throw denied("SignatureDoesNotMatch", "The signature does not match");
    }
    if (stage.now().getEpochSecond() >= expires) {
      throw denied("AccessDenied", "Request has expired");
    }
    Kind kind = path.group(2).endsWith(".mp4") ? Kind.VIDEO : Kind.COVER;
    return Optional.of(new ResultFile(kind, task.order().shape()));
  }

  private static long expires(Call call) {
    String seconds =
        call.parameter("X-Amz-Expires").filter(text -> text.matches("\\d{1,9}")).orElse("0");
    try {
      return LocalDateTime.parse(call.parameter("X-Amz-Date").orElse(""), DATE)
              .toEpochSecond(ZoneOffset.UTC)
          + Long.parseLong(seconds);
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  private static Refusal denied(String code, String message) {
    return new Refusal(code, message, FileAnswer.error(403, code, message));
  }

  private static Refusal missing() {
    return new Refusal(
        "NoSuchKey", "no such file", FileAnswer.error(404, "NoSuchKey", "There is no such file"));
  }
}
