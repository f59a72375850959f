package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code metadata.subjects}: persons and things that the prompt calls {@code @name}, each shown by
 * pictures, by a video, or known to the vendor by a {@code server_id}.
 */
final class Subjects {
  private static final int MOST_PICTURES = 3;
  private static final Set<String> KNOWN =
      Set.of("name", "id", "images", "videos", "voice_id", "server_id");
  private static final FieldRule VIDEO =
      FieldRule.read(
          "videos", JsonView.of(new JsonObject().put("type", "video").put("list", true)));

  private final Draft draft;
  private final Offer offer;
  private final PlacedPictures pictures;

  Subjects(Draft draft, Offer offer, PlacedPictures pictures) {
    this.draft = draft;
    this.offer = offer;
    this.pictures = pictures;
  }

  void take() {
    draft.used("subjects");
    List<JsonView> written = draft.metadata().list("subjects");
    long moving = written.stream().filter(subject -> !subject.list("videos").isEmpty()).count();
    long still = written.size() - moving;
    if (written.isEmpty() || still > offer.mostSubjects() || moving > offer.mostVideos()) {
      draft.problem(
          Problem.invalid(
              "metadata.subjects",
              "a list of 1 to %d subjects with pictures and at most %d with a video for %s"
                  .formatted(offer.mostSubjects(), offer.mostVideos(), offer.model()),
              still + " and " + moving));
    }
    JsonArray subjects = new JsonArray();
    for (int i = 0; i < written.size(); i++) {
      subjects.add(subject("metadata.subjects[" + i + "]", written.get(i)));
    }
    draft.set("subjects", subjects);
  }

  private JsonObject subject(String path, JsonView written) {
    JsonObject subject = new JsonObject();
    Optional<String> name = written.text("name").or(() -> written.text("id"));
    if (name.filter(text -> !text.isBlank()).isEmpty()) {
      draft.problem(Problem.missing(path + ".name", "the name that the prompt uses after @"));
    }
    name.ifPresent(text -> subject.put("name", text));
    if (Stream.of("images", "videos", "server_id").filter(written::has).count() != 1) {
      draft.problem(Problem.unsupported(path, path + " needs one of images, videos and server_id"));
    }
    if (written.has("images")) {
      subject.put("images", images(path + ".images", written.view("images")));
    }
    if (written.has("videos")) {
      subject.put("videos", video(path + ".videos", written.view("videos")));
    }
    text(path, written, "server_id").ifPresent(id -> subject.put("server_id", id));
    text(path, written, "voice_id").ifPresent(id -> subject.put("voice_id", id));
    written.names().stream()
        .filter(member -> !KNOWN.contains(member) && written.member(member).has(""))
        .forEach(
            member ->
                draft.warn(Warning.Code.UNKNOWN_FIELD, path + "." + member, "no subject has this"));
    return subject;
  }

  private JsonArray images(String path, JsonView written) {
    List<JsonView> listed = written.list("");
    if (listed.isEmpty() || listed.size() > MOST_PICTURES) {
      draft.problem(
          Problem.invalid(path, "a list of 1 to " + MOST_PICTURES + " pictures", listed.size()));
    }
    JsonArray images = new JsonArray();
    for (int i = 0; i < listed.size(); i++) {
      pictures.place(path + "[" + i + "]", listed.get(i), References.LIMITS).ifPresent(images::add);
    }
    return images;
  }

  private Object video(String path, JsonView written) {
    Optional<Object> video = VIDEO.read(written).filter(read -> written.list("").size() == 1);
    if (video.isEmpty()) {
      draft.problem(
          Problem.invalid(path, "a list of one http(s) address or data URI of a video", "this"));
    }
    return video.orElse(new JsonArray());
  }

  private Optional<String> text(String path, JsonView written, String member) {
    Optional<String> text = written.text(member);
    if (written.has(member) && text.isEmpty()) {
      draft.problem(Problem.invalid(path + "." + member, "a text", written.view(member)));
    }
    return text.filter(found -> !found.isEmpty());
  }
}
