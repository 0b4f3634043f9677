package dev.plimsoll.adapters.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.regex.Pattern;

/// The server where e-mails are handed in.
///
/// @param isTls whether TLS begins with the connection; otherwise it is turned on when the server offers it, and has
///     to be before a password is sent
/// @param user empty when the server wants none
/// @param from the address that messages come from
public record MailSettings(boolean isTls, String host, int port, String user, String password, String from) {
    /// What a URL has to be, for people.
    public static final String FORM =
            "must be like smtp://user:password@host:587 or smtps://host, with %40 for an @ in the password";

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}");

    /// Reads a URL such as `smtp://user:password@mail.example:587` or `smtps://mail.example`.
    ///
    /// @throws IllegalArgumentException when it is none; the message does not repeat it, as it may hold a password
    public static MailSettings of(String url, String from) {
        URI uri = parsed(url);
        boolean isTls = "smtps".equals(uri.getScheme());
        if ((!isTls && !"smtp".equals(uri.getScheme()))
                || uri.getHost() == null
                || !uri.getRawPath().matches("/?")
                || uri.getRawQuery() != null) {
            throw wrong();
        }
        if (!ADDRESS.matcher(from).matches()) {
            throw new IllegalArgumentException("the sender must be an address");
        }
        String[] login = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        int port = uri.getPort() < 0 ? (isTls ? 465 : 587) : uri.getPort();
        return new MailSettings(
                isTls, uri.getHost(), port, decoded(login[0]), login.length < 2 ? "" : decoded(login[1]), from);
    }

    /// A password never leaves this machine in plain text.
    boolean needsEncryption() {
        return !user.isEmpty() && !host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]");
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException _) {
            throw wrong();
        }
    }

    /// A `+` is one here, unlike in forms.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(FORM);
    }
}
