package dev.plimsoll.adapters.metrics.proxy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineParserTest {
    private static final String HERE = "127.0.0.1";
    private static final String HAPROXY =
            "{\"b\":\"web\",\"s\":\"web-1\",\"si\":\"172.18.0.3\",\"w\":0,\"c\":0,\"r\":12,\"t\":13,\"st\":200,\"q\":0}\n";
    private static final String NGINX = "<190>Mar  1 12:00:00 web: {\"upstream_addr\":\"%s\","
            + "\"upstream_response_time\":\"%s\",\"status\":\"%s\"}";

    private final LineParser parser = new LineParser();

    @Test
    void haproxy_names_server_and_address() throws IOException {
        assertThat(parse(HAPROXY)).containsExactly(attempt("web", "web-1", "172.18.0.3", 12, 200));
    }

    @Test
    void numbers_may_stand_in_quotes_and_the_address_may_lack() throws IOException {
        assertThat(parse("{\"b\":\"web\",\"s\":\"web-1\",\"r\":\"12\",\"st\":\"503\"}"))
                .containsExactly(attempt("web", "web-1", "", 12, 503));
    }

    @Test
    void more_may_be_logged_for_other_readers() throws IOException {
        assertThat(parse(HAPROXY.replace("\"w\":0", "\"w\":{\"deep\":[1,\"" + "x".repeat(5_000) + "\"]},\"ok\":true")))
                .containsExactly(attempt("web", "web-1", "172.18.0.3", 12, 200));
    }

    @Test
    void a_server_that_never_answered_has_no_time_but_a_status() throws IOException {
        assertThat(parse(HAPROXY.replace("12", "-1").replace("200", "504")).getFirst())
                .satisfies(attempt -> assertThat(attempt.isServerError()).isTrue())
                .satisfies(attempt -> assertThat(attempt.millis()).isNegative());
    }

    @Test
    void a_request_that_reached_no_server_holds_no_attempt() throws IOException {
        assertThat(parse(HAPROXY.replace("web-1", "<NOSRV>").replace("172.18.0.3", "-")))
                .isEmpty();
        assertThat(parse(NGINX.formatted("", "", "404"))).isEmpty();
        assertThat(parse(NGINX.formatted("-", "-", "404"))).isEmpty();
    }

    @Test
    void nginx_names_an_address_after_the_words_of_syslog() throws IOException {
        assertThat(parse(NGINX.formatted("172.18.0.3:8080", "0.012", "200")))
                .containsExactly(attempt("", "", "172.18.0.3", 12, 200));
        assertThat(parse(NGINX.formatted("[fd00::3]:8080", "1.5", "200")))
                .containsExactly(attempt("", "", "fd00::3", 1500, 200));
        assertThat(parse(NGINX.formatted("unix:/run/web.sock", "-", "502")))
                .containsExactly(attempt("", "", "unix:/run/web.sock", -1, 502));
    }

    @Test
    void a_log_is_known_by_its_sender_and_by_the_tag_or_the_backend() throws IOException {
        String nginx = NGINX.formatted("172.18.0.3:80", "0.012", "200");

        assertThat(log(nginx)).isEqualTo(HERE + " web");
        assertThat(log(nginx.replace("web:", "proxy web[42]:"))).isEqualTo(HERE + " web");
        assertThat(log(nginx.substring(nginx.indexOf('{')))).isEqualTo(HERE);
        assertThat(log(HAPROXY.replace("\"b\":\"web\"", "\"b\":\"shop\""))).isEqualTo(HERE + " shop");
    }

    @Test
    void nginx_lists_the_servers_that_failed_before_the_one_that_answered() throws IOException {
        assertThat(parse(NGINX.formatted("10.0.0.1:80, 10.0.0.2:80", "0.001, 0.250", "200")))
                .containsExactly(attempt("", "", "10.0.0.1", -1, 502), attempt("", "", "10.0.0.2", 250, 200));
    }

    @Test
    void a_server_that_redirected_inside_nginx_did_not_fail() throws IOException {
        assertThat(parse(NGINX.formatted("10.0.0.1:80 : 10.0.0.2:80", "0.001 : 0.250", "503")))
                .containsExactly(attempt("", "", "10.0.0.1", 1, 0), attempt("", "", "10.0.0.2", 250, 503));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain words",
                "{",
                "{}",
                "[]",
                "null",
                "{\"s\":\"web-1\"}",
                "{\"s\":\"web-1\",\"r\":1,\"st\":true}",
                "{\"s\":\"web-1\",\"r\":1,\"st\":null}",
                "{\"s\":\"web-1\",\"r\":[1],\"st\":200}",
                "{\"s\":{\"a\":1},\"r\":1,\"st\":200}",
                "{\"s\":\"web-1\",\"r\":\"soon\",\"st\":200}",
                "{\"s\":\"web-1\",\"r\":1e99,\"st\":200}",
                "{\"s\":\"web-1\",\"r\":\"NaN\",\"st\":200}",
                "{\"s\":\"web-1\",\"r\":\"1.2.3\",\"st\":200}",
                "{\"s\":\"web-1\",\"r\":\"-\",\"st\":200}",
                "{\"s\":\"web-1\",\"r\":99999999999999999999999,\"st\":200}",
                "{\"s\":\"web-1\",\"r\":1,\"st\":200}{\"s\":\"web-1\",\"r\":1,\"st\":200}",
                "{\"s\":\"web-1\",\"r\":1,\"st\":200} and more",
                "{\"upstream_addr\":\"10.0.0.1:80, 10.0.0.2:80\",\"upstream_response_time\":\"0.1\",\"status\":200}",
                "{\"upstream_addr\":\"10.0.0.1:80\",\"upstream_response_time\":\"0.1,\",\"status\":200}",
                "{\"upstream_addr\":\"10.0.0.1:80\",\"status\":200}",
                "{\"upstream_addr\":\"10.0.0.1:80\",\"upstream_response_time\":\"0.1\"}",
                "{\"upstream_addr\":\",,,\",\"upstream_response_time\":\"a,b,c,d\",\"status\":200}",
            })
    void what_is_no_line_of_a_proxy_is_refused(String line) {
        refuses(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void huge_lines_are_refused() {
        refuses(HAPROXY.replace("web-1", "x".repeat(2_000)).getBytes(StandardCharsets.UTF_8));
        refuses(HAPROXY.replace("web-1", "x".repeat(60_000)).getBytes(StandardCharsets.UTF_8));
        refuses("[".repeat(60_000).getBytes(StandardCharsets.UTF_8));
        refuses(("{\"s\":" + "{\"a\":".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_truncation_is_refused() {
        byte[] whole = HAPROXY.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            assertThatExceptionOfType(IOException.class)
                    .as("%d bytes", cut)
                    .isThrownBy(() -> parser.parse(whole, cut, HERE));
        }
    }

    @Test
    void bytes_at_random_are_read_or_refused_and_nothing_else() {
        Random random = new Random(20260301);
        byte[] whole = HAPROXY.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bent = whole.clone();
            for (int change = 0; change < 1 + round % 8; change++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt();
            }
            assertThat(readsOrRefuses(bent)).isTrue();
        }
    }

    private boolean readsOrRefuses(byte[] line) {
        try {
            return parser.parse(line, line.length, HERE).size() <= 1;
        } catch (IOException _) {
            return true;
        }
    }

    private void refuses(byte[] line) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> parser.parse(line, line.length, HERE));
    }

    private String log(String line) throws IOException {
        return parse(line).getFirst().server().log();
    }

    private List<Attempt> parse(String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, bytes.length, HERE);
    }

    private static Attempt attempt(String backend, String name, String address, long millis, long status) {
        return new Attempt(
                new Server(backend.isEmpty() ? HERE + " web" : HERE + " " + backend, backend, name, address),
                millis,
                status);
    }
}
