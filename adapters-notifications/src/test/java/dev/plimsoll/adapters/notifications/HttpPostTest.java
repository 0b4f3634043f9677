package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.port.MessageSender.Sent;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class HttpPostTest {
    private final Receiver receiver = new Receiver();
    private final HttpPost here = new HttpPost(true, Duration.ofSeconds(1));
    private final HttpPost strict = new HttpPost(false, Duration.ofSeconds(1));

    @AfterEach
    void close() {
        here.close();
        strict.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({"/silence, did not answer in 1 s", "/endless, did not answer in 1 s"})
    void who_hangs_is_left_in_time(String path, String detail) {
        assertThat(post(here, receiver.url(path))).isEqualTo(new Sent.Failed(detail));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void every_2xx_means_that_it_arrived(int status) {
        assertThat(post(here, receiver.url("/status/" + status))).isEqualTo(new Sent.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 410, 429, 500, 503})
    void every_other_status_is_a_failure(int status) {
        assertThat(post(here, receiver.url("/status/" + status)))
                .isEqualTo(new Sent.Failed("answered with status " + status));
    }

    @Test
    void redirects_are_not_followed() {
        assertThat(post(here, receiver.url("/redirect"))).isEqualTo(new Sent.Failed("answered with status 307"));
        assertThat(receiver.requests()).extracting(Receiver.Request::path).containsExactly("/redirect");
    }

    @Test
    void a_name_that_nobody_knows_may_be_known_later() {
        String url = "http://nobody.invalid/hook";

        assertThat(strict.refusal(url)).isEmpty();
        assertThat(post(strict, url)).isInstanceOf(Sent.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1.2.3:8080/",
                "http://localhost/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://224.0.0.1/"
            })
    void what_leads_to_this_machine_or_its_link_is_refused(String url) {
        String why = strict.refusal(url).orElseThrow();

        assertThat(why).contains("--allow-local-urls");
        assertThat(post(strict, url)).isEqualTo(new Sent.Failed(why));
        assertThat(here.refusal(url)).isEmpty();
    }

    @Test
    void every_address_of_this_machine_is_refused() throws IOException {
        List<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .toList();

        assertThat(own)
                .isNotEmpty()
                .allSatisfy(address -> assertThat(strict.refusal("http://" + address.getHostAddress() + "/"))
                        .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/", "http://10.0.0.1/", "http://192.168.1.1/", "https://[2001:db8::1]/x"})
    void what_is_elsewhere_is_allowed(String url) {
        assertThat(strict.refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ftp://example.com/", "file:///etc/passwd", "http://", "http://a b/", "http:/x"})
    void what_is_no_url_of_a_server_is_refused(String url) {
        assertThat(here.refusal(url)).isPresent();
        assertThat(post(here, url)).isInstanceOf(Sent.Failed.class);
    }

    private static Sent post(HttpPost http, String url) {
        return http.post(url, "{}".getBytes(UTF_8), Map.of());
    }
}
