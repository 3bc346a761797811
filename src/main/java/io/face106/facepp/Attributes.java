package io.face106.facepp;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code return_attributes}, and knows which attributes can be told: those that have a writer
 * ({@link AttributeJson}) and whose networks run. The others are left out of answers, never invented.
 */
public final class Attributes {

    private static final String PARAMETER = "return_attributes";
    private static final String NOTHING = "none";

    /** What is done with a request for an attribute that cannot be told. */
    public enum Unsupported {
        /** It is left out of the answer, and named in a header. */
        OMIT,
        /** The request is refused. */
        REJECT
    }

    private final Set<Attribute> told;
    private final Unsupported unsupported;

    /**
     * The attributes of a service.
     *
     * @param irises whether a network runs that sees irises; without it there is no gaze
     * @param occlusion whether a network runs that tells what of a face is covered; without it nothing is told of that
     */
    public Attributes(boolean irises, boolean occlusion, Unsupported unsupported) {
        this.told = EnumSet.copyOf(AttributeJson.ATTRIBUTES);
        if (!irises) {
            told.remove(Attribute.EYEGAZE);
        }
        if (!occlusion) {
            told.removeAll(Attribute.OF_OCCLUSION);
        }
        this.unsupported = unsupported;
    }

    /**
     * Reads a comma separated list, blanks allowed.
     *
     * @throws FaceppException {@code BAD_ARGUMENTS} for a name that is not known, or that is not told where such are
     *     rejected
     */
    Set<Attribute> read(Parameters parameters) {
        Set<Attribute> asked = EnumSet.noneOf(Attribute.class);
        for (String item : parameters.optional(PARAMETER, NOTHING).split(",", -1)) {
            String name = item.strip();
            if (!name.isEmpty() && !name.equals(NOTHING)) {
                asked.add(Attribute.named(name).orElseThrow(() -> Parameters.bad(PARAMETER)));
            }
        }
        if (unsupported == Unsupported.REJECT && !told.containsAll(asked)) {
            throw Parameters.bad(PARAMETER);
        }
        return asked;
    }

    /** Those that answers leave out. */
    public List<Attribute> untold(Collection<Attribute> asked) {
        return asked.stream()
                .filter(attribute -> !told.contains(attribute))
                .sorted()
                .toList();
    }
}
