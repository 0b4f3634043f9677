package dev.plimsoll.adapters.rest.notification;

import dev.plimsoll.adapters.rest.openapi.Open;
import dev.plimsoll.application.event.EventType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which events one can be told of; open to everybody, as clients ask without their token.
@Open
@Controller("/v1")
final class EventTypesController {
    /// A type as clients of the API decode it.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record TypeJson(
            String id, String categoryId, String name, String displayName, String description, String template) {
        static TypeJson of(EventType type) {
            return new TypeJson(
                    type.id(),
                    type.category().id(),
                    type.selectedAs(),
                    display(type.selectedAs()),
                    type.description(),
                    "");
        }
    }

    /// A category as clients of the API decode it.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record CategoryJson(String id, String name, String displayName, int position) {
        static CategoryJson of(EventType.Category category) {
            return new CategoryJson(category.id(), category.text(), display(category.text()), category.position());
        }
    }

    /// All types.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record TypesJson(List<TypeJson> eventTypes) {}

    /// All categories.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record CategoriesJson(List<CategoryJson> eventCategories) {}

    /// Lists the types of events.
    @Get("/event_types")
    TypesJson types() {
        return new TypesJson(EventType.ofApps().stream().map(TypeJson::of).toList());
    }

    /// Lists the categories of events.
    @Get("/event_categories")
    CategoriesJson categories() {
        return new CategoriesJson(
                Arrays.stream(EventType.Category.values()).map(CategoryJson::of).toList());
    }

    /// `App scaled` of `app_scaled`.
    private static String display(String name) {
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
