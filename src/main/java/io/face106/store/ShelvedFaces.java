package io.face106.store;

import io.face106.domain.Face;
import io.face106.domain.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Faces as bytes on a shelf. */
public final class ShelvedFaces implements FaceStore {

    /** Nothing else is looked up: what clients send becomes part of a key. */
    private static final Predicate<String> TOKEN =
            Pattern.compile("[0-9a-f]{32}").asMatchPredicate();

    private final Shelf shelf;
    private final ObjIntConsumer<Put> puts;
    private final ObjIntConsumer<Lookup> lookups;

    /**
     * A store over this shelf.
     *
     * @param puts told how many faces of a call ended how
     * @param lookups told how many tokens of a call ended how
     */
    public ShelvedFaces(Shelf shelf, ObjIntConsumer<Put> puts, ObjIntConsumer<Lookup> lookups) {
        this.shelf = shelf;
        this.puts = puts;
        this.lookups = lookups;
    }

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void put(Map<String, Face> faces) {
        if (faces.isEmpty()) {
            return;
        }
        Map<String, byte[]> bytes = new HashMap<>();
        faces.forEach((token, face) -> bytes.put(token, FaceCodec.encode(face)));
        try {
            shelf.put(bytes);
        } catch (Refusal refusal) {
            puts.accept(Put.UNAVAILABLE, faces.size());
            throw refusal;
        }
        puts.accept(Put.KEPT, faces.size());
    }

    @Override
    public Map<String, Face> get(Collection<String> tokens) {
        Set<String> asked = new LinkedHashSet<>(tokens);
        Map<String, Face> faces = new HashMap<>();
        bytes(asked).forEach((token, bytes) -> FaceCodec.decode(bytes).ifPresent(face -> faces.put(token, face)));
        lookups.accept(Lookup.HIT, faces.size());
        lookups.accept(Lookup.MISS, asked.size() - faces.size());
        return faces;
    }

    private Map<String, byte[]> bytes(Set<String> asked) {
        List<String> wellFormed = asked.stream().filter(TOKEN).toList();
        try {
            return wellFormed.isEmpty() ? Map.of() : shelf.get(wellFormed);
        } catch (Refusal refusal) {
            lookups.accept(Lookup.UNAVAILABLE, asked.size());
            throw refusal;
        }
    }
}
