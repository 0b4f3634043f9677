package dev.plimsoll.application.usecase;

import dev.plimsoll.application.access.Actor;
import dev.plimsoll.application.access.IssuedToken;
import dev.plimsoll.application.access.Role;
import dev.plimsoll.application.access.Secrets;
import dev.plimsoll.application.access.Token;
import dev.plimsoll.application.codec.EventData;
import dev.plimsoll.application.codec.tree.Tree;
import dev.plimsoll.application.event.AppEvent;
import dev.plimsoll.application.event.EventType;
import dev.plimsoll.application.port.EventLog;
import dev.plimsoll.application.port.TokenRepository;
import dev.plimsoll.application.port.Transactions;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.validation.InvalidSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Issues, lists and revokes tokens. A token always exists: the first start makes one, shows it once and keeps its
/// hash; and the last one of an administrator is not revoked.
public final class ManageTokens {
    private static final String NAME_OF_OURS = "plimsoll";
    private static final int LONGEST_NAME = 100;

    private final TokenRepository repository;
    private final EventLog events;
    private final Transactions transactions;
    private final Clock clock;

    public ManageTokens(TokenRepository repository, EventLog events, Transactions transactions, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// All tokens, the oldest first.
    public List<Token> list() {
        return repository.list();
    }

    /// Makes a token for people.
    ///
    /// @param fields `name` and optionally `role`, as parsed JSON; without a role its bearer may only read
    /// @throws InvalidSettings with every problem and its path
    public IssuedToken issue(Actor by, Map<?, ?> fields) {
        Tree tree = Tree.of(fields);
        String name = tree.required("name", tree.text("name"));
        if (name != null && name.isBlank()) {
            tree.problem("name", "can't be blank");
        } else if (name != null && !isName(name)) {
            tree.problem("name", "must be at most " + LONGEST_NAME + " characters on one line");
        }
        Role role = Objects.requireNonNullElse(tree.choice("role", Role.class), Role.VIEWER);
        if (role == Role.PUSHER) {
            tree.problem(
                    "role", "must be one of viewer, operator, admin; tokens that push metrics are made for an app");
        }
        tree.refuse();
        return issue(by, String.valueOf(name), role, null, EventType.NEW_TOKEN);
    }

    /// Makes a token that may push metrics of one app and nothing else.
    public IssuedToken issueForPushing(Actor by, AppId app) {
        return issue(by, "metrics of " + app.name(), Role.PUSHER, app, EventType.NEW_TOKEN);
    }

    /// Replaces a token by a new one, under a new id, that may do the same. The old one is revoked.
    ///
    /// @throws NotFound when there is no token of this id
    public IssuedToken renew(Actor by, String id) {
        Token old = find(id);
        IssuedToken renewed = issue(by, old.name(), old.role(), old.app(), EventType.REGENERATE_TOKEN);
        revoke(by, old);
        return renewed;
    }

    /// Revokes a token, and with it whatever it was exchanged for.
    ///
    /// @throws NotFound when there is no token of this id
    /// @throws Conflict when nobody would be left to manage tokens
    public void revoke(Actor by, String id) {
        revoke(by, find(id));
    }

    /// Revokes all tokens that push metrics of an app; answers how many there were.
    public int revokePushing(Actor by, AppId app) {
        return transactions.inOne(() -> {
            List<Token> pushing = repository.list().stream()
                    .filter(token -> app.equals(token.app()))
                    .toList();
            int revoked = repository.deleteOf(app);
            pushing.forEach(token -> record(by, EventType.DELETE_TOKEN, token));
            return revoked;
        });
    }

    /// Makes a token for an administrator unless there is one already; the answer is the only place where it is seen.
    public Optional<String> issueFirst() {
        if (!repository.isEmpty()) {
            return Optional.empty();
        }
        String secret = "plim-" + Secrets.random();
        accept(secret, Role.ADMIN);
        return Optional.of(secret);
    }

    /// Takes a token that a person chose. One that is known keeps its id.
    public void accept(String secret, Role role) {
        String hash = Secrets.hash(secret);
        if (repository.findByHash(hash).filter(known -> known.role() == role).isEmpty()) {
            repository.save(new Token(Secrets.randomId(), hash, NAME_OF_OURS, role, clock.instant(), null));
        }
    }

    private IssuedToken issue(Actor by, String name, Role role, @Nullable AppId app, EventType type) {
        String secret = (app == null ? "plim-" : "push-") + Secrets.random();
        Instant now = clock.instant();
        Token token = new Token(Secrets.randomId(), Secrets.hash(secret), name, role, now, app);
        save(by, type, token);
        return new IssuedToken(token, secret);
    }

    /// Looks before and after: of two administrators who revoke each other's token at the same moment, in whatever
    /// process, at least one then puts it back.
    private void revoke(Actor by, Token token) {
        requireAnotherAdmin(token);
        var _ = transactions.inOne(() -> {
            repository.delete(token.hash());
            record(by, EventType.DELETE_TOKEN, token);
            return token;
        });
        try {
            requireAnotherAdmin(token);
        } catch (Conflict last) {
            save(by, EventType.NEW_TOKEN, token);
            throw last;
        }
    }

    private void save(Actor by, EventType type, Token token) {
        var _ = transactions.inOne(() -> {
            repository.save(token);
            record(by, type, token);
            return token;
        });
    }

    private void record(Actor by, EventType type, Token token) {
        events.add(AppEvent.of(token.app(), clock.instant(), type, by, EventData.of(token)));
    }

    private void requireAnotherAdmin(Token revoked) {
        boolean isLeft = repository.list().stream()
                .anyMatch(token -> token.role() == Role.ADMIN && !token.id().equals(revoked.id()));
        if (!isLeft) {
            throw new Conflict("this is the last token of an administrator, make another one first");
        }
    }

    private Token find(String id) {
        return repository.list().stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("token"));
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }
}
