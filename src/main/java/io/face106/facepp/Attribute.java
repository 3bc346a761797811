package io.face106.facepp;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What {@code return_attributes} may ask for. Every name that Face++ or one of its clients knows is accepted; the answer
 * holds only those that a network here can tell ({@link #HEADPOSE} so far). The others are left out, never invented.
 */
public enum Attribute {
    GENDER,
    AGE,
    SMILING,
    HEADPOSE,
    FACEQUALITY,
    BLUR,
    EYESTATUS,
    EMOTION,
    BEAUTY,
    MOUTHSTATUS,
    EYEGAZE,
    SKINSTATUS,
    ETHNICITY,
    GLASS,
    NOSE_OCCLUSION,
    CHIN_OCCLUSION,
    FACE_OCCLUSION;

    private static final String PARAMETER = "return_attributes";
    private static final String NOTHING = "none";
    private static final Map<String, Attribute> BY_NAME = byName();

    private static Map<String, Attribute> byName() {
        Map<String, Attribute> names = new HashMap<>();
        for (Attribute attribute : values()) {
            names.put(attribute.name().toLowerCase(Locale.ROOT), attribute);
        }
        // Some clients ask under the name of the answer.
        names.put("smile", SMILING);
        return names;
    }

    /**
     * Reads a comma separated list, blanks allowed.
     *
     * @throws FaceppException {@code BAD_ARGUMENTS} for a name that is not known
     */
    static Set<Attribute> parse(String list) {
        Set<Attribute> asked = EnumSet.noneOf(Attribute.class);
        for (String item : list.split(",", -1)) {
            String name = item.strip();
            Attribute attribute = BY_NAME.get(name);
            if (attribute != null) {
                asked.add(attribute);
            } else if (!name.isEmpty() && !name.equals(NOTHING)) {
                throw new FaceppException(new FaceppError(FaceppError.Code.BAD_ARGUMENTS, PARAMETER));
            }
        }
        return asked;
    }
}
