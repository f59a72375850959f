package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpReply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorErrorsTest {
  private static final Plan PLAN = Given.plan("{\"model\":\"jimeng_t2v_v30\"}");

  /** The last column: how the same answer to a poll ends the job; empty if it does not. */
  @ParameterizedTest
  @CsvSource({
    "400,50411,Pre Img Risk Not Pass,INPUT_REJECTED,INPUT_REJECTED",
    "400,50412,Text Risk Not Pass,INPUT_REJECTED,INPUT_REJECTED",
    "400,50413,Post Text Risk Not Pass,INPUT_REJECTED,INPUT_REJECTED",
    "400,50512,Post Text Risk Not Pass,INPUT_REJECTED,INPUT_REJECTED",
    "400,50513,Pre Video Risk Not Pass,INPUT_REJECTED,INPUT_REJECTED",
    "400,50514,Pre Audio Risk Not Pass,INPUT_REJECTED,INPUT_REJECTED",
    "400,50518,Pre Img Risk Not Pass: Copyright,INPUT_REJECTED,INPUT_REJECTED",
    "400,50218,Resource exists risk,INPUT_REJECTED,INPUT_REJECTED",
    "400,50511,Post Img Risk Not Pass,OUTPUT_REJECTED,OUTPUT_REJECTED",
    "400,50516,Post Video Risk Not Pass,OUTPUT_REJECTED,OUTPUT_REJECTED",
    "400,50517,Post Audio Risk Not Pass,OUTPUT_REJECTED,OUTPUT_REJECTED",
    "400,50519,Post Img Risk Not Pass: Copyright,OUTPUT_REJECTED,OUTPUT_REJECTED",
    "400,50520,Risk Internal Error,UNAVAILABLE,JOB_FAILED",
    "400,50521,Antidirt Internal Error,UNAVAILABLE,JOB_FAILED",
    "400,50522,Image Copyright Internal Error,UNAVAILABLE,JOB_FAILED",
    "429,50429,Request Has Reached API Limit,RATE_LIMITED,",
    "429,50430,Request Has Reached API Concurrent Limit,CONCURRENCY_FULL,",
    "500,50500,Internal Error,UNAVAILABLE,",
    "500,50501,Internal RPC Error,UNAVAILABLE,",
    "400,50215,Input invalid for this service.,INVALID_REQUEST,INVALID_REQUEST",
    "400,50200,Invalid Input Parameters: frames,INVALID_REQUEST,INVALID_REQUEST",
    "400,50200,Invalid Input Parameters: req_key,MODEL_UNAVAILABLE,INVALID_REQUEST",
    "400,50400,Access Denied: Access Denied,NOT_ENTITLED,",
    "403,50400,Access Denied: Internal Error,NOT_ENTITLED,",
    "400,50204,,NOT_ENTITLED,",
    "400,50499,something new,INVALID_REQUEST,INVALID_REQUEST",
    "500,50599,something new,INVALID_REQUEST,INVALID_REQUEST",
    "400,51234,something new,INVALID_REQUEST,",
    "429,51234,something new,RATE_LIMITED,",
    "500,51234,something new,UNAVAILABLE,",
    "200,50430,Request Has Reached API Concurrent Limit,CONCURRENCY_FULL,",
    "200,51234,something new,OUTCOME_UNKNOWN,",
    "502,10000,Success,OUTCOME_UNKNOWN,",
    "504,504,proxy,OUTCOME_UNKNOWN,"
  })
  void errors_of_the_service(
      int status, String code, String message, ErrorKind onSubmit, ErrorKind atTheEnd) {
    String body =
        "{\"code\":%s,\"data\":null,\"message\":\"%s\",\"request_id\":\"R1\",\"status\":%s}"
            .formatted(code, message, code);
    for (String answer : new String[] {body, "{\"ResponseMetadata\":{},\"Result\":" + body + "}"}) {
      HttpReply reply = Given.reply(status, answer);

      ProviderException refusal = refusal(reply);
      assertThat(refusal.kind()).isEqualTo(onSubmit);
      assertThat(refusal.vendorCode()).contains(code);
      assertThat(refusal.vendorMessage().orElseThrow()).endsWith("(request id R1)");
      assertPoll(reply, onSubmit, atTheEnd);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,MissingParameter,CREDENTIALS_REFUSED",
    "401,MissingAuthenticationToken,CREDENTIALS_REFUSED",
    "400,MissingRequestInfo,CREDENTIALS_REFUSED",
    "401,MissingSignature,CREDENTIALS_REFUSED",
    "403,InvalidTimestamp,TOKEN_EXPIRED",
    "400,InvalidTimestamp,TOKEN_EXPIRED",
    "404,ServiceNotFound,CREDENTIALS_REFUSED",
    "404,InvalidActionOrVersion,CREDENTIALS_REFUSED",
    "401,InvalidAccessKey,CREDENTIALS_REFUSED",
    "401,SignatureDoesNotMatch,CREDENTIALS_REFUSED",
    "200,SignatureDoesNotMatch,CREDENTIALS_REFUSED",
    "403,LackPolicy,CREDENTIALS_REFUSED",
    "403,AccessDenied,CREDENTIALS_REFUSED",
    "400,InvalidAuthorization,CREDENTIALS_REFUSED",
    "400,InvalidCredential,CREDENTIALS_REFUSED",
    "401,InvalidSecretToken,TOKEN_EXPIRED",
    "429,FlowLimitExceeded,RATE_LIMITED",
    "200,FlowLimitExceeded,RATE_LIMITED",
    "500,UndefinedError,UNAVAILABLE",
    "500,InternalError,UNAVAILABLE",
    "502,InternalServiceError,OUTCOME_UNKNOWN",
    "503,ServiceUnavailableTemp,OUTCOME_UNKNOWN",
    "504,InternalServiceTimeout,OUTCOME_UNKNOWN",
    "500,SomethingNew,OUTCOME_UNKNOWN"
  })
  void errors_of_the_gateway(int status, String code, ErrorKind kind) {
    HttpReply reply =
        Given.reply(
            status,
            ("{\"ResponseMetadata\":{\"RequestId\":\"R2\",\"Error\":{\"Code\":\"%s\","
                    + "\"Message\":\"The accesskey [AKLTabc] included in the request\"}},\"code\":10000}")
                .formatted(code));

    ProviderException refusal = refusal(reply);

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.vendorCode()).contains(code);
    assertThat(refusal.vendorMessage().orElseThrow())
        .isEqualTo("The accesskey [***] included in the request (request id R2)");
    assertPoll(reply, kind, null);
  }

  @ParameterizedTest
  @CsvSource({
    "200,OUTCOME_UNKNOWN",
    "500,OUTCOME_UNKNOWN",
    "502,OUTCOME_UNKNOWN",
    "429,RATE_LIMITED"
  })
  void answers_without_a_code_go_by_their_status(int status, ErrorKind kind) {
    HttpReply reply = Given.reply(status, "<html>");

    assertThat(refusal(reply).kind()).isEqualTo(kind);
    assertPoll(reply, kind, null);
  }

  @ParameterizedTest
  @CsvSource({"null", "{}", "{\"task_id\":\"\"}", "{\"task_id\":null}"})
  void accepted_without_an_id_may_have_created_a_task(String data) {
    ProviderException refusal =
        refusal(Given.reply(200, "{\"code\":10000,\"data\":" + data + ",\"message\":\"Success\"}"));

    assertThat(refusal.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void ids_beyond_64_bits_stay_exact() {
    for (String id : new String[] {"\"14411597596416601128\"", "14411597596416601128"}) {
      assertThat(
              Given.answered(
                      Given.PROVIDER.submit(PLAN, Given.context()),
                      Given.reply(
                          200, "{\"Result\":{\"code\":10000,\"data\":{\"task_id\":" + id + "}}}"))
                  .jobId())
          .isEqualTo("14411597596416601128");
    }
  }

  @Test
  void a_wait_that_the_vendor_asks_for_is_passed_on() {
    HttpReply reply =
        new HttpReply(
            429,
            Map.of("Retry-After", "7"),
            Given.reply(429, "{\"code\":50429,\"message\":\"slow\"}").body());

    assertThat(refusal(reply).retryAfter().orElseThrow()).hasSeconds(7);
  }

  private static ProviderException refusal(HttpReply reply) {
    return catchThrowableOfType(
        ProviderException.class,
        () -> Given.answered(Given.PROVIDER.submit(PLAN, Given.context()), reply));
  }

  private static void assertPoll(HttpReply reply, ErrorKind thrown, ErrorKind atTheEnd) {
    var step =
        Given.PROVIDER.poll(
            Given.job("jimeng_t2v_v30", Given.NOW.minusSeconds(600)), Given.context());
    if (atTheEnd == null) {
      ProviderException failure =
          catchThrowableOfType(ProviderException.class, () -> Given.answered(step, reply));
      assertThat(failure.kind()).isEqualTo(thrown);
      assertThat(failure.kind().isAboutTheJob()).isFalse();
    } else {
      JobStatus status = Given.answered(step, reply);
      assertThat(((JobStatus.Failed) status).kind()).isEqualTo(atTheEnd);
    }
  }
}
