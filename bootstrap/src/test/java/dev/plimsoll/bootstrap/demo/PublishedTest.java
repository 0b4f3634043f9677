package dev.plimsoll.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PublishedTest {
    private static final String ID = "58b97399e6fa0b907185a3209bceb0f4c65ee3186c9691d95f20c6f6ba100de0";

    @Test
    void a_row_gives_the_id_and_where_the_container_answers() {
        assertThat(Engine.Published.parse(ID + " 127.0.0.1:32768->8080/tcp"))
                .contains(new Engine.Published(ID, URI.create("http://127.0.0.1:32768/")));
    }

    @Test
    void other_ports_do_not_confuse() {
        assertThat(Engine.Published.parse(ID + " 9000/tcp, 127.0.0.1:4000->443/tcp, 127.0.0.1:4001->8080/tcp"))
                .contains(new Engine.Published(ID, URI.create("http://127.0.0.1:4001/")));
    }

    @Test
    void a_container_without_a_published_port_does_not_serve() {
        assertThat(Engine.Published.parse(ID + " ")).isEmpty();
        assertThat(Engine.Published.parse(ID + " 8080/tcp")).isEmpty();
    }
}
