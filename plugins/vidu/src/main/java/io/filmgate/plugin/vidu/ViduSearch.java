package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a lost task in the account's list, page by page, by the {@code payload} that it was
 * created with.
 *
 * <p>A wrong "absent" would be a job that runs and that nobody has paid for. So the list counts as
 * complete only when an empty page ends it and each task showed its payload, which the vendor does
 * not promise. A page without a new task means that pages are not counted as we think.
 */
final class ViduSearch {
  private static final int PAGE_SIZE = 100;
  private static final int MOST_PAGES = 20;
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private final URI base;
  private final LostSubmit lost;

  ViduSearch(URI base, LostSubmit lost) {
    this.base = base;
    this.lost = lost;
  }

  Step<Found> step() {
    return page(0, Set.of(), true);
  }

  private Step<Found> page(int number, Set<String> seenBefore, boolean isConclusive) {
    String from = lost.sentAt().minus(CLOCKS_APART).truncatedTo(ChronoUnit.SECONDS).toString();
    HttpCall list =
        HttpCall.get(base, "/ent/v2/tasks")
            .query("created_at.from", from)
            .query("pager.page", String.valueOf(number))
            .query("pager.pagesz", String.valueOf(PAGE_SIZE))
            .timeout(ViduProvider.READ_TIMEOUT)
            .maxReplyBytes(8 << 20);
    return Step.send(ViduProvider.accepting(list))
        .then(reply -> read(reply, number, seenBefore, isConclusive));
  }

  private Step<Found> read(
      HttpReply reply, int number, Set<String> seenBefore, boolean isConclusive) {
    JsonView body = ViduAnswers.taskOf(reply);
    List<JsonView> tasks = body.list("tasks");
    Optional<Found> ours =
        tasks.stream()
            .filter(task -> task.text("payload").filter(lost.correlationId()::equals).isPresent())
            .flatMap(task -> ViduAnswers.taskId(task, "id").stream())
            .findFirst()
            .map(id -> new Found.Exists(Submitted.of(id)));
    if (ours.isPresent()) {
      return Step.done(ours.get());
    }
    if (!body.view("tasks").isArray()) {
      return Step.done(new Found.Unsure());
    }
    if (tasks.isEmpty()) {
      boolean isEnd = isConclusive && body.text("next_page_token").orElse("").isEmpty();
      return Step.done(isEnd ? new Found.Absent() : new Found.Unsure());
    }
    Set<String> seen = new HashSet<>(seenBefore);
    boolean isAnyNew = false;
    boolean isEachTold = isConclusive;
    for (JsonView task : tasks) {
      isAnyNew |= seen.add(ViduAnswers.taskId(task, "id").orElse(""));
      isEachTold &= task.text("payload").isPresent();
    }
    return isAnyNew && number + 1 < MOST_PAGES
        ? page(number + 1, seen, isEachTold)
        : Step.done(new Found.Unsure());
  }
}
