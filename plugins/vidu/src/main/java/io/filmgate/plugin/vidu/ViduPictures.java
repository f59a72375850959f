package io.filmgate.plugin.vidu;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.filmgate.spi.codec.PictureLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the pictures of a request: {@code metadata.images} or else {@code image}, and after them
 * {@code metadata.image_tail} or {@code metadata.last_frame}.
 */
final class ViduPictures {
  private static final ImageInput UNREADABLE = new ImageInput.Url("");
  static final PictureLimits LIMITS =
      PictureLimits.of("JPEG", "PNG", "WebP").bytes(50_000_000).ratioBelow(BigDecimal.valueOf(4));

  private final Draft draft;
  private final List<ImageInput> found = new ArrayList<>();

  ViduPictures(Draft draft) {
    this.draft = draft;
  }

  List<ImageInput> read() {
    draft.used("images", "image_tail", "last_frame");
    List<ImageInput> top = draft.images();
    JsonView own = draft.metadata().view("images");
    List<JsonView> listed = own.list("");
    if (!listed.isEmpty()) {
      for (int i = 0; i < listed.size(); i++) {
        add("metadata.images[" + i + "]", listed.get(i));
      }
      if (!top.isEmpty()) {
        draft.warn(Warning.Code.OVERRIDDEN, "image", "metadata.images was used");
      }
    } else {
      top.forEach(picture -> take("image", picture));
      if (own.has("") && !own.isArray()) {
        draft.problem(Problem.invalid("metadata.images", "a list of pictures", own));
      }
    }
    for (String name : List.of("image_tail", "last_frame")) {
      JsonView last = draft.metadata().view(name);
      if (last.has("") && !last.text("").orElse("-").isEmpty()) {
        add("metadata." + name, last);
      }
    }
    return found;
  }

  private void add(String path, JsonView written) {
    String text = written.text("").orElse("");
    ImageInput.parse(text)
        .ifPresentOrElse(
            picture -> take(path, picture),
            () -> {
              draft.problem(Problem.image(path, path + " " + ImageInput.fault(text)));
              // counted all the same, so that the operation is the one that was meant
              found.add(UNREADABLE);
            });
  }

  private void take(String path, ImageInput picture) {
    LIMITS.check(picture, path).forEach(draft::problem);
    found.add(picture);
  }
}
