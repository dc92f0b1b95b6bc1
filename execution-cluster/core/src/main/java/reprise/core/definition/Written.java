package reprise.core.definition;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonBoolean;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Json.JsonString;
import reprise.sdk.config.Durations;
import reprise.sdk.config.Spelling;

/** A value as somebody wrote it, with the way to it. What is not of the kind asked for becomes a problem and is empty. */
record Written(Findings findings, String field, Json value) {

    <T> Optional<T> problem(String issue) {
        findings.add(field, issue);
        return Optional.empty();
    }

    private <T> Optional<T> expected(String what) {
        return problem("must be " + what + ", not " + value.kind());
    }

    Optional<String> text(int most) {
        if (!(value instanceof JsonString(var text))) {
            return expected("text");
        }
        return text.length() > most ? problem("must have at most " + most + " characters") : Optional.of(text);
    }

    Optional<Boolean> flag() {
        return value instanceof JsonBoolean(var flag) ? Optional.of(flag) : expected("true or false");
    }

    Optional<Integer> whole(int least, int most) {
        return value instanceof JsonNumber(Long number) && number >= least && number <= most
                ? Optional.of(number.intValue())
                : problem("must be a whole number from " + least + " to " + most);
    }

    Optional<Double> decimal(double least, double most) {
        return value instanceof JsonNumber(var number) && number.doubleValue() >= least && number.doubleValue() <= most
                ? Optional.of(number.doubleValue())
                : problem("must be a number from " + plain(least) + " to " + plain(most));
    }

    private static String plain(double number) {
        return Json.of(number).value().toString();
    }

    Optional<Duration> duration() {
        var length = value.text().flatMap(Durations::parse);
        return length.isPresent() ? length : problem("must be " + Durations.EXPECTED);
    }

    Optional<Duration> positiveDuration() {
        var length = duration();
        return length.filter(Duration::isZero).isPresent() ? problem("must be longer than nothing") : length;
    }

    /** How long keys are remembered: a length of time, or without an end. */
    Optional<IdempotencyWindow> idempotencyWindow() {
        if (value.equals(Json.of(IdempotencyWindow.WITHOUT_END))) {
            return Optional.of(IdempotencyWindow.FOREVER);
        }
        var length = value.text().flatMap(Durations::parse).filter(Duration::isPositive);
        return length.isPresent()
                ? Optional.of(new IdempotencyWindow(length))
                : problem("must be " + Durations.EXPECTED + " and longer than nothing, or "
                        + IdempotencyWindow.WITHOUT_END);
    }

    /** One of an enum's names, in lower case. */
    <E extends Enum<E>> Optional<E> choice(Class<E> type) {
        var names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return value.text()
                .filter(names::contains)
                .map(name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)))
                .or(() -> problem("must be one of " + String.join(", ", names)
                        + value.text().map(text -> Spelling.hint(text, names)).orElse("")));
    }

    /** The items with their own ways; empty where it is no list. */
    List<Written> items(int most) {
        if (!(value instanceof JsonArray(var items))) {
            expected("a list");
            return List.of();
        }
        if (items.size() > most) {
            problem("must have at most " + most + " items, not " + items.size());
            return List.of();
        }
        return java.util.stream.IntStream.range(0, items.size())
                .mapToObj(i -> new Written(findings, field + "[" + i + "]", items.get(i)))
                .toList();
    }

    Optional<Fields> fields() {
        return value instanceof JsonObject object
                ? Optional.of(new Fields(findings, field, object))
                : expected("an object");
    }

    /** The members with their own ways; empty where it is no object. */
    List<Written> members(int most) {
        if (!(value instanceof JsonObject(var members))) {
            expected("an object");
            return List.of();
        }
        if (members.size() > most) {
            problem("must have at most " + most + " members, not " + members.size());
            return List.of();
        }
        return members.entrySet().stream()
                .map(member -> new Written(
                        findings, field.isEmpty() ? member.getKey() : field + "." + member.getKey(), member.getValue()))
                .collect(Collectors.toList());
    }

    /** The name of this member. */
    String name() {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
