package io.filmgate.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorKindTest {

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void only_what_may_have_been_created_keeps_the_money(ErrorKind kind) {
    assertThat(kind.money() == ErrorKind.Money.HOLD)
        .isEqualTo(kind.then() == ErrorKind.Then.RECONCILE);
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void what_is_about_the_job_ends_it_and_never_fails_over(ErrorKind kind) {
    if (kind.isAboutTheJob()) {
      assertThat(kind.endsJob()).isTrue();
      assertThat(kind.then()).isEqualTo(ErrorKind.Then.STOP);
    }
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void a_failed_job_carries_a_kind_that_ends_jobs(ErrorKind kind) {
    if (kind.endsJob()) {
      assertThat(new JobStatus.Failed(kind, "m", Optional.empty()).kind()).isEqualTo(kind);
    } else {
      assertThatThrownBy(() -> new JobStatus.Failed(kind, "m", Optional.empty()))
          .hasMessageContaining(kind.name());
    }
  }

  @Test
  void a_bare_server_error_proves_nothing() {
    for (int status : new int[] {500, 502, 503, 504, 599, 408}) {
      assertThat(ErrorKind.ofStatus(status)).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    }
    assertThat(ErrorKind.ofStatus(401)).isEqualTo(ErrorKind.CREDENTIALS_REFUSED);
    assertThat(ErrorKind.ofStatus(402)).isEqualTo(ErrorKind.FUNDS_EXHAUSTED);
    assertThat(ErrorKind.ofStatus(422)).isEqualTo(ErrorKind.INVALID_REQUEST);
    assertThat(ErrorKind.ofStatus(429)).isEqualTo(ErrorKind.RATE_LIMITED);
  }
}
