package io.face106.stage.decode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names what is not read, so that the client learns what was sent and not only that it was wrong. */
final class ForeignFormat {

    /** What stands at a place of the file, and what such a file is called. */
    private record Sign(int at, String text, String name) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign(0, "GIF8", "GIF"),
            new Sign(0, "II*\0", "TIFF"),
            new Sign(0, "MM\0*", "TIFF"),
            new Sign(0, "II+\0", "TIFF"),
            new Sign(0, "MM\0+", "TIFF"),
            new Sign(4, "ftypavif", "AVIF"),
            new Sign(4, "ftypavis", "AVIF"),
            new Sign(4, "ftyphei", "HEIC"),
            new Sign(4, "ftyphev", "HEIC"),
            new Sign(4, "ftypmif1", "HEIF"),
            new Sign(4, "ftypmsf1", "HEIF"),
            new Sign(4, "ftypcrx ", "Canon raw picture"),
            new Sign(4, "ftyp", "MP4 video"),
            new Sign(0, "\u00FF\n", "JPEG XL"),
            new Sign(4, "JXL ", "JPEG XL"),
            new Sign(4, "jP  ", "JPEG 2000"),
            new Sign(0, "\u00FFO\u00FFQ", "JPEG 2000"),
            new Sign(0, "II\u00BC\u0001", "JPEG XR"),
            new Sign(0, "%PDF", "PDF"),
            new Sign(0, "8BPS", "Photoshop document"),
            new Sign(0, "\0\0\u0001\0", "icon"),
            new Sign(0, "qoif", "QOI"),
            new Sign(0, "v/1\u0001", "OpenEXR"),
            new Sign(0, "#?RADIANCE", "Radiance HDR"),
            new Sign(0, "DDS ", "DDS"),
            new Sign(0, "\u001AE\u00DF\u00A3", "WebM video"),
            new Sign(8, "AVI ", "AVI video"),
            new Sign(0, "PK\u0003\u0004", "ZIP archive"),
            new Sign(0, "\u001F\u008B", "gzip archive"),
            new Sign(0, "P1", "Netpbm"),
            new Sign(0, "P2", "Netpbm"),
            new Sign(0, "P3", "Netpbm"),
            new Sign(0, "P4", "Netpbm"),
            new Sign(0, "P5", "Netpbm"),
            new Sign(0, "P6", "Netpbm"),
            new Sign(0, "P7", "Netpbm"),
            new Sign(0, "data:image/", "a data URL, which must be decoded first"),
            new Sign(0, "/9j/", "base64 text, which must be decoded first"),
            new Sign(0, "iVBORw0KGgo", "base64 text, which must be decoded first"),
            new Sign(0, "UklGR", "base64 text, which must be decoded first"));

    /** As much text as is looked at. */
    private static final int TEXT = 256;

    private ForeignFormat() {}

    /** What the file seems to be, if that can be told. */
    static Optional<String> name(Bytes in) {
        for (Sign sign : SIGNS) {
            if (in.hasAt(sign.at(), sign.text())) {
                return Optional.of(sign.name());
            }
        }
        return markup(in.text(0, Math.min(TEXT, in.length())).strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> markup(String start) {
        if (start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"))) {
            return Optional.of("SVG");
        }
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return Optional.of("an HTML page");
        }
        return start.startsWith("{") || start.startsWith("[") ? Optional.of("JSON") : Optional.empty();
    }
}
