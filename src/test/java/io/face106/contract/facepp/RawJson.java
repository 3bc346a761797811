package io.face106.contract.facepp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Looks at JSON as it is written: whether a number has a point is lost in a parsed tree. */
final class RawJson {

    private RawJson() {}

    /** The items of an array of objects, each as it is written. No string in them may hold a brace. */
    static List<String> items(String text, String array) {
        List<String> items = new ArrayList<>();
        int at = text.indexOf("\"" + array + "\":[") + array.length() + 4;
        while (text.charAt(at) == '{') {
            int end = end(text, at);
            items.add(text.substring(at, end));
            at = text.charAt(end) == ',' ? end + 1 : end;
        }
        return items;
    }

    /** A member that is an object, as it is written; empty if it is not there. */
    static String member(String text, String name) {
        int at = text.indexOf("\"" + name + "\":{");
        return at < 0 ? "" : text.substring(at + name.length() + 3, end(text, at + name.length() + 3));
    }

    /** All types by path: {@code faces[].face_rectangle.top} to {@code int}; items of an array share their paths. */
    static Map<String, Set<String>> types(String text) {
        Map<String, Set<String>> types = new TreeMap<>();
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> path.addLast(place(json, token));
                    case END_OBJECT, END_ARRAY -> path.removeLast();
                    case PROPERTY_NAME -> {}
                    default ->
                        types.computeIfAbsent(joined(path, json.currentName()), key -> new TreeSet<>())
                                .add(type(token, json.getString()));
                }
            }
        }
        return types;
    }

    private static String place(JsonParser json, JsonToken token) {
        String name = json.streamReadContext().getParent().currentName();
        String own = name == null ? "" : name;
        return token == JsonToken.START_ARRAY ? own + "[]" : own;
    }

    private static String joined(Deque<String> path, String name) {
        String place = path.stream().filter(step -> !step.isEmpty()).collect(Collectors.joining("."));
        if (name == null) {
            return place;
        }
        return place.isEmpty() ? name : place + "." + name;
    }

    private static String type(JsonToken token, String written) {
        if (token.isNumeric()) {
            return written.matches("-?\\d+") ? "int" : "float";
        }
        return token == JsonToken.VALUE_STRING ? "string" : written;
    }

    private static int end(String text, int start) {
        int depth = 0;
        for (int at = start; ; at++) {
            if (text.charAt(at) == '{') {
                depth++;
            } else if (text.charAt(at) == '}' && --depth == 0) {
                return at + 1;
            }
        }
    }
}
