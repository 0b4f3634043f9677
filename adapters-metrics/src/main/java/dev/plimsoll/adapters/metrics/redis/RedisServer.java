package dev.plimsoll.adapters.metrics.redis;

import dev.plimsoll.adapters.metrics.declared.NoReading;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/// A Redis server, from version 6 on. Thread-safe.
///
/// Each question has a connection of its own, of which there are [#MOST] at a time: one that broke is never used
/// again, and a server that hangs holds no more than those. The password appears in no message.
final class RedisServer {
    /// Connections at a time.
    static final int MOST = 8;

    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration READ = Duration.ofSeconds(1);

    /// What concerns a key or a group alone.
    private static final Pattern OF_THE_KEY = Pattern.compile("^Redis answers (WRONGTYPE|NOGROUP)\\b");

    private final HostAndPort address;
    private final boolean isSecure;
    private final SSLSocketFactory certificates;
    private final JedisClientConfig login;
    private final Semaphore free = new Semaphore(MOST);

    /// @param url such as `redis://user:password@localhost:6379/0`, or `rediss://` for TLS
    /// @param certificates that are trusted for TLS
    RedisServer(URI url, SSLSocketFactory certificates) {
        this.address = new HostAndPort(url.getHost(), url.getPort() < 0 ? Protocol.DEFAULT_PORT : url.getPort());
        this.isSecure = JedisURIHelper.isRedisSSLScheme(url);
        this.certificates = certificates;
        this.login = DefaultJedisClientConfig.builder()
                .user(JedisURIHelper.getUser(url))
                .password(JedisURIHelper.getPassword(url))
                .database(JedisURIHelper.getDBIndex(url))
                .protocol(RedisProtocol.RESP2)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .build();
    }

    /// What is asked of it.
    @FunctionalInterface
    interface Command {
        double on(Jedis redis) throws NoReading;
    }

    double ask(Command command) throws NoReading, IOException, InterruptedException {
        if (!free.tryAcquire(READ.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(address + " did not answer: " + MOST + " earlier questions still wait for it");
        }
        // The client leaves its socket open when it cannot make sense of an answer.
        try (Socket socket = new BoundedSocket();
                Jedis redis = new Jedis(() -> connect(socket), login)) {
            return command.on(redis);
        } catch (JedisDataException refusal) {
            String why = "Redis answers " + refusal.getMessage();
            if (OF_THE_KEY.matcher(why).find()) {
                throw new NoReading(why);
            }
            throw new IOException(why, refusal);
        } catch (JedisException | IOException failure) {
            throw new IOException(address + " did not answer: " + reason(failure), failure);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError nonsense) {
            // Of memory there is as much as before: what was announced was too large to begin with.
            throw new IOException(address + " does not answer as Redis does", nonsense);
        } finally {
            free.release();
        }
    }

    private Socket connect(Socket socket) {
        try {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) READ.toMillis());
            return isSecure ? secure(socket) : socket;
        } catch (IOException failure) {
            throw new JedisConnectionException(failure);
        }
    }

    /// Trusts only a certificate that is made out to the name of the host.
    private Socket secure(Socket plain) throws IOException {
        SSLSocket secure = (SSLSocket) certificates.createSocket(plain, address.getHost(), address.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /// The innermost says what happened, such as `Connection refused`.
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        String message = innermost.getMessage();
        return message == null || message.isBlank() ? innermost.getClass().getSimpleName() : message;
    }
}
