package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

class UnderWayTest {
  private final UnderWay underWay = new UnderWay();

  @Test
  void nothing_under_way_is_idle_at_once() {
    assertThat(underWay.idle().isComplete()).isTrue();
  }

  @Test
  void it_is_idle_when_the_last_is_over_whichever_way() {
    Promise<String> one = Promise.promise();
    Promise<String> other = Promise.promise();
    underWay.count(one.future());
    underWay.count(other.future());
    var idle = underWay.idle();

    one.complete("done");
    assertThat(idle.isComplete()).isFalse();
    other.fail("broken");
    assertThat(idle.succeeded()).isTrue();
    assertThat(underWay.idle().isComplete()).isTrue();
  }
}
