package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.JobsConfig.ModeratedOutput;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.spi.Asset;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JobStatus.VendorCost;
import io.filmgate.spi.Usage;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementsTest {
  private static final Hold FIVE_SECONDS = new Hold(1, 5_000, 1_000_000, true);

  private static JobStatus.Succeeded done(Optional<Usage> usage, Optional<VendorCost> cost) {
    return new JobStatus.Succeeded(
        List.of(Asset.video("https://files.example.com/v.mp4")), usage, cost, new JsonObject());
  }

  private static Settlement completed(Hold held, long millis) {
    Usage usage = new Usage(Map.of(Usage.MILLISECONDS, millis), Map.of(), false);
    return Settlements.completed(SampleJobs.held(held), done(Optional.of(usage), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"4600", "4999", "5000", "5041", "5100", "5400"})
  void what_the_vendor_measures_about_the_order_is_the_order(long millis) {
    Settlement settlement = completed(FIVE_SECONDS, millis);
    assertThat(settlement.used()).isEqualTo(FIVE_SECONDS);
    assertThat(settlement.absorbed()).isEqualTo(Hold.NONE);
  }

  @ParameterizedTest
  @CsvSource({"3000, 3000, 600000", "3041, 3000, 600000", "1000, 1000, 200000"})
  void less_than_ordered_is_charged_in_proportion(long millis, long used, long micros) {
    assertThat(completed(FIVE_SECONDS, millis).used()).isEqualTo(new Hold(1, used, micros, true));
  }

  @Test
  void half_seconds_that_were_ordered_are_charged() {
    Hold held = new Hold(1, 5_500, 1_100_000, true);
    assertThat(completed(held, 5_460).used()).isEqualTo(held);
    assertThat(completed(held, 5_541).used()).isEqualTo(held);
  }

  @Test
  void more_than_ordered_is_absorbed() {
    Settlement settlement = completed(FIVE_SECONDS, 10_041);
    assertThat(settlement.used()).isEqualTo(FIVE_SECONDS);
    assertThat(settlement.absorbed().millis()).isEqualTo(5_000);
  }

  @Test
  void a_vendor_that_says_nothing_is_taken_to_have_delivered() {
    Job job = SampleJobs.held(FIVE_SECONDS);
    assertThat(Settlements.completed(job, done(Optional.empty(), Optional.empty())).used())
        .isEqualTo(FIVE_SECONDS);
    assertThat(completed(FIVE_SECONDS, 0).used()).isEqualTo(FIVE_SECONDS);
  }

  @Test
  void a_job_without_seconds_is_charged_as_held() {
    Hold held = new Hold(1, 0, 1_000_000, true);
    assertThat(completed(held, 5_041).used()).isEqualTo(held);
  }

  @Test
  void very_large_amounts_do_not_overflow() {
    Hold held = new Hold(1, 600_000, Long.MAX_VALUE / 2, true);
    assertThat(completed(held, 300_000).used().micros()).isEqualTo(Long.MAX_VALUE / 4 + 1);
  }

  @Test
  void the_vendors_cost_is_noted() {
    VendorCost cost = new VendorCost(new BigDecimal("0.70"), "CNY");
    Settlement settlement =
        Settlements.completed(
            SampleJobs.held(FIVE_SECONDS), done(Optional.empty(), Optional.of(cost)));
    assertThat(settlement.vendorCost())
        .contains(new JsonObject().put("amount", "0.70").put("unit", "CNY"));
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OUTPUT_REJECTED"})
  void a_failed_job_costs_nothing(ErrorKind kind) {
    Settlement settlement =
        Settlements.failed(SampleJobs.held(FIVE_SECONDS), kind, ModeratedOutput.SETTLE);
    assertThat(settlement.used()).isEqualTo(Hold.NONE);
    assertThat(settlement.reason()).isEqualTo(kind.name());
  }

  @Test
  void a_refused_video_is_charged_only_where_the_operator_says_so() {
    Job job = SampleJobs.held(FIVE_SECONDS);
    ErrorKind kind = ErrorKind.OUTPUT_REJECTED;
    assertThat(Settlements.failed(job, kind, ModeratedOutput.RELEASE).used()).isEqualTo(Hold.NONE);
    Settlement settled = Settlements.failed(job, kind, ModeratedOutput.SETTLE);
    assertThat(settled.used()).isEqualTo(FIVE_SECONDS);
    assertThat(settled.reason()).isEqualTo("moderated_output: settle");
  }

  @Property
  void never_more_than_was_held_and_never_negative(
      @ForAll @LongRange(min = 0, max = 600_000) long heldMillis,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000_000L) long heldMicros,
      @ForAll @LongRange(min = 0, max = 2_000_000) long usedMillis) {
    Hold used = completed(new Hold(1, heldMillis, heldMicros, true), usedMillis).used();
    assertThat(used.micros()).isBetween(0L, heldMicros);
    assertThat(used.millis()).isBetween(0L, heldMillis);
    assertThat(used.jobs()).isEqualTo(1);
  }
}
