package dev.plimsoll.adapters.metrics.proxy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatsAnswerTest {
    private static final String ANSWER = """
            Name: HAProxy
            DroppedLogs: 3

            # pxname,svname,qcur,scur,status,lastsess,last_chk,qtime,
            web,web-1,1,5,UP,0,"L7OK, fine",12,
            web,web-2,0,2,no check,-1,,0,
            web,web-3,0,0,DOWN,90,,7,
            web,BACKEND,6,7,UP,0,,3,
            other,BACKEND,,0,UP,,,0,

            1
            # be_id be_name srv_id srv_name srv_addr srv_op_state
            3 web 1 web-1 172.18.0.3 2
            3 web 2 web-2 fd00::3 2
            3 web 3 web-3 - 0

            """;

    @Test
    void each_server_is_told_with_its_address_and_its_share_of_the_queue() throws IOException {
        StatsAnswer answer = StatsAnswer.of(ANSWER, 100_000);

        assertThat(answer.droppedLogs()).hasValue(3);
        assertThat(answer.servers())
                .containsExactly(
                        new ServerStats("web", "web-1", "172.18.0.3", 4, 12, 5, 100_000),
                        new ServerStats("web", "web-2", "fd00::3", 3, 0, 2, Long.MIN_VALUE),
                        new ServerStats("web", "web-3", "", 0, 7, 0, 10_000));
    }

    @ParameterizedTest
    @CsvSource({
        "UP, UP, UP, 3, 3, 0",
        "UP, DOWN, UP, 6, 0, 0",
        "DOWN, DOWN, UP, 0, 0, 6",
        "DOWN, MAINT, DOWN, 2, 2, 2",
    })
    void backups_wait_for_the_others_to_fail_and_with_nobody_up_the_queue_is_of_all(
            String first, String second, String spare, double ofFirst, double ofSecond, double ofSpare)
            throws IOException {
        String answer = """
            # pxname,svname,qcur,scur,status,act,bck,lastsess,qtime,
            web,web-1,0,0,%s,1,0,0,0,
            web,web-2,0,0,%s,1,0,0,0,
            web,spare,0,0,%s,0,1,0,0,
            web,BACKEND,6,0,UP,1,1,0,0,
            """.formatted(first, second, spare);

        assertThat(StatsAnswer.of(answer, 0).servers())
                .extracting(ServerStats::queued)
                .containsExactly(ofFirst, ofSecond, ofSpare);
    }

    @Test
    void a_proxy_without_servers_has_none() throws IOException {
        assertThat(StatsAnswer.of("# pxname,svname,qcur,\n\n1\n# be_id be_name\n\n", 0)
                        .servers())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Unknown command\n",
                "Permission denied\n",
                "\u0000\u0001\u0002",
                "DroppedLogs: many\n",
                "# pxname,svname,qcur,\nweb,web-1,many,\n",
            })
    void what_haproxy_would_not_say_is_refused(String text) {
        assertThatThrownBy(() -> StatsAnswer.of(text, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not answer as HAProxy does");
    }
}
