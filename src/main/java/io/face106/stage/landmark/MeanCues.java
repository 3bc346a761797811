package io.face106.stage.landmark;

import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.Landmark;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The mean of what several looks tell of one face. */
final class MeanCues {

    private MeanCues() {}

    /** @param all at least one */
    static Cues of(List<Weighted<Cues>> all) {
        return new Cues(
                DoubleStream.of(Weighted.mean(all, MeanCues::visibility))
                        .boxed()
                        .toList(),
                Shares.eye(Weighted.mean(all, cues -> Shares.of(cues.leftEye()))),
                Shares.eye(Weighted.mean(all, cues -> Shares.of(cues.rightEye()))),
                Shares.mouth(Weighted.mean(all, cues -> Shares.of(cues.mouth()))),
                angles(all));
    }

    private static double[] visibility(Cues cues) {
        return IntStream.range(0, Landmark.COUNT)
                .mapToDouble(i -> cues.visibility().get(i))
                .toArray();
    }

    /** The first angles and the mean way from them to the others, degrees: between 179 and -179 lies 180 and not 0. */
    private static Angles angles(List<Weighted<Cues>> all) {
        Angles first = all.get(0).value().angles();
        double[] way = Weighted.mean(all, cues -> new double[] {
            way(first.yaw(), cues.angles().yaw()),
            way(first.pitch(), cues.angles().pitch()),
            way(first.roll(), cues.angles().roll())
        });
        return new Angles(way(0, first.yaw() + way[0]), way(0, first.pitch() + way[1]), way(0, first.roll() + way[2]));
    }

    /** The short way round from one angle to another, degrees. */
    private static double way(double from, double to) {
        return Math.IEEEremainder(to - from, 360);
    }
}
