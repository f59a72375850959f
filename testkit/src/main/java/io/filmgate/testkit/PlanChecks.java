package io.filmgate.testkit;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Usage;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.Warning;
import io.filmgate.testkit.Recording.Operation;
import io.filmgate.testkit.Subject.Row;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What can be said of {@code plan} without a vendor. */
final class PlanChecks {
  private static final String NOBODYS_FIELD = "filmgate_nobodys_field";
  private static final int ODD_FPS = 17;

  /** Of every type one, for fields that expect another. */
  private static final List<Object> ODD_VALUES =
      List.of(
          "no such thing",
          "",
          -1,
          5.5,
          1e300,
          true,
          new JsonObject().put("a", 1),
          new JsonArray().add(1).add("b"));

  private final Findings findings = new Findings();
  private final Subject subject;

  PlanChecks(Subject subject) {
    this.subject = subject;
  }

  void everyModelIsPlanned() {
    for (Row row : subject.rows()) {
      planned(row, row.request()).ifPresent(plan -> compare(row, plan));
      for (int seconds : row.capability().seconds()) {
        planned(row, lasting(row.request(), seconds))
            .ifPresent(
                plan ->
                    findings.addUnless(
                        plan.usage().amount(Usage.MILLISECONDS) == seconds * 1000L,
                        "%s: %d s were ordered, but usage has %d milliseconds",
                        row,
                        seconds,
                        plan.usage().amount(Usage.MILLISECONDS)));
      }
    }
    findings.report("describe() promises what plan() does not keep; change one of them:");
  }

  private Optional<Plan> planned(Row row, GenerationRequest request) {
    try {
      return Optional.of(subject.providers().get().plan(request, row.account().channel()));
    } catch (ProviderException refused) {
      findings.add(
          "%s: refused with \"%s\"; if the request needs more, override smallestRequest()",
          row, refused.getMessage());
      return Optional.empty();
    }
  }

  private void compare(Row row, Plan plan) {
    findings.addUnless(
        plan.operation().equals(row.capability().operation()),
        "%s: planned as operation %s",
        row,
        plan.operation());
    findings.addUnless(
        row.account().channel().models().contains(plan.model()),
        "%s: the plan runs %s, which is neither the model nor one of its variants",
        row,
        plan.model());
    findings.addUnless(
        plan.usage().amount(Usage.VIDEOS) >= 1, "%s: usage must count the videos", row);
    if (!row.capability().seconds().isEmpty()) {
      long first = row.capability().seconds().get(0) * 1000L;
      findings.addUnless(
          plan.usage().amount(Usage.MILLISECONDS) == first,
          "%s: without duration usage has %d milliseconds, but the first length listed is %d",
          row,
          plan.usage().amount(Usage.MILLISECONDS),
          first);
    }
  }

  void plansAreEqual() {
    for (Row row : subject.rows()) {
      VideoProvider one = subject.providers().get();
      VideoProvider other = subject.providers().get();
      Plan first = one.plan(row.request(), row.account().channel());
      for (VideoProvider provider : List.of(one, other)) {
        Plan again = provider.plan(row.request(), row.account().channel());
        findings.addUnless(
            again.equals(first) && again.encodeBody().equals(first.encodeBody()),
            "%s: body %s, then %s",
            row,
            first.body().encode(),
            again.body().encode());
      }
    }
    findings.report("plan() must not depend on time, chance or earlier calls:");
  }

  void unusedFieldsAreWarned() {
    for (Row row : subject.rows()) {
      GenerationRequest request =
          withFps(with(row.request(), new JsonObject().put(NOBODYS_FIELD, "unheard of")));
      try {
        Plan plan = subject.providers().get().plan(request, row.account().channel());
        told(row, plan, "metadata." + NOBODYS_FIELD, plan.body().containsKey(NOBODYS_FIELD));
        told(row, plan, "fps", JsonPaths.holds(plan.body(), ODD_FPS));
      } catch (ProviderException refused) {
        List<String> params = refused.problems().stream().map(Problem::param).toList();
        findings.addUnless(
            params.contains("fps") || params.contains("metadata." + NOBODYS_FIELD),
            "%s: refused, but the problems name neither fps nor metadata.%s: %s",
            row,
            NOBODYS_FIELD,
            refused.getMessage());
      }
    }
    findings.report(
        "what is neither sent nor refused needs a warning in the plan; Draft.plan() adds them:");
  }

  private void told(Row row, Plan plan, String param, boolean isSent) {
    boolean isWarned = plan.warnings().stream().map(Warning::param).anyMatch(param::equals);
    findings.addUnless(isSent || isWarned, "%s: %s vanishes without a word", row, param);
  }

  /**
   * An operator's price multiplies by factors of a name; a plan that leaves one out because the
   * tenant left it to the vendor would be sold at another price than the same video ordered in
   * words.
   */
  void factorsAreComplete() {
    Map<String, Set<String>> named = new TreeMap<>();
    for (Row row : subject.rows()) {
      planned(row, row.request()).ifPresent(plan -> compareFactors(row.toString(), plan, named));
    }
    subject.forEachScene(
        Operation.SUBMIT,
        (recording, scene) -> {
          Replay replay = subject.before(recording, scene);
          replay.play(scene, replay.asRecorded(scene));
          replay.lastPlan().ifPresent(plan -> compareFactors(replay.at(scene.line()), plan, named));
        });
    findings.report("usage needs the same factors for each plan of a model, defaults included:");
  }

  private void compareFactors(String place, Plan plan, Map<String, Set<String>> named) {
    String kind = plan.model() + " " + plan.operation();
    Set<String> factors = new TreeSet<>(plan.usage().factors().keySet());
    Set<String> before = named.computeIfAbsent(kind, first -> factors);
    findings.addUnless(
        factors.equals(before),
        "%s: %s has the factors %s, elsewhere %s",
        place,
        kind,
        factors,
        before);
    plan.usage()
        .factors()
        .forEach(
            (name, value) ->
                findings.addUnless(
                    !value.isBlank(), "%s: the factor %s of %s is empty", place, name, kind));
  }

  void oddMetadataIsRefusedOrPlanned() {
    for (Row row : subject.rows()) {
      VideoProvider provider = subject.providers().get();
      for (String name : fieldsOf(provider, row)) {
        for (Object odd : ODD_VALUES) {
          GenerationRequest request = with(row.request(), new JsonObject().put(name, odd));
          try {
            provider.plan(request, row.account().channel());
          } catch (ProviderException wanted) {
            findings.addUnless(
                !wanted.problems().isEmpty(),
                "%s: metadata.%s = %s is refused without naming a field; throw with Problems",
                row,
                name,
                odd);
          } catch (RuntimeException other) {
            findings.add("%s: plan() with metadata.%s = %s throws %s", row, name, odd, other);
          }
        }
      }
    }
    findings.report("plan() may throw ProviderException only; read metadata through JsonView:");
  }

  private static Set<String> fieldsOf(VideoProvider provider, Row row) {
    Set<String> names =
        new TreeSet<>(provider.plan(row.request(), row.account().channel()).body().fieldNames());
    names.addAll(List.of("duration", "seed", "resolution", "aspect_ratio", "images", "image_tail"));
    names.removeAll(List.of("model", "n", "callback_url"));
    return names;
  }

  private static GenerationRequest with(GenerationRequest request, JsonObject more) {
    JsonObject metadata = request.metadata().toJsonObject().mergeIn(more);
    return copy(request, request.seconds(), request.fps(), JsonView.of(metadata));
  }

  private static GenerationRequest withFps(GenerationRequest request) {
    return copy(request, request.seconds(), Optional.of(ODD_FPS), request.metadata());
  }

  private static GenerationRequest lasting(GenerationRequest request, int seconds) {
    return copy(
        request, Optional.of(BigDecimal.valueOf(seconds)), request.fps(), request.metadata());
  }

  private static GenerationRequest copy(
      GenerationRequest request,
      Optional<BigDecimal> seconds,
      Optional<Integer> fps,
      JsonView metadata) {
    return new GenerationRequest(
        request.model(),
        request.prompt(),
        request.images(),
        seconds,
        request.size(),
        fps,
        request.seed(),
        request.user(),
        metadata);
  }
}
