package io.filmgate.plugin.vidu;

import io.filmgate.plugin.vidu.Offer.Length;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pictures that a multiframe video passes through: a start picture ({@code
 * metadata.start_image}, or else the request's picture) and {@code metadata.image_settings}, each
 * with a key picture, and a prompt and seconds of the way to it. The request's prompt stands in
 * where a frame has none.
 */
final class KeyFrames {
  private static final Set<String> KNOWN = Set.of("key_image", "prompt", "duration");

  private final Draft draft;
  private final Offer offer;
  private final PlacedPictures pictures;
  private boolean isPromptUsed;

  KeyFrames(Draft draft, Offer offer, PlacedPictures pictures) {
    this.draft = draft;
    this.offer = offer;
    this.pictures = pictures;
  }

  /** Fills the draft; tells the seconds of all frames together. */
  long take(List<ImageInput> given) {
    draft.used("start_image", "image_settings");
    start(given);
    List<JsonView> written = draft.metadata().list("image_settings");
    int least = offer.keyFrames("least");
    int most = offer.keyFrames("most");
    if (written.size() < least || written.size() > most) {
      draft.problem(
          Problem.invalid(
              "metadata.image_settings",
              "a list of " + least + " to " + most + " key frames",
              written.size()));
    }
    long seconds = 0;
    JsonArray frames = new JsonArray();
    for (int i = 0; i < written.size(); i++) {
      JsonObject frame = frame("metadata.image_settings[" + i + "]", written.get(i));
      seconds += frame.getLong("duration");
      frames.add(frame);
    }
    draft.set("image_settings", frames);
    if (!isPromptUsed) {
      draft.warn(Warning.Code.IGNORED, "prompt", "every frame has its own");
    }
    return seconds;
  }

  private void start(List<ImageInput> given) {
    JsonView own = draft.metadata().view("start_image");
    if (own.has("")) {
      pictures
          .place("metadata.start_image", own, ViduPictures.LIMITS)
          .ifPresent(picture -> draft.set("start_image", picture));
      if (!given.isEmpty()) {
        draft.warn(Warning.Code.OVERRIDDEN, "image", "metadata.start_image was used");
      }
    } else if (given.isEmpty()) {
      draft.problem(Problem.missing("metadata.start_image", "a picture to start from"));
    } else {
      draft.set("start_image", pictures.place(given.get(0)));
    }
  }

  private JsonObject frame(String path, JsonView written) {
    JsonObject frame = new JsonObject();
    pictures
        .place(path + ".key_image", written.view("key_image"), ViduPictures.LIMITS)
        .ifPresent(picture -> frame.put("key_image", picture));
    Optional<String> own = written.text("prompt").filter(text -> !text.isBlank());
    isPromptUsed |= own.isEmpty();
    String prompt = own.orElse(draft.prompt());
    int length = prompt.codePointCount(0, prompt.length());
    if (length > offer.keyFrames("longestPrompt")) {
      String longest = "at most " + offer.keyFrames("longestPrompt") + " characters long";
      draft.problem(Problem.invalid(own.isEmpty() ? "prompt" : path + ".prompt", longest, length));
    }
    written.names().stream()
        .filter(member -> !KNOWN.contains(member) && written.member(member).has(""))
        .forEach(
            member ->
                draft.warn(Warning.Code.UNKNOWN_FIELD, path + "." + member, "no frame has this"));
    return frame.put("prompt", prompt).put("duration", seconds(path + ".duration", written));
  }

  private long seconds(String path, JsonView written) {
    Length length = offer.lengths().get(0);
    if (!written.has("duration")) {
      return length.usual();
    }
    Optional<Long> seconds = written.whole("duration").filter(length::covers);
    if (seconds.isEmpty()) {
      draft.problem(
          Problem.invalid(path, offer.lengthsInWords() + " seconds", written.view("duration")));
    }
    return seconds.orElse((long) length.usual());
  }
}
