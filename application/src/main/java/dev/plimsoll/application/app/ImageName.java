package dev.plimsoll.application.app;

import dev.plimsoll.domain.validation.Problems;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of an image, as one writes it after `docker pull`: `nginx:1.27`,
/// `registry.example.com:5000/shop/web@sha256:..`.
public record ImageName(String value) {
    private static final int LONGEST = 512;
    private static final String PART = "[a-z0-9]++(?:(?:[._]|__|-++)[a-z0-9]++)*+";
    private static final Pattern FORM =
            Pattern.compile("(?:(?:[A-Za-z0-9.-]++(?::[0-9]{1,5})?|\\[[0-9a-fA-F:]++](?::[0-9]{1,5})?)/)?+" + PART
                    + "(?:/" + PART + ")*+(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?+(?:@sha256:[0-9a-f]{64})?+");

    /// Whose images have no host before their name.
    public static final String DOCKER_HUB = "docker.io";

    public ImageName {
        boolean isName = value.length() <= LONGEST && FORM.matcher(value).matches();
        new Problems().check(isName, "image", "is no name of an image").refuse();
    }

    /// The host of the registry that has it, with its port if one is written: `registry.example.com:5000`.
    public String registry() {
        int slash = value.indexOf('/');
        String first = slash < 0 ? "" : value.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost") || !isLower(first);
        return isHost ? first : DOCKER_HUB;
    }

    /// Names have no capital letters, so what has some is a host to Docker.
    private static boolean isLower(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT));
    }

    /// The name with what says which of its images is meant: `latest` when nothing does.
    public String tagged() {
        String last = value.substring(value.lastIndexOf('/') + 1);
        return last.contains(":") || last.contains("@") ? value : value + ":latest";
    }

    @Override
    public String toString() {
        return value;
    }
}
