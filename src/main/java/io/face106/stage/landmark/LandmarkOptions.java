package io.face106.stage.landmark;

/**
 * Constants of the landmark stage, chosen on the sets named in {@code models/MODELS.md}.
 *
 * @param margin side of a mesh's crop over the longer side of the face in it; the face network's is part of its training
 * @param contourOffsets whether the jaw is shifted by the mean difference between the mesh's outline and labelled jaws
 * @param maxBatch crops in one run of a network
 */
public record LandmarkOptions(double margin, boolean contourOffsets, int maxBatch) {

    /** The choice that was measured, on the meshes. */
    public static final LandmarkOptions MEASURED = new LandmarkOptions(1.5, true, 8);

    public LandmarkOptions {
        if (!(margin >= 1) || maxBatch < 1) {
            throw new IllegalArgumentException("margin and maxBatch must be at least 1: " + margin + ", " + maxBatch);
        }
    }
}
