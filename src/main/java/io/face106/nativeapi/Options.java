package io.face106.nativeapi;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads option values from text; every refusal names the option, what was expected and what was found. */
final class Options {

    /** Longer values are cut in messages. */
    private static final int SHOWN = 40;

    private final Map<String, String> text;

    /** @throws Refusal if an option is not among {@code known} */
    Options(Map<String, String> text, Set<String> known) {
        for (String name : text.keySet()) {
            if (!known.contains(name)) {
                String expected = String.join(", ", known.stream().sorted().toList());
                throw refusal(shortened(name), "not an option here; known are: " + expected);
            }
        }
        this.text = text;
    }

    int wholeNumber(String name, int lowest, int highest, int otherwise) {
        String value = text.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like a number out of range.
        }
        throw bad(name, "a whole number from " + lowest + " to " + highest, value);
    }

    /** A number above 0, at most 1. */
    double share(String name, double otherwise) {
        String value = text.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like a number out of range.
        }
        throw bad(name, "a number above 0 and at most 1", value);
    }

    boolean flag(String name) {
        String value = text.get(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw bad(name, "true or false", value);
    }

    /** The choice that the value names. */
    <T> T choice(String name, Map<String, T> choices, T otherwise) {
        String value = text.get(name);
        return value == null ? otherwise : chosen(name, choices, value);
    }

    /** A comma separated list, at least one; blanks around items are allowed. */
    <T> @Nullable List<T> choices(String name, Map<String, T> choices) {
        String value = text.get(name);
        if (value == null) {
            return null;
        }
        List<T> items = new ArrayList<>();
        for (String item : value.split(",", -1)) {
            items.add(chosen(name, choices, item.strip()));
        }
        return items;
    }

    private static <T> T chosen(String name, Map<String, T> choices, String value) {
        T chosen = choices.get(value);
        if (chosen == null) {
            throw bad(name, "one of " + String.join(", ", choices.keySet()), value);
        }
        return chosen;
    }

    private static Refusal bad(String name, String expected, String found) {
        return refusal(name, "expected " + expected + ", found '" + shortened(found) + "'");
    }

    private static Refusal refusal(String name, String detail) {
        return new Refusal(new Failure(Failure.Reason.BAD_ARGUMENT, name, detail));
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
