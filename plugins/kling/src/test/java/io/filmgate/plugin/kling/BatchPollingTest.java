package io.filmgate.plugin.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.filmgate.testkit.FakeVendor;
import io.filmgate.testkit.RecordedReply;
import io.filmgate.testkit.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchPollingTest {
  private static final RecordedReply TWO_OF_THREE =
      RecordedReply.of(
          200,
          """
          {"code":0,"message":"SUCCEED","data":[
            {"id":"22","status":"failed","message":"Failure to pass the risk control system","outputs":[],"billing":[]},
            {"id":"11","status":"processing","message":"","outputs":[]},
            {"id":"99","status":"succeeded","outputs":[{"type":"video","url":"https://files.example/99.mp4"}]}]}
          """);

  private final KlingProvider provider = new KlingProvider();
  private final TestAccount pair = Planned.account("access_key");
  private final TestAccount key = Planned.account("api_key");

  @Test
  void only_an_api_key_asks_about_several() {
    assertThat(provider.batchSize(key.channel())).isEqualTo(20);
    assertThat(provider.batchSize(pair.channel())).isEqualTo(1);
  }

  @Test
  void each_job_gets_its_own_answer_and_one_that_is_not_shown_gets_none() {
    FakeVendor vendor = FakeVendor.answering(provider, key, TWO_OF_THREE);

    Map<String, JobStatus> known =
        vendor.run(provider.pollAll(List.of(job("11"), job("22"), job("33")), key.context()));

    assertThat(known).containsOnlyKeys("11", "22");
    assertThat(known.get("11")).isEqualTo(JobStatus.Running.unknownProgress());
    assertThat(known.get("22"))
        .isInstanceOfSatisfying(
            JobStatus.Failed.class,
            failed -> assertThat(failed.kind()).isEqualTo(ErrorKind.OUTPUT_REJECTED));
    assertThat(vendor.calls()).hasSize(1);
    assertThat(vendor.calls().get(0).uri().getPath()).isEqualTo("/tasks");
    assertThat(vendor.calls().get(0).uri().getRawQuery())
        .isIn("task_ids=11,22,33", "task_ids=11%2C22%2C33");
  }

  @Test
  void an_answer_without_tasks_says_nothing_of_any_job() {
    FakeVendor vendor =
        FakeVendor.answering(provider, key, RecordedReply.of(200, "{\"code\":0,\"data\":{}}"));

    assertThatThrownBy(() -> vendor.run(provider.pollAll(List.of(job("11")), key.context())))
        .isInstanceOfSatisfying(
            ProviderException.class,
            unreadable -> assertThat(unreadable.kind().isAboutTheJob()).isFalse());
  }

  private static JobHandle job(String id) {
    return new JobHandle(
        id,
        Map.of(TaskState.PATH, NewerTasks.PATH),
        "kling-3.0",
        "text2video",
        TestAccount.NOW,
        TestAccount.CORRELATION_ID,
        Optional.empty());
  }
}
