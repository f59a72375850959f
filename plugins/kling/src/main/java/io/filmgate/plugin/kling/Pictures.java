package io.filmgate.plugin.kling;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;
import java.util.Set;

/** Pictures as Kling takes them: an address, or base64 without a prefix. */
final class Pictures {
  static final long MOST_BYTES = 10L << 20;
  private static final Set<String> MEDIA_TYPES = Set.of("image/jpeg", "image/png");

  private Pictures() {}

  /**
   * Adds a picture to the plan, or notes what is wrong with it.
   *
   * @param written as the tenant wrote it
   * @param path how the tenant spelled the field
   * @return what to put into the body
   */
  static String reference(Draft draft, Object written, String path) {
    Optional<ImageInput> image =
        written instanceof String text ? ImageInput.parse(text) : Optional.empty();
    if (image.isPresent()) {
      return reference(draft, image.get(), path);
    }
    draft.problem(
        Problem.image(path, path + " must be an http(s) address or base64 of a JPEG or PNG"));
    return "";
  }

  /** Adds a picture that was read already. */
  static String reference(Draft draft, ImageInput image, String path) {
    if (image instanceof ImageInput.Inline inline) {
      if (!MEDIA_TYPES.contains(inline.mediaType())) {
        draft.problem(
            Problem.image(path, path + " must be a JPEG or PNG, not " + inline.mediaType()));
      } else if (inline.byteCount() > MOST_BYTES) {
        draft.problem(
            Problem.image(
                path,
                "%s must have at most %d bytes, not %d"
                    .formatted(path, MOST_BYTES, inline.byteCount())));
      }
    }
    return draft.reference(image, ImageInput.Encoding.BARE_BASE64);
  }
}
