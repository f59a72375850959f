package io.filmgate.testkit;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A story of a provider and its vendor, kept as a readable file; the package describes the format.
 *
 * @param file the file's name, for messages
 * @param story what its author wrote above the first section
 * @param channel what {@code === channel} says
 * @param scenes at least one
 */
public record Recording(
    String file, String story, Optional<JsonObject> channel, List<Scene> scenes) {
  public Recording {
    scenes = List.copyOf(scenes);
  }

  /**
   * Reads a recording.
   *
   * @throws RecordingException naming file and line, if the text is none
   */
  public static Recording read(Path path) {
    try {
      return parse(path.getFileName().toString(), Files.readString(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a recording from a text.
   *
   * @param file how to call it in messages
   * @throws RecordingException naming file and line, if the text is none
   */
  public static Recording parse(String file, String text) {
    return new RecordingParser(file).parse(text);
  }

  /**
   * One operation: what goes in, what is said, what comes out.
   *
   * @param line where it begins in the file
   * @param operation which of the provider's methods is called
   * @param input what it is called with; empty for a probe, and for a poll or cancel of the job
   *     submitted before. Of a callback: {@code method}, {@code url}, {@code headers}, {@code body}
   * @param plan what is expected of the plan of a submit
   * @param exchanges the calls and their answers, in order
   * @param expected what comes out
   */
  public record Scene(
      int line,
      Operation operation,
      Optional<JsonObject> input,
      Optional<Expectation> plan,
      List<Exchange> exchanges,
      Expectation expected) {
    public Scene {
      exchanges = List.copyOf(exchanges);
    }
  }

  /** What a scene does. */
  public enum Operation {
    SUBMIT,
    POLL,
    CANCEL,
    FIND,
    PROBE,
    CALLBACK;

    /** As it stands behind {@code ===}. */
    String words() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A call and its answer.
   *
   * @param line where it begins in the file
   * @param call what must be sent
   * @param reply what comes back
   */
  public record Exchange(int line, RecordedCall call, RecordedReply reply) {}

  /**
   * What a scene should come to.
   *
   * @param line where it stands in the file
   * @param outcome the words after {@code === expect}: an {@link Outcome#name()}
   * @param members the members that are compared
   */
  public record Expectation(int line, String outcome, JsonObject members) {}
}
