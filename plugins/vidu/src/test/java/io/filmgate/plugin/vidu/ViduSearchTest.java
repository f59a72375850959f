package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.testkit.FakeVendor;
import io.filmgate.testkit.RecordedReply;
import io.filmgate.testkit.TestAccount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViduSearchTest {
  private static final String EMPTY = "{\"tasks\":[]}";

  private final ViduProvider provider = new ViduProvider();
  private final TestAccount account = TestAccount.allOf(provider.describe()).get(0);

  private Found find(List<RecordedReply> replies) {
    LostSubmit lost =
        new LostSubmit(TestAccount.CORRELATION_ID, "viduq1", "img2video", TestAccount.NOW);
    return FakeVendor.answering(provider, account, replies.toArray(RecordedReply[]::new))
        .run(provider.find(lost, account.context()));
  }

  private static RecordedReply page(String... tasks) {
    return RecordedReply.of(200, "{\"tasks\":[" + String.join(",", tasks) + "]}");
  }

  private static String task(String id, String payload) {
    return "{\"id\":\"" + id + "\",\"payload\":\"" + payload + "\"}";
  }

  @Test
  void a_task_on_a_later_page_is_found_even_behind_one_without_payload() {
    Found found =
        find(
            List.of(
                page("{\"id\":\"1\"}"),
                page(task("2", "other")),
                page(task("3", TestAccount.CORRELATION_ID))));

    assertThat(found)
        .isInstanceOfSatisfying(
            Found.Exists.class, exists -> assertThat(exists.job().jobId()).isEqualTo("3"));
  }

  @Test
  void pages_that_repeat_themselves_prove_nothing() {
    assertThat(find(Collections.nCopies(2, page(task("1", "other")))))
        .isEqualTo(new Found.Unsure());
  }

  @Test
  void a_list_that_never_ends_proves_nothing() {
    List<RecordedReply> pages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      pages.add(page(task("task-" + i, "other")));
    }
    assertThat(find(pages)).isEqualTo(new Found.Unsure());
  }

  @Test
  void an_empty_page_that_promises_another_proves_nothing() {
    assertThat(find(List.of(RecordedReply.of(200, "{\"tasks\":[],\"next_page_token\":\"more\"}"))))
        .isEqualTo(new Found.Unsure());
  }

  @Test
  void an_answer_without_a_list_proves_nothing() {
    assertThat(find(List.of(RecordedReply.of(200, "{}")))).isEqualTo(new Found.Unsure());
  }

  @Test
  void an_empty_account_is_proof_of_absence() {
    assertThat(find(List.of(RecordedReply.of(200, EMPTY)))).isEqualTo(new Found.Absent());
  }

  @Test
  void a_refused_look_up_is_an_error_not_an_absence() {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> find(List.of(RecordedReply.of(401, "{\"reason\":\"Unauthorized\"}"))));

    assertThat(failure.kind()).isEqualTo(ErrorKind.CREDENTIALS_REFUSED);
  }
}
