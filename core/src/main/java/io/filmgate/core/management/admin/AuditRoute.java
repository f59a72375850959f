package io.filmgate.core.management.admin;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.QueryString;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code GET /admin/v1/audit}: what operators have changed, newest first, page by page. */
final class AuditRoute {
  private static final Pattern ID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final AdminStore store;

  AuditRoute(AdminStore store) {
    this.store = store;
  }

  private record Page(Optional<String> subject, Optional<String> after, int limit) {
    static Page read(QueryString query, List<FieldProblem> problems) {
      Optional<String> after = query.one("after", problems);
      after
          .filter(id -> !ID.matcher(id).matches())
          .ifPresent(id -> problems.add(FieldProblem.invalid("after", "the id of an entry", id)));
      return new Page(
          query.one("subject", problems), after, query.whole("limit", 1, MOST, USUAL, problems));
    }
  }

  Future<AdminAnswer> list(Exchange exchange) {
    Page page = AdminQuery.read(exchange, Set.of("subject", "after", "limit"), Page::read);
    return store
        .<List<AuditEntry>>read(
            connection ->
                new AuditTable(connection).latest(page.subject(), page.after(), page.limit() + 1))
        .map(found -> answer(page, found));
  }

  private static AdminAnswer answer(Page page, List<AuditEntry> found) {
    return AdminAnswer.page(found.stream().map(AuditEntry::toJson).toList(), page.limit());
  }
}
