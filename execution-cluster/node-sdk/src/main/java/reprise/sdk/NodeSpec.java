package reprise.sdk;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import reprise.sdk.config.Shape;

/**
 * What a node type tells about itself: the validator, the editor, the documentation and the CLI all work from it.
 *
 * @param type the name in a definition, lower case with underscores
 * @param title what people call it
 * @param description one sentence: what it does
 * @param category where the palette shows it
 * @param icon a Tabler icon name
 * @param help how to use it, Markdown
 * @param ports where the flow can leave it, by its configuration as written (expressions not yet evaluated)
 * @param quorum how many taken edges suffice to start it, by its configuration; empty: all edges must be decided
 * @param holdsBody whether other nodes may name it as their {@code parent}: it goes through them as a loop does
 * @param awaitsSignal whether it waits for the signal that {@code signal} in its configuration names, by default its id
 * @param config the record its configuration is bound to
 * @param examples configurations that work as they stand
 */
public record NodeSpec<C>(
        String type,
        String title,
        String description,
        Category category,
        String icon,
        String help,
        Function<Json, List<String>> ports,
        Function<Json, OptionalInt> quorum,
        boolean holdsBody,
        boolean awaitsSignal,
        Class<C> config,
        List<Example> examples) {

    public enum Category {
        TRIGGER,
        DATA,
        FLOW,
        ACTION
    }

    /** @param config an object as it would stand in a definition */
    public record Example(String title, Json config) {}

    /** A node type that leaves by {@code main} and has nothing more to tell; say more with the other methods. */
    public static <C> NodeSpec<C> of(String type, Class<C> config) {
        return new NodeSpec<>(
                type,
                type,
                "",
                Category.ACTION,
                "box",
                "",
                _ -> List.of("main"),
                _ -> OptionalInt.empty(),
                false,
                false,
                config,
                List.of());
    }

    public NodeSpec<C> titled(String title, String description) {
        return new NodeSpec<>(
                type,
                title,
                description,
                category,
                icon,
                help,
                ports,
                quorum,
                holdsBody,
                awaitsSignal,
                config,
                examples);
    }

    public NodeSpec<C> shown(Category category, String icon) {
        return new NodeSpec<>(
                type,
                title,
                description,
                category,
                icon,
                help,
                ports,
                quorum,
                holdsBody,
                awaitsSignal,
                config,
                examples);
    }

    public NodeSpec<C> help(String help) {
        return new NodeSpec<>(
                type,
                title,
                description,
                category,
                icon,
                help,
                ports,
                quorum,
                holdsBody,
                awaitsSignal,
                config,
                examples);
    }

    public NodeSpec<C> outputs(String... ports) {
        return outputs(_ -> List.of(ports));
    }

    public NodeSpec<C> outputs(Function<Json, List<String>> ports) {
        return new NodeSpec<>(
                type,
                title,
                description,
                category,
                icon,
                help,
                ports,
                quorum,
                holdsBody,
                awaitsSignal,
                config,
                examples);
    }

    public NodeSpec<C> quorum(Function<Json, OptionalInt> quorum) {
        return new NodeSpec<>(
                type,
                title,
                description,
                category,
                icon,
                help,
                ports,
                quorum,
                holdsBody,
                awaitsSignal,
                config,
                examples);
    }

    /** Other nodes may be its body. */
    public NodeSpec<C> withBody() {
        return new NodeSpec<>(
                type, title, description, category, icon, help, ports, quorum, true, awaitsSignal, config, examples);
    }

    /** It waits for a signal. */
    public NodeSpec<C> awaitingSignal() {
        return new NodeSpec<>(
                type, title, description, category, icon, help, ports, quorum, holdsBody, true, config, examples);
    }

    public NodeSpec<C> examples(Example... examples) {
        return new NodeSpec<>(
                type,
                title,
                description,
                category,
                icon,
                help,
                ports,
                quorum,
                holdsBody,
                awaitsSignal,
                config,
                List.of(examples));
    }

    /** The shape of the configuration, read off the record. */
    public Shape.Fields shape() {
        return Shape.of(config);
    }
}
