package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.plimsoll.application.contract.MessageSenderContract;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender;
import dev.plimsoll.application.port.MessageSender.Sent;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a real SMTP server.
@Timeout(60)
final class MailTest extends MessageSenderContract {
    private static final Destination ADA = new Destination.Email(List.of("ada@example.com"));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final PlatformMessageSender sender;

    MailTest() {
        server.start();
        sender = sender("smtp://127.0.0.1:" + port());
    }

    @AfterEach
    void close() {
        sender.close();
        server.stop();
    }

    @Override
    protected MessageSender sender() {
        return sender;
    }

    @Override
    protected Destination reachable() {
        return ADA;
    }

    /// One that the server refuses by its syntax.
    @Override
    protected Destination unreachable() {
        return new Destination.Email(List.of("a@b@c"));
    }

    /// Mail goes wherever its server takes it; what is no mail goes by the rules of its own platform.
    @Override
    protected Destination forbidden() {
        return new Destination.Slack("ftp://example.com/");
    }

    @Override
    protected List<String> received() {
        return Arrays.stream(server.getReceivedMessages()).map(MailTest::text).toList();
    }

    @Test
    void a_mail_says_it_in_its_subject_and_its_text() throws Exception {
        Destination both = new Destination.Email(List.of("ada@example.com", "bob@example.com"));

        assertThat(sender.send(both, new Message("a1b2", "shop: Ädä scaled web from 1 to 4.", Map.of())))
                .isEqualTo(new Sent.Delivered());

        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[Plimsoll] shop: Ädä scaled web from 1 to 4.");
        assertThat(text(mail).strip()).isEqualTo("shop: Ädä scaled web from 1 to 4.");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("plimsoll@example.com");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("ada@example.com", "bob@example.com");
        assertThat(mail.getHeader("X-Plimsoll-Delivery")).containsExactly("a1b2");
        assertThat(mail.getSentDate()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void an_address_that_the_server_refuses_keeps_no_other_from_its_mail() throws IOException {
        Destination both = new Destination.Email(List.of("nobody@example.com", "ada@example.com"));
        Destination nobody = new Destination.Email(List.of("nobody@example.com"));
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ServerSocket picky = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
                PlatformMessageSender asking = sender("smtp://127.0.0.1:" + picky.getLocalPort())) {
            var _ = Thread.ofVirtual().start(() -> refuseNobody(picky, heard));

            assertThat(asking.send(both, new Message("a1", "hello", Map.of()))).isEqualTo(new Sent.Delivered());
            assertThat(heard).contains("RCPT TO:<ada@example.com>", "DATA");
            assertThat(asking.send(nobody, new Message("a2", "hello", Map.of())))
                    .isInstanceOf(Sent.Failed.class);
        }
    }

    /// Serves one connection after another until it is closed.
    private static void refuseNobody(ServerSocket server, List<String> heard) {
        while (true) {
            try (Socket client = server.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
                say(client, "220 here");
                boolean isText = false;
                for (String line = in.readLine(); line != null && !line.equals("QUIT"); line = in.readLine()) {
                    heard.add(line);
                    isText = line.equals("DATA") || (isText && !line.equals("."));
                    if (line.equals("DATA")) {
                        say(client, "354 go on");
                    } else if (!isText) {
                        say(client, line.contains("nobody@") ? "550 nobody is here" : "250 well");
                    }
                }
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }

    @Test
    void a_long_sentence_is_cut_in_the_subject_only() throws Exception {
        String text = "shop: " + "because ".repeat(100);
        assertThat(sender.send(ADA, new Message("a1b2", text, Map.of()))).isEqualTo(new Sent.Delivered());

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).hasSize(162).endsWith("\u2026");
        assertThat(text(mail)).contains(text.strip());
    }

    @Test
    void a_user_and_a_password_are_used_as_given() {
        server.setUser("ada", "p@ss:w+rd");
        server.getManagers().getUserManager().setAuthRequired(true);

        try (PlatformMessageSender right = sender("smtp://ada:p%40ss:w+rd@127.0.0.1:" + port());
                PlatformMessageSender wrong = sender("smtp://ada:wrong@127.0.0.1:" + port())) {
            assertThat(right.send(ADA, new Message("a1", "yes", Map.of()))).isEqualTo(new Sent.Delivered());
            assertThat(wrong.send(ADA, new Message("a2", "no", Map.of())))
                    .isInstanceOfSatisfying(
                            Sent.Failed.class,
                            failed -> assertThat(failed.detail())
                                    .startsWith("the SMTP server did not take it: ")
                                    .doesNotContain("wrong"));
        }
        assertThat(received()).hasSize(1);
    }

    @Test
    void a_server_that_is_away_is_told() {
        try (PlatformMessageSender away = sender("smtp://127.0.0.1:1")) {
            assertThat(away.send(ADA, new Message("a1", "lost", Map.of()))).isInstanceOf(Sent.Failed.class);
        }
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_gets_nothing() {
        GreenMail encrypted = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        encrypted.start();
        try (PlatformMessageSender careful =
                sender("smtps://127.0.0.1:" + encrypted.getSmtps().getPort())) {
            assertThat(careful.send(ADA, new Message("a1", "secret", Map.of()))).isInstanceOf(Sent.Failed.class);
            assertThat(encrypted.getReceivedMessages()).isEmpty();
        } finally {
            encrypted.stop();
        }
    }

    @Test
    void without_a_server_it_says_which_option_is_missing() {
        try (PlatformMessageSender without = new PlatformMessageSender(false, null, new SettableClock())) {
            assertThat(without.refusal(ADA).orElseThrow()).contains("--smtp-url");
            assertThat(without.send(ADA, new Message("a1", "lost", Map.of())))
                    .isEqualTo(new Sent.Failed(without.refusal(ADA).orElseThrow()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example,                  false, mail.example, 587, '', '', false",
        "smtp://mail.example:25/,              false, mail.example, 25,  '', '', false",
        "smtps://ada:s%40cret@mail.example,    true,  mail.example, 465, ada, s@cret, true",
        "smtp://ada@localhost:2525,            false, localhost,    2525, ada, '', false",
        "smtp://ada%40x.example:a+b@mail.example, false, mail.example, 587, ada@x.example, a+b, true"
    })
    void a_server_is_named_by_its_url(
            String url, boolean isTls, String host, int port, String user, String password, boolean isEncrypted) {
        MailSettings settings = MailSettings.of(url, "plimsoll@example.com");

        assertThat(settings).isEqualTo(new MailSettings(isTls, host, port, user, password, "plimsoll@example.com"));
        assertThat(settings.needsEncryption()).isEqualTo(isEncrypted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example",
                "http://mail.example",
                "smtp://",
                "smtp://a host",
                "smtp://ada:se@cret@mail",
                "smtp://mail.example/inbox",
                "smtp://mail.example?x=secret"
            })
    void what_is_no_server_is_refused_without_telling_a_password(String url) {
        assertThatThrownBy(() -> MailSettings.of(url, "plimsoll@example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be like smtp://")
                .hasMessageNotContaining("cret@");
    }

    @Test
    void the_sender_is_an_address() {
        assertThatThrownBy(() -> MailSettings.of("smtp://mail.example", "Plimsoll <a@b>"))
                .hasMessage("the sender must be an address");
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static PlatformMessageSender sender(String url) {
        return new PlatformMessageSender(false, MailSettings.of(url, "plimsoll@example.com"), new SettableClock());
    }

    private static String text(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (MessagingException | IOException e) {
            throw new AssertionError("no text", e);
        }
    }
}
