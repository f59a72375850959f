package io.filmgate.simulators.vidu;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** What is shown to the vendor: pictures, reference videos, or subjects that consist of these. */
final class ReferenceRules {

  private static final int MOST_IMAGES_OF_A_SUBJECT = 3;
  private static final int MOST_SOUNDS = 7;

  private ReferenceRules() {}

  static void check(Operation operation, ViduModel model, ViduBody body) {
    JsonArray subjects = body.list("subjects");
    JsonArray images = body.list("images");
    JsonArray videos = body.list("videos");
    JsonArray sounds = body.list("sounds");
    body.check();
    if (operation.isReference() && !subjects.isEmpty()) {
      checkSubjects(model, subjects);
      return;
    }
    int mostImages = videos.isEmpty() ? model.mostImages() : model.mostImagesBesideVideos();
    if (images.size() < model.leastImages() || images.size() > mostImages) {
      throw ViduError.FieldItemCountOutOfRange.about(List.of("images"));
    }
    if (videos.size() > model.mostVideos()) {
      throw ViduError.FieldItemCountOutOfRange.about(List.of("videos"));
    }
    if (sounds.size() > MOST_SOUNDS) {
      throw ViduError.FieldItemCountOutOfRange.about(List.of("sounds"));
    }
    MediaRules.checkImages(images);
    MediaRules.checkVideos(videos, "videos");
  }

  private static void checkSubjects(ViduModel model, JsonArray subjects) {
    int still = 0;
    int moving = 0;
    for (Object element : subjects) {
      if (!(element instanceof JsonObject subject)) {
        throw ViduError.FieldInvalid.about(List.of("subjects"));
      }
      checkSubject(new ViduBody(subject));
      if (subject.containsKey("videos")) {
        moving++;
      } else {
        still++;
      }
    }
    if (model.mostSubjects() == 0) {
      throw ViduError.FieldInvalid.about(List.of("model"));
    }
    if (still > model.mostSubjects() || moving > model.mostVideos()) {
      throw ViduError.FieldItemCountOutOfRange.about(List.of("subjects"));
    }
  }

  private static void checkSubject(ViduBody subject) {
    if (!subject.has("name")) {
      throw ViduError.FieldLacking.about(List.of("subjects.name"));
    }
    long sources = Stream.of("images", "videos", "server_id").filter(subject::has).count();
    if (sources != 1) {
      throw ViduError.FieldInvalid.about(List.of("subjects"));
    }
    JsonArray images = subject.list("images");
    JsonArray videos = subject.list("videos");
    if (images.size() > MOST_IMAGES_OF_A_SUBJECT || videos.size() > 1) {
      throw ViduError.FieldItemCountOutOfRange.about(List.of("subjects"));
    }
    MediaRules.checkImages(images);
    MediaRules.checkVideos(videos, "subjects.videos");
    subject.check();
  }
}
