package io.face106.runtime.opencv;

/**
 * A canvas and the part of it that a scaled picture fills, whole pixels of the canvas.
 *
 * @param width of the canvas
 * @param height of the canvas
 * @param offsetX left edge of the picture on the canvas
 * @param offsetY upper edge of the picture on the canvas
 * @param pictureWidth width of the scaled picture
 * @param pictureHeight height of the scaled picture
 */
public record Placement(int width, int height, int offsetX, int offsetY, int pictureWidth, int pictureHeight) {

    public Placement {
        if (offsetX < 0
                || offsetY < 0
                || pictureWidth < 1
                || pictureHeight < 1
                || offsetX + pictureWidth > width
                || offsetY + pictureHeight > height) {
            throw new IllegalArgumentException("the picture does not fit its canvas: " + width + "x" + height);
        }
    }
}
