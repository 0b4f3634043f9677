package dev.plimsoll.adapters.docker.control;

import static dev.plimsoll.adapters.docker.support.ScriptedTransport.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.adapters.docker.engine.Engine;
import dev.plimsoll.adapters.docker.engine.Json;
import dev.plimsoll.adapters.docker.events.OurWork;
import dev.plimsoll.adapters.docker.support.ScriptedTransport;
import dev.plimsoll.application.fake.SettableClock;
import dev.plimsoll.domain.fleet.AppId;
import dev.plimsoll.domain.fleet.AppKind;
import dev.plimsoll.domain.fleet.TargetId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiblingsTest {
    private static final TargetId WEB = new TargetId(new AppId(AppKind.COMPOSE, "shop"), "web");

    private String apiVersion = "1.44";
    private final Siblings siblings = new Siblings(new Engine(
            Engine.DEFAULT_HOST,
            _ -> new ScriptedTransport(_ -> text("{\"ApiVersion\": \"%s\", \"Id\": \"sha\"}".formatted(apiVersion)))));

    @Test
    void an_engine_that_was_replaced_by_an_older_one_is_not_taken_for_the_newer() {
        assertThat(cloning().joinsAllNetworksAtOnce()).isTrue();

        apiVersion = "1.41";

        assertThat(cloning().joinsAllNetworksAtOnce()).isFalse();
    }

    private Making cloning() {
        return siblings.cloning(
                WEB, onTwoNetworks(), new InlineFiles(List.of()), new StartSlots(1), new OurWork(new SettableClock()));
    }

    private static Sibling onTwoNetworks() {
        ObjectNode inspected = Json.object()
                .put("Id", "c".repeat(64))
                .put("Name", "/shop-web-1")
                .put("Image", "sha");
        inspected.putObject("Config").put("Image", "shop-web:1");
        ObjectNode networks = inspected.putObject("NetworkSettings").putObject("Networks");
        networks.putObject("front");
        networks.putObject("back");
        return new Sibling(inspected);
    }
}
