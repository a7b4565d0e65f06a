package org.cobuild.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of what the API answered; {@code a.b} goes down into it. */
record Answer(Map<String, Object> data) {

    private @Nullable Object at(String path) {
        Object here = data;
        for (var step : path.split("\\.", -1)) {
            if (!(here instanceof Map<?, ?> map)) {
                return null;
            }
            here = map.get(step);
        }
        return here;
    }

    String text(String path) {
        return Objects.requireNonNull(at(path), path).toString();
    }

    boolean has(String path) {
        return at(path) != null;
    }

    boolean flag(String path) {
        return Boolean.parseBoolean(text(path));
    }

    int number(String path) {
        return Integer.parseInt(text(path));
    }

    @SuppressWarnings("unchecked")
    Answer part(String path) {
        return new Answer((Map<String, Object>) Objects.requireNonNull(at(path), path));
    }

    @SuppressWarnings("unchecked")
    List<Answer> list(String path) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(at(path), path))
                .stream().map(Answer::new).toList();
    }
}
