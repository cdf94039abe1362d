package dev.evenhand.card;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes a card as JSON that has one canonical form: names in snake case, decimals as strings of at most nine digits (what
 * two machines surely agree on), what is missing as null.
 */
public final class CardJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final MathContext DIGITS = new MathContext(9);

    private CardJson() {}

    public static JsonNode of(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? of(optional.getAsDouble()) : NODES.nullNode();
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? of(optional.getAsLong()) : NODES.nullNode();
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? of(optional.getAsInt()) : NODES.nullNode();
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? NODES.stringNode(decimal(number)) : NODES.nullNode();
        }
        if (value instanceof Integer || value instanceof Long) {
            return NODES.numberNode(((Number) value).longValue());
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Enum<?> code) {
            return NODES.stringNode(code.name().toLowerCase(Locale.ROOT));
        }
        return value instanceof String text ? NODES.stringNode(text) : structure(value);
    }

    private static JsonNode structure(Object value) {
        if (value instanceof Collection<?> many) {
            var array = NODES.arrayNode();
            many.forEach(each -> array.add(of(each)));
            return array;
        }
        var object = NODES.objectNode();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> object.set(String.valueOf(key), of(each)));
            return object;
        }
        if (!value.getClass().isRecord()) {
            throw new IllegalArgumentException(value.getClass() + " has no place in a card");
        }
        for (var component : value.getClass().getRecordComponents()) {
            object.set(snake(component.getName()), of(get(component, value)));
        }
        return object;
    }

    private static String decimal(double number) {
        var rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static @Nullable Object get(RecordComponent component, Object of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Records can be read", e);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
