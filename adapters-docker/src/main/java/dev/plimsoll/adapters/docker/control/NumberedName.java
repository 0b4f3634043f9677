package dev.plimsoll.adapters.docker.control;

import dev.plimsoll.domain.fleet.TargetId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a container that is one of many: its siblings have the same with another number at the end
/// (`shop-web-1`; `shop_web_1` with Compose up to version 1).
///
/// @param stem everything before the number
record NumberedName(String stem) {
    /// Empty when the sibling's name is not of that form: `container_name` is set, and no second one can
    /// exist.
    static Optional<NumberedName> like(String sibling, TargetId target) {
        String form = "(%s[-_]%s[-_])\\d+"
                .formatted(Pattern.quote(target.app().name()), Pattern.quote(target.containerType()));
        Matcher matcher = Pattern.compile(form).matcher(sibling);
        return matcher.matches() ? Optional.of(new NumberedName(matcher.group(1))) : Optional.empty();
    }

    /// How we ourselves name containers.
    static NumberedName of(TargetId target) {
        return new NumberedName(target.app().name() + "-" + target.containerType() + "-");
    }

    String numbered(int number) {
        return stem + number;
    }
}
