package io.filmgate.plugin.vidu;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.filmgate.spi.codec.PictureLimits;
import java.util.List;

/** How many pictures and reference videos an operation takes, beside each other. */
final class References {
  /** Of a picture that is shown to the vendor as a reference, and not as a frame. */
  static final PictureLimits LIMITS = ViduPictures.LIMITS.sides(128, 99_999);

  private final Draft draft;
  private final Offer offer;

  References(Draft draft, Offer offer) {
    this.draft = draft;
    this.offer = offer;
  }

  void check(List<ImageInput> pictures) {
    if (offer.shape().operation().equals("reference2video")) {
      pictures.forEach(this::checkSides);
    }
    JsonView videos = draft.metadata().view("videos");
    boolean hasVideos = offer.shape().fields().containsKey("videos") && !videos.list("").isEmpty();
    if (hasVideos && videos.list("").size() > offer.mostVideos()) {
      String most = offer.mostVideos() == 0 ? "no" : "at most " + offer.mostVideos();
      draft.problem(
          Problem.unsupported(
              "metadata.videos",
              "%s takes %s reference videos, not %d"
                  .formatted(offer.model(), most, videos.list("").size())));
    }
    int least = offer.leastPictures();
    int most =
        hasVideos && offer.mostVideos() > 0
            ? offer.mostPicturesBesideVideos()
            : offer.mostPictures();
    int count = pictures.size();
    if (count < least || count > most) {
      draft.problem(
          Problem.unsupported(
              count > 1 ? "metadata.images" : "image",
              "%s takes %s, not %d".formatted(offer.shape().words(), inWords(least, most), count)));
    }
  }

  /** What is wrong with it as any picture has been told already. */
  private void checkSides(ImageInput picture) {
    if (ViduPictures.LIMITS.check(picture, "image").isEmpty()) {
      LIMITS.check(picture, "image").forEach(draft::problem);
    }
  }

  private static String inWords(int least, int most) {
    if (most == 0) {
      return "no pictures";
    }
    return least == most
        ? "exactly %d pictures".formatted(most)
        : "%d to %d pictures".formatted(least, most);
  }
}
