package io.filmgate.plugin.vidu;

import io.filmgate.spi.Asset;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the files of a finished task: the video, with a watermark if one was asked for, and a
 * cover.
 *
 * @param now when the addresses were signed
 * @param videoLife how long a video's address works, if the address does not tell
 */
record ViduFiles(Instant now, Duration videoLife) {
  /** How long an address works, by the address itself. */
  private static final Pattern EXPIRES = Pattern.compile(".*[?&]X-Amz-Expires=(\\d{1,7})(&.*)?");

  private static final Duration COVER_LIFE = Duration.ofHours(1);

  List<Asset> of(JsonView task) {
    List<Asset> assets = new ArrayList<>();
    for (JsonView creation : task.list("creations")) {
      file(creation, "url", Asset.Role.VIDEO, videoLife).ifPresent(assets::add);
      file(creation, "watermarked_url", Asset.Role.WATERMARKED_VIDEO, videoLife)
          .ifPresent(assets::add);
      file(creation, "cover_url", Asset.Role.COVER, COVER_LIFE).ifPresent(assets::add);
    }
    return assets;
  }

  private Optional<Asset> file(JsonView creation, String path, Asset.Role role, Duration life) {
    boolean isVideo = role != Asset.Role.COVER;
    JsonView measured = isVideo ? creation.view("video") : JsonView.EMPTY;
    return creation
        .text(path)
        .filter(url -> !url.isEmpty())
        .map(
            url ->
                new Asset(
                    role,
                    url,
                    Optional.of(now.plus(life(url).orElse(life))),
                    measured.number("duration"),
                    size(measured.view("resolution")),
                    measured.number("fps")));
  }

  private static Optional<Duration> life(String url) {
    Matcher expires = EXPIRES.matcher(url);
    return expires.matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(expires.group(1))))
        : Optional.empty();
  }

  private static Optional<Size> size(JsonView resolution) {
    Optional<Long> width = pixels(resolution, "width");
    Optional<Long> height = pixels(resolution, "height");
    return width.isPresent() && height.isPresent()
        ? Optional.of(Size.pixels(width.get().intValue(), height.get().intValue()))
        : Optional.empty();
  }

  private static Optional<Long> pixels(JsonView resolution, String side) {
    return resolution.whole(side).filter(pixels -> pixels > 0 && pixels < 100_000);
  }
}
