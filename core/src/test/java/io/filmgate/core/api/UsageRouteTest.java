package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.UsageQuery;
import io.filmgate.core.job.UsageQuery.Dimension;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.ledger.BudgetState;
import io.filmgate.core.ledger.Scope;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageRouteTest {
  private final ApiHarness api = new ApiHarness();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void close() throws Exception {
    api.close();
  }

  private HttpResponse<String> get(String query) throws Exception {
    return api.send("GET", "/v1/usage" + query, null, "Authorization", "Bearer " + ApiHarness.KEY);
  }

  @Test
  void the_current_month_is_told_day_by_day_with_what_is_left() throws Exception {
    api.usage =
        List.of(
            new UsageRow(
                List.of("2026-03-22", "kling-v1", "web"), 3, 2, 1, 0, 10_500, 2_100_000, Map.of()));
    api.budgets =
        List.of(
            new BudgetState(
                Scope.key("acme", "web"),
                new BudgetConfig(Unit.CREDITS, new BigDecimal("1000000"), Period.MONTH),
                new BigDecimal("2.100000"),
                new BigDecimal("1.000000"),
                Optional.of(Instant.ofEpochSecond(1_775_001_600))),
            new BudgetState(
                Scope.tenant("acme"),
                new BudgetConfig(Unit.JOBS, BigDecimal.TEN, Period.EVER),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Optional.empty()));

    JsonObject answer = ApiHarness.json(get(""));

    assertThat(answer.encode())
        .isEqualTo(
            "{\"object\":\"list\",\"from\":\"2026-03-01\",\"to\":\"2026-03-28\",\"data\":[{\"date\":\"2026-03-22\","
                + "\"model\":\"kling-v1\",\"key\":\"web\",\"jobs\":3,\"completed\":2,\"failed\":1,"
                + "\"cancelled\":0,\"seconds\":10.5,\"credits\":\"2.1\"}],\"budgets\":[{\"scope\":\"key\","
                + "\"unit\":\"credits\",\"per\":\"month\",\"limit\":\"1000000\",\"used\":\"2.1\","
                + "\"reserved\":\"1\",\"resets_at\":1775001600},{\"scope\":\"tenant\",\"unit\":\"jobs\","
                + "\"per\":\"ever\",\"limit\":\"10\",\"used\":\"0\",\"reserved\":\"1\",\"resets_at\":null}]}");
    assertThat(api.queries)
        .containsExactly(
            new UsageQuery(
                Optional.of("acme"),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 28),
                List.of(Dimension.DAY, Dimension.MODEL, Dimension.KEY)));
  }

  @Test
  void any_days_up_to_a_year_can_be_asked_for() throws Exception {
    assertThat(get("?from=2025-11-22&to=2026-11-22").statusCode()).isEqualTo(200);
    assertThat(get("?to=2026-02-28").statusCode()).isEqualTo(200);
    assertThat(api.queries)
        .extracting(UsageQuery::from)
        .containsExactly(LocalDate.of(2025, 11, 22), LocalDate.of(2026, 2, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "?from=yesterday, from",
    "?to=2026-02-30, to",
    "?to=-999999999-01-01, to",
    "?from=%2B999999999-01-01, from",
    "?from=2026-01-02&to=2026-01-01, from",
    "?from=2025-01-01&to=2026-02-01, from",
    "?from=2026-01-01&from=2026-01-01, from",
  })
  void other_days_are_refused(String query, String param) throws Exception {
    HttpResponse<String> answer = get(query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ApiHarness.json(answer).getString("param")).isEqualTo(param);
    assertThat(api.queries).isEmpty();
  }

  @Test
  void nobody_learns_it_without_a_key() throws Exception {
    assertThat(api.send("GET", "/v1/usage", null).statusCode()).isEqualTo(401);
  }
}
