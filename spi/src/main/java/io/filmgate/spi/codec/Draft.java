package io.filmgate.spi.codec;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Size;
import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request body in the making. It keeps the books: which fields of the request were read, which
 * were not and so deserve a warning, what is wrong. Used by one thread within one call of {@code
 * plan}.
 *
 * <pre>{@code
 * Draft draft = Draft.of(request);
 * draft.set("model", request.model()).set("prompt", draft.prompt());
 * draft.seconds().ifPresent(seconds -> draft.set("duration", seconds));
 * draft.overlay(Set.of("style", "duration"));     // metadata wins
 * ... check draft.body(), add draft.problem(...) ...
 * return draft.plan(model, "text2video", Usage.video(5, Map.of()));
 * }</pre>
 */
public final class Draft {
  private final GenerationRequest request;
  private final JsonObject body = new JsonObject();
  private final List<ImageInput> images = new ArrayList<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Warning> warnings = new LinkedHashMap<>();
  private final JsonObject details = new JsonObject();

  private Draft(GenerationRequest request) {
    this.request = request;
  }

  /** An empty body for a request. */
  public static Draft of(GenerationRequest request) {
    return new Draft(request);
  }

  /** Reads {@code prompt}. */
  public String prompt() {
    return request.prompt();
  }

  /** Reads {@code duration}. */
  public Optional<BigDecimal> seconds() {
    read.add("duration");
    return request.seconds();
  }

  /** Reads {@code size}, or {@code width} and {@code height}. */
  public Optional<Size> size() {
    read.add("size");
    return request.size();
  }

  /** Reads {@code fps}. */
  public Optional<Integer> fps() {
    read.add("fps");
    return request.fps();
  }

  /** Reads {@code seed}. */
  public Optional<Long> seed() {
    read.add("seed");
    return request.seed();
  }

  /** Reads {@code image}. */
  public List<ImageInput> images() {
    read.add("image");
    return request.images();
  }

  /**
   * The vendor's own fields. Reading a member here does not mark it as used; see {@link #used} and
   * {@link #overlay}.
   */
  public JsonView metadata() {
    return request.metadata();
  }

  /** Says that these members of metadata were used in another way than by overlaying them. */
  public Draft used(String... names) {
    for (String name : names) {
      read.add("metadata." + name);
    }
    return this;
  }

  /** Sets a field of the body. */
  public Draft set(String field, Object value) {
    body.put(field, value);
    return this;
  }

  /** Takes a field out of the body. */
  public Draft remove(String field) {
    body.remove(field);
    return this;
  }

  /**
   * Lets metadata win: copies these of its members into the body as they are, whole, over what is
   * there. Null members and members that {@link #used} names are passed over.
   *
   * @param allowed the vendor's field names; members of other names are left out, and warned about
   *     by {@link #plan}
   */
  public Draft overlay(Set<String> allowed) {
    for (String name : request.metadata().names()) {
      JsonView member = request.metadata().member(name);
      if (allowed.contains(name) && member.has("") && read.add("metadata." + name)) {
        body.put(name, member.raw());
      }
    }
    return this;
  }

  /** Lets metadata win with all its members, for vendors that pass over what they do not know. */
  public Draft overlayEverything() {
    return overlay(request.metadata().names());
  }

  /**
   * Adds a picture to the plan.
   *
   * @return what to put into the body in its place
   */
  public String reference(ImageInput image, ImageInput.Encoding encoding) {
    images.add(image);
    return image.reference(images.size() - 1, encoding);
  }

  /**
   * Reads a field of the body that holds a picture as the tenant wrote it, and puts its reference
   * in its place.
   *
   * @param path how the tenant spelled it, for the message if it is no picture
   */
  public Draft picture(String field, String path, ImageInput.Encoding encoding) {
    Object written = body.getValue(field);
    if (written == null || written.equals("")) {
      body.remove(field);
      return this;
    }
    Optional<ImageInput> image =
        written instanceof String text ? ImageInput.parse(text) : Optional.empty();
    if (image.isPresent()) {
      body.put(field, reference(image.get(), encoding));
    } else {
      problem(noPicture(written, path));
    }
    return this;
  }

  /** Like {@link #picture} for a field that holds a list of pictures. */
  public Draft pictures(String field, String path, ImageInput.Encoding encoding) {
    if (!(body.getValue(field) instanceof JsonArray written)) {
      if (body.containsKey(field)) {
        problem(Problem.invalid(path, "a list of pictures", body.getValue(field)));
      }
      return this;
    }
    JsonArray references = new JsonArray();
    for (int i = 0; i < written.size(); i++) {
      String place = path + "[" + i + "]";
      Optional<ImageInput> image =
          written.getValue(i) instanceof String text ? ImageInput.parse(text) : Optional.empty();
      if (image.isPresent()) {
        references.add(reference(image.get(), encoding));
      } else {
        problem(noPicture(written.getValue(i), place));
      }
    }
    return set(field, references);
  }

  private static Problem noPicture(Object written, String path) {
    return Problem.image(
        path, path + " " + ImageInput.fault(written instanceof String text ? text : ""));
  }

  /** The body as it stands, for reading. */
  public JsonView body() {
    return JsonView.of(body);
  }

  /** Notes that something is wrong. {@link #plan} reports all of it. */
  public Draft problem(Problem problem) {
    problems.add(problem);
    return this;
  }

  /**
   * Notes something that the tenant should know; of several warnings about one field the first
   * stays.
   */
  public Draft warn(Warning.Code code, String param, String message) {
    read.add(param);
    warnings.putIfAbsent(param, new Warning(code, param, message));
    return this;
  }

  /** Adds a value that the tenant sees in the job's metadata. */
  public Draft detail(String name, Object value) {
    details.put(name, value);
    return this;
  }

  /** Whether anything is wrong so far. */
  public boolean hasProblems() {
    return !problems.isEmpty();
  }

  /**
   * The finished plan, with a warning for each field that was given and never read.
   *
   * @throws ProviderException with all problems, if there are any
   */
  public Plan plan(String model, String operation, Usage usage) {
    if (hasProblems()) {
      throw new ProviderException(problems);
    }
    unread("duration", request.seconds().isPresent());
    unread("size", request.size().isPresent());
    unread("fps", request.fps().isPresent());
    unread("seed", request.seed().isPresent());
    unread("image", !request.images().isEmpty());
    for (String name : request.metadata().names()) {
      unread("metadata." + name, request.metadata().member(name).has(""));
    }
    return new Plan(
        model,
        operation,
        body,
        images,
        usage,
        List.copyOf(warnings.values()),
        details,
        Optional.empty());
  }

  private void unread(String param, boolean isGiven) {
    if (isGiven && !read.contains(param)) {
      warn(Warning.Code.IGNORED, param, "not used by this model");
    }
  }
}
