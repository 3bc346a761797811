package io.face106.fetch;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Takes a picture, and nothing else, out of a server's answer; what is none is left unread. */
final class PictureBody {

    private static final int OK = 200;

    /** What pictures are called by servers that do not know what they serve; the second is S3's word. */
    private static final List<String> UNKNOWN_TYPES = List.of("application/octet-stream", "binary/octet-stream");

    /** As many bytes as tell a picture. */
    private static final int SIGN = 12;

    private PictureBody() {}

    /**
     * Reads the answer's body.
     *
     * @throws Refusal with {@link Reason#LINK_REFUSED} or {@link Reason#TOO_MANY_BYTES}
     */
    static byte[] read(ClassicHttpResponse response, int maxBytes) throws IOException {
        HttpEntity entity = response.getEntity();
        if (response.getCode() != OK || entity == null) {
            throw refused("the server answered with status " + response.getCode());
        }
        if (!isPictureType(entity.getContentType())) {
            throw refused("the server's Content-Type is not that of a picture");
        }
        for (Header encoding : response.getHeaders(HttpHeaders.CONTENT_ENCODING)) {
            if (!encoding.getValue().isBlank() && !encoding.getValue().strip().equalsIgnoreCase("identity")) {
                throw refused("the server compressed the picture although it was asked not to");
            }
        }
        if (entity.getContentLength() > maxBytes) {
            throw tooMany(maxBytes);
        }
        return bytes(new BufferedInputStream(entity.getContent()), maxBytes);
    }

    /** The stream is not closed: that would read the rest. Whoever opened the connection cuts it off. */
    private static byte[] bytes(InputStream in, int maxBytes) throws IOException {
        in.mark(SIGN);
        byte[] sign = in.readNBytes(SIGN);
        if (!isPicture(sign)) {
            throw refused("what lies behind the link is no JPEG, PNG, WebP or BMP picture");
        }
        in.reset();
        byte[] bytes = in.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooMany(maxBytes);
        }
        return bytes;
    }

    private static boolean isPictureType(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("image/") || UNKNOWN_TYPES.contains(type);
    }

    private static boolean isPicture(byte[] sign) {
        String text = new String(sign, StandardCharsets.ISO_8859_1);
        return text.startsWith("\u00FF\u00D8\u00FF")
                || text.startsWith("\u0089PNG\r\n\u001A\n")
                || (text.startsWith("RIFF") && text.startsWith("WEBP", 8))
                || text.startsWith("BM");
    }

    private static Refusal refused(String detail) {
        return new Refusal(Reason.LINK_REFUSED, detail);
    }

    private static Refusal tooMany(int maxBytes) {
        return new Refusal(Reason.TOO_MANY_BYTES, "the picture behind the link has more than " + maxBytes + " bytes");
    }
}
