package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Asset;
import io.filmgate.spi.JsonView;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the vendor put a video, and until when. */
final class ResultAddress {
  private static final Duration LIFE = Duration.ofHours(1);

  /** The vendor's addresses tell in their path when they end, as hexadecimal seconds. */
  private static final Pattern WITH_END =
      Pattern.compile("https?://[^/]+/[0-9a-f]{32}/([0-9a-f]{8})/.*");

  private ResultAddress() {}

  /** The video of a finished task; empty if there is none. */
  static Optional<Asset> video(JsonView data, Instant now) {
    JsonView written = inner(data);
    return nonEmpty(data, "video_url")
        .or(() -> nonEmpty(written, "urls[0]"))
        .or(() -> nonEmpty(written, "preview_url[0]"))
        .map(address -> Asset.video(address).expiring(end(address, now)));
  }

  /** What older products and avatars write as JSON inside a text. */
  static JsonView inner(JsonView data) {
    return JsonView.parse(Buffer.buffer(data.text("resp_data").orElse("")));
  }

  /** An end that cannot be one, because clocks differ or the path means something else, is none. */
  private static Instant end(String address, Instant now) {
    Matcher path = WITH_END.matcher(address);
    Instant usual = now.plus(LIFE);
    if (!path.matches()) {
      return usual;
    }
    Instant told = Instant.ofEpochSecond(Long.parseLong(path.group(1), 16));
    return told.isAfter(now) && told.isBefore(usual) ? told : usual;
  }

  private static Optional<String> nonEmpty(JsonView view, String path) {
    return view.text(path).filter(text -> !text.isBlank());
  }
}
