package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.application.notification.Destination;
import dev.plimsoll.application.notification.Message;
import dev.plimsoll.application.port.MessageSender.Sent;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hands in e-mails at an SMTP server, one connection for each.
final class Mail {
    static final String UNCONFIGURED =
            "needs an SMTP server, and none is configured: --smtp-url (PLIMSOLL_SMTP_URL) and --smtp-from";

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String STEP = "10000";
    private static final int LONGEST_SUBJECT = 150;

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;

    Mail(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    /// Each step has its deadline, and so have all of them: a server may make one wait at every line.
    Sent send(Destination.Email target, Message message) {
        CompletableFuture<Sent> handingIn = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("send mail").start(() -> {
            try {
                handIn(target, message);
                handingIn.complete(new Sent.Delivered());
            } catch (MessagingException failure) {
                handingIn.complete(new Sent.Failed("the SMTP server did not take it: " + reason(failure)));
            } catch (RuntimeException | Error defect) {
                handingIn.completeExceptionally(defect);
            }
        });
        try {
            return handingIn.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return new Sent.Failed("the SMTP server did not take it in " + DEADLINE.toSeconds() + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Sent.Failed("the service is being stopped");
        } catch (ExecutionException defect) {
            throw new IllegalStateException("cannot send an e-mail", defect.getCause());
        } finally {
            thread.interrupt();
        }
    }

    private void handIn(Destination.Email target, Message message) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(settings.from()));
        for (String email : target.emails()) {
            mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(email));
        }
        mail.setSubject("[Plimsoll] " + cut(message.text()), UTF_8.name());
        mail.setText(message.text() + "\n", UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("X-Plimsoll-Delivery", message.id());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        try (Transport transport = session.getTransport()) {
            transport.connect(
                    settings.user().isEmpty() ? null : settings.user(),
                    settings.user().isEmpty() ? null : settings.password());
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (SendFailedException partly) {
            // An address that the server refuses must not keep the others from theirs, nor have them get it twice.
            if (partly.getValidSentAddresses() == null || partly.getValidSentAddresses().length == 0) {
                throw partly;
            }
        }
    }

    private static Properties properties(MailSettings settings) {
        String protocol = settings.isTls() ? "smtps" : "smtp";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "host", settings.host());
        properties.setProperty(prefix + "port", Integer.toString(settings.port()));
        properties.setProperty(
                prefix + "auth", Boolean.toString(!settings.user().isEmpty()));
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.needsEncryption()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", STEP);
        properties.setProperty(prefix + "timeout", STEP);
        properties.setProperty(prefix + "writetimeout", STEP);
        properties.setProperty(prefix + "sendpartial", "true");
        return properties;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SUBJECT ? text : text.substring(0, LONGEST_SUBJECT) + "\u2026";
    }

    private static String reason(MessagingException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("");
    }
}
