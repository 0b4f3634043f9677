package dev.plimsoll.adapters.docker.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a clone: its sibling's with another number at the end (`shop-web-1`, `shop_web_1`).
///
/// @param stem everything before the number
record CloneName(String stem) {
    private static final Pattern NUMBERED = Pattern.compile("(.*[-_])\\d+");

    /// Empty when the sibling's name is not numbered: `container_name` is set, and no second one can exist.
    static Optional<CloneName> like(String sibling) {
        Matcher matcher = NUMBERED.matcher(sibling);
        return matcher.matches() ? Optional.of(new CloneName(matcher.group(1))) : Optional.empty();
    }

    String numbered(int number) {
        return stem + number;
    }
}
