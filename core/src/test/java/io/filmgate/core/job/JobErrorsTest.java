package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobErrorsTest {
  private static ProviderException failure(ErrorKind kind) {
    return new ProviderException(kind, "our words").vendor("1201", "the vendor's words");
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST,     400, invalid_request_error, vendor_rejected,    ''",
    "INPUT_REJECTED,      400, content_policy_error,  content_policy,     prompt",
    "OUTPUT_REJECTED,     400, content_policy_error,  output_policy,      ''",
    "MODEL_UNAVAILABLE,   400, invalid_request_error, model_unavailable,  model",
    "NOT_ENTITLED,        502, upstream_error,        vendor_account,     ''",
    "CREDENTIALS_REFUSED, 502, upstream_error,        vendor_account,     ''",
    "TOKEN_EXPIRED,       502, upstream_error,        vendor_account,     ''",
    "FUNDS_EXHAUSTED,     502, upstream_error,        vendor_account,     ''",
    "RATE_LIMITED,        429, rate_limit_error,      vendor_busy,        ''",
    "CONCURRENCY_FULL,    429, rate_limit_error,      vendor_busy,        ''",
    "UNAVAILABLE,         502, upstream_error,        vendor_unreachable, ''",
    "OUTCOME_UNKNOWN,     504, upstream_error,        outcome_unknown,    ''",
    "PLUGIN_FAULT,        500, api_error,             plugin_fault,       ''"
  })
  void a_refused_create_is_answered_as_the_contract_says(
      ErrorKind kind, int status, String type, String code, String param) {
    JobError error = JobErrors.ofCreate(failure(kind));
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.type()).isEqualTo(type);
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.param()).isEqualTo(param);
  }

  @ParameterizedTest
  @CsvSource({
    "INPUT_REJECTED, content_policy",
    "OUTPUT_REJECTED, output_policy",
    "INVALID_REQUEST, vendor_rejected",
    "JOB_NOT_FOUND, vendor_lost",
    "JOB_FAILED, vendor_failed",
    "JOB_EXPIRED, vendor_failed",
    "JOB_CANCELLED, vendor_failed"
  })
  void a_job_that_ends_badly_tells_why(ErrorKind kind, String code) {
    assertThat(JobErrors.ofEnd(kind, "our words").code()).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void no_error_ever_has_the_vendors_words(ErrorKind kind) {
    assertThat(JobErrors.ofCreate(failure(kind)).toJson().encode())
        .doesNotContain("vendor's words");
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void an_error_is_the_same_after_it_was_stored(ErrorKind kind) {
    JobError error = JobErrors.ofCreate(failure(kind));
    assertThat(JobError.of(error.toJson())).isEqualTo(error);
  }

  @Test
  void a_field_that_the_vendor_named_is_named() {
    ProviderException failure =
        new ProviderException(List.of(Problem.unsupported("metadata.mode", "no such mode")));
    assertThat(JobErrors.ofCreate(failure).param()).isEqualTo("metadata.mode");
  }
}
