package io.face106.stage.landmark;

import io.face106.domain.Detection;
import io.face106.runtime.opencv.Crop;
import io.face106.runtime.opencv.Picture;
import java.util.List;

/** A network that measures a face in a crop, and knows how it wants to be shown faces. */
interface LandmarkNetwork {

    /** A picture and the part of it to look at. */
    record View(Picture picture, Crop crop) {

        /** The same part, seen in a mirror. */
        View mirror() {
            return new View(picture, crop.mirror());
        }
    }

    /** The crop that the detector suggests. */
    Crop firstCrop(Detection detection);

    /** How far an earlier look, of whatever network, says the face is turned: radians, clockwise on the screen. */
    double tilt(Estimate earlier);

    /** The crop that an earlier look, of whatever network, suggests for a face turned by an angle. */
    Crop nextCrop(Estimate earlier, double angle);

    /** From this presence on the network is taken to see a face in a crop of which the detector is unsure. */
    double leastPresence();

    /** One estimate for each view, in order, in picture coordinates. */
    List<Estimate> run(List<View> views);
}
