package io.filmgate.testkit;

import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.Header;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import io.filmgate.testkit.Subject.Row;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be said of every call that a provider makes: where it goes and what credentials do. */
final class CallChecks {
  private static final String OTHER_BASE = "http://127.0.0.1:9/moved";

  private final Findings findings = new Findings();
  private final Subject subject;

  CallChecks(Subject subject) {
    this.subject = subject;
  }

  /** A call as the provider made it, and whose it is. */
  private record Made(String place, TestAccount account, HttpCall call) {}

  private List<Made> recordedCalls() {
    List<Made> made = new ArrayList<>();
    subject.forEachScene(
        (recording, scene) -> {
          Replay replay = subject.before(recording, scene);
          FakeVendor vendor = replay.asRecorded(scene);
          replay.play(scene, vendor);
          vendor
              .callsBeforeAuthorize()
              .forEach(call -> made.add(new Made(replay.at(scene.line()), replay.account(), call)));
        });
    return made;
  }

  /** The first call of a submit for every row, on these accounts. */
  private List<Made> submits(List<Row> rows) {
    List<Made> made = new ArrayList<>();
    for (Row row : rows) {
      firstCall(row.account(), subject.providers().get(), row)
          .ifPresent(call -> made.add(new Made(row.toString(), row.account(), call)));
    }
    return made;
  }

  private static Optional<HttpCall> firstCall(
      TestAccount account, VideoProvider provider, Row row) {
    try {
      Plan plan = provider.plan(row.request(), account.channel());
      return provider.submit(plan, account.context()) instanceof Step.Send<?> send
          ? Optional.of(send.call())
          : Optional.empty();
    } catch (ProviderException seenElsewhere) {
      return Optional.empty();
    }
  }

  void onlyDeclaredHostsAreCalled() {
    List<Made> all = recordedCalls();
    all.addAll(submits(subject.rows()));
    for (Made made : all) {
      findings.addUnless(isDeclared(made), "%s calls %s", made.place(), made.call());
    }
    if (hasBaseUrl()) {
      followBaseUrl();
    }
    findings.report("call the host of base_url, or declare the host with hosts(…):");
  }

  private boolean isDeclared(Made made) {
    ProviderDescriptor descriptor = subject.providers().get().describe();
    URI uri = made.call().uri();
    if (hasBaseUrl()
        && made.account().channel().baseUrl().getRawAuthority().equals(uri.getRawAuthority())) {
      return true;
    }
    return descriptor.hosts().stream()
        .anyMatch(
            host ->
                host.startsWith("*.")
                    ? uri.getHost().endsWith(host.substring(1))
                    : uri.getHost().equals(host));
  }

  private boolean hasBaseUrl() {
    return subject.providers().get().describe().settings().stream()
        .anyMatch(field -> field.name().equals("base_url"));
  }

  /** An operator who points base_url at a reseller or a simulator must be obeyed, path included. */
  private void followBaseUrl() {
    for (Row row : subject.rows()) {
      TestAccount moved = row.account().withSettings(Map.of("base_url", OTHER_BASE));
      firstCall(moved, subject.providers().get(), row)
          .map(call -> call.uri().toString())
          .filter(address -> !address.startsWith(OTHER_BASE + "/") && !isDeclaredHost(address))
          .ifPresent(
              address ->
                  findings.add(
                      "%s: with base_url %s it calls %s; build addresses with"
                          + " HttpCall.post(channel.baseUrl(), …)",
                      row, OTHER_BASE, address));
    }
  }

  private boolean isDeclaredHost(String address) {
    return subject.providers().get().describe().hosts().contains(URI.create(address).getHost());
  }

  void authorizeChangesOnlyHeadersAndQuery() {
    for (Made made : everyCallOnEveryAccount()) {
      HttpCall before = made.call();
      HttpCall after = authorized(made, made.account());
      compare(made, "method", before.method(), after.method());
      compare(made, "address", withoutQuery(before.uri()), withoutQuery(after.uri()));
      compare(made, "body", before.body(), after.body());
      compare(made, "repeat", before.repeat(), after.repeat());
      compare(made, "timeout", before.timeout(), after.timeout());
      compare(made, "maxReplyBytes", before.maxReplyBytes(), after.maxReplyBytes());
      compare(made, "isAnonymous", before.isAnonymous(), after.isAnonymous());
      findings.addUnless(
          after.headers().containsAll(before.headers()),
          "%s: a header of the call is gone after authorize",
          made.place());
      String query = before.uri().getRawQuery();
      findings.addUnless(
          query == null || after.uri().toString().startsWith(before.uri().toString()),
          "%s: the query of the call is not what it was",
          made.place());
    }
    findings.report("authorize() may add headers and query parameters and nothing else:");
  }

  private void compare(Made made, String part, Object before, Object after) {
    findings.addUnless(
        before.equals(after), "%s: authorize changes the call's %s", made.place(), part);
  }

  void noSecretIsShown() {
    for (Made made : everyCallOnEveryAccount()) {
      HttpCall sent = authorized(made, made.account());
      Set<Header> withOthers = new HashSet<>(authorized(made, otherSecrets(made)).headers());
      for (Header header : sent.headers()) {
        findings.addUnless(
            header.isSecret() || withOthers.contains(header),
            "%s: header %s depends on a secret; add it with secretHeader() or bearer()",
            made.place(),
            header.name());
      }
      shown(made.place(), "the call", sent.toString(), made.account());
    }
    subject.forEachScene(
        (recording, scene) -> {
          Replay replay = subject.before(recording, scene);
          Outcome outcome = replay.play(scene, replay.asRecorded(scene));
          String place = replay.at(scene.line());
          shown(place, "the outcome", outcome.toString(), replay.account());
          replay
              .lastPlan()
              .ifPresent(plan -> shown(place, "the plan", plan.toString(), replay.account()));
        });
    findings.report("a secret must never be shown:");
  }

  private void shown(String place, String what, String text, TestAccount account) {
    account.secrets().values().stream()
        .filter(secret -> !secret.isEmpty() && text.contains(secret))
        .forEach(secret -> findings.add("%s: the text of %s holds a secret", place, what));
  }

  private static TestAccount otherSecrets(Made made) {
    Map<String, String> others = new LinkedHashMap<>();
    made.account().secrets().forEach((name, value) -> others.put(name, "other-" + value));
    return made.account().withSecrets(others);
  }

  private List<Made> everyCallOnEveryAccount() {
    List<Made> made = recordedCalls();
    made.addAll(submits(subject.rows()));
    made.removeIf(one -> one.call().isAnonymous());
    return made;
  }

  private HttpCall authorized(Made made, TestAccount account) {
    return subject
        .providers()
        .get()
        .authorize(made.call(), account.credentials(), account.moment());
  }

  private static String withoutQuery(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }
}
