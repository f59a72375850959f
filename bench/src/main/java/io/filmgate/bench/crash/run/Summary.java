package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.Exchange;
import io.filmgate.bench.crash.evidence.Exchange.Kind;
import io.filmgate.bench.crash.evidence.StoredJob;
import io.filmgate.bench.crash.evidence.VendorTask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened in a run, for people to see that enough did. */
public record Summary(
    Map<String, Long> creates,
    Map<String, Long> otherRequests,
    Map<String, Long> jobs,
    Map<String, Long> accepted,
    Map<String, Long> closings) {

  public static Summary of(Evidence evidence) {
    List<Exchange> all = evidence.exchanges();
    return new Summary(
        count(all.stream().filter(one -> one.kind() == Kind.CREATE), Summary::answer),
        count(all.stream().filter(one -> one.kind() != Kind.CREATE), Summary::answer),
        count(evidence.ledger().jobs().stream(), StoredJob::state),
        count(evidence.tasks().stream(), VendorTask::vendor),
        count(evidence.ledger().entries().stream().filter(Entry::isClose), Entry::reason));
  }

  private static String answer(Exchange exchange) {
    return exchange.answer().map(answer -> Integer.toString(answer.status())).orElse("no answer");
  }

  private static <T> Map<String, Long> count(Stream<T> things, Function<T, String> name) {
    return things.collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
  }

  @Override
  public String toString() {
    return "creates %s, other requests %s%njobs %s%naccepted by %s%nclosed for %s"
        .formatted(creates, otherRequests, jobs, accepted, closings);
  }
}
