package dev.plimsoll.adapters.docker.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.support.BusyboxImage;
import dev.plimsoll.adapters.docker.support.OwnRegistry;
import dev.plimsoll.adapters.docker.support.TestContainers;
import dev.plimsoll.adapters.docker.support.TestEngine;
import dev.plimsoll.application.app.ImageName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pulls from a real registry that wants a password.
class ImagesTest {
    private final Engine engine = TestEngine.connect();
    private final OwnRegistry registry = new OwnRegistry();
    private final ImageName image = new ImageName(registry.host() + "/shop/web:1");

    @TempDir
    Path folder;

    @BeforeEach
    void an_image_is_in_the_registry_and_not_on_this_machine() {
        String repository = registry.host() + "/shop/web";
        engine.post(
                        "/images/%s/tag?repo=%s&tag=1".formatted(BusyboxImage.NAME, Engine.quote(repository)),
                        null,
                        "docker tag",
                        Engine.SLOW)
                .orFail();
        String login = new RegistryLogin(OwnRegistry.USER, OwnRegistry.PASSWORD).header(registry.host());
        String said = new String(
                engine.pull("/images/" + repository + "/push?tag=1", login, "docker push", Images.PULL)
                        .orFail()
                        .bytes(),
                StandardCharsets.UTF_8);
        assertThat(said).contains("digest").doesNotContain("errorDetail");
        TestContainers.removeImage(engine, image.value());
    }

    @AfterEach
    void clean_up() {
        TestContainers.removeImage(engine, image.value());
        registry.close();
        engine.close();
    }

    @Test
    void a_missing_image_comes_from_its_registry_and_is_taken_as_it_is_from_then_on() throws IOException {
        Images images = images(OwnRegistry.USER, OwnRegistry.PASSWORD);

        assertThat(images.ensure(image, "shop/web")).isEmpty();

        assertThat(engine.get("/images/" + image + "/json", "looking").isOk()).isTrue();
        registry.close();
        assertThat(images.ensure(image, "shop/web")).isEmpty();
    }

    @Test
    void a_stranger_is_told_why_there_is_no_image() {
        Images images = new Images(engine, Registries.NONE, Images.PULL);

        assertThat(images.ensure(image, "shop/web"))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("image " + image + " cannot be pulled: ")
                        .contains("no basic auth credentials"));
    }

    @Test
    void a_wrong_password_is_told_and_not_which_one() throws IOException {
        Images images = images(OwnRegistry.USER, "a wrong one");

        assertThat(images.ensure(image, "shop/web"))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("unauthorized").doesNotContain("a wrong one"));
    }

    @Test
    void an_image_that_the_registry_does_not_have_is_told() throws IOException {
        Images images = images(OwnRegistry.USER, OwnRegistry.PASSWORD);

        assertThat(images.ensure(new ImageName(registry.host() + "/shop/web:2"), "shop/web"))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("shop/web:2").contains("not found"));
    }

    @Test
    void a_registry_that_is_silent_is_not_waited_for_longer_than_the_deadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Images images = new Images(engine, Registries.NONE, Duration.ofMillis(300));

            assertThat(images.ensure(new ImageName("127.0.0.1:" + silent.getLocalPort() + "/shop"), "shop/web"))
                    .hasValueSatisfying(why -> assertThat(why).contains("no answer within 300 ms"));
        }
    }

    @Test
    void a_file_of_registries_that_cannot_be_read_is_told_without_what_is_in_it() throws IOException {
        Path file = Files.writeString(folder.resolve("registries.json"), "{\"a\": s3cret");

        assertThat(new Images(engine, Registries.in(file), Images.PULL).ensure(image, "shop/web"))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("the file of registries is not JSON, at line 1")
                        .doesNotContain("s3cret"));
    }

    private Images images(String user, String password) throws IOException {
        Path file = Files.writeString(
                folder.resolve("registries.json"),
                "{\"%s\": {\"username\": \"%s\", \"password\": \"%s\"}}".formatted(registry.host(), user, password));
        return new Images(engine, Registries.in(file), Images.PULL);
    }
}
