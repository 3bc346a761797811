package io.face106.stage.landmark;

import io.face106.domain.Angles;
import io.face106.domain.Cues;
import io.face106.domain.Landmark;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The mean of what several looks tell of one face. */
final class MeanCues {

    private MeanCues() {}

    /** @param all at least one */
    static Cues of(List<Cues> all) {
        return new Cues(
                DoubleStream.of(mean(all, MeanCues::visibility)).boxed().toList(),
                Shares.eye(mean(all, cues -> Shares.of(cues.leftEye()))),
                Shares.eye(mean(all, cues -> Shares.of(cues.rightEye()))),
                Shares.mouth(mean(all, cues -> Shares.of(cues.mouth()))),
                new Angles(
                        angle(all, cues -> cues.angles().yaw()),
                        angle(all, cues -> cues.angles().pitch()),
                        angle(all, cues -> cues.angles().roll())));
    }

    private static double[] visibility(Cues cues) {
        return IntStream.range(0, Landmark.COUNT)
                .mapToDouble(i -> cues.visibility().get(i))
                .toArray();
    }

    private static double[] mean(List<Cues> all, Function<Cues, double[]> part) {
        double[] mean = part.apply(all.get(0)).clone();
        for (Cues cues : all.subList(1, all.size())) {
            double[] numbers = part.apply(cues);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += numbers[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= all.size();
        }
        return mean;
    }

    /** The first angle and the mean way from it to the others, degrees: between 179 and -179 lies 180 and not 0. */
    private static double angle(List<Cues> all, ToDoubleFunction<Cues> part) {
        double first = part.applyAsDouble(all.get(0));
        double way = all.stream()
                .mapToDouble(cues -> Math.IEEEremainder(part.applyAsDouble(cues) - first, 360))
                .sum();
        return Math.IEEEremainder(first + way / all.size(), 360);
    }
}
