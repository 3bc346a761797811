package io.face106.stage.landmark;

import java.util.List;
import java.util.function.Function;

/** Something and how much it counts in a mean, above 0. */
record Weighted<T>(T value, double weight) {

    <R> Weighted<R> map(Function<T, R> part) {
        return new Weighted<>(part.apply(value), weight);
    }

    /** @param numbers of each the same number of numbers */
    static <T> double[] mean(List<Weighted<T>> all, Function<T, double[]> numbers) {
        double sum = all.stream().mapToDouble(Weighted::weight).sum();
        double[] mean = new double[0];
        for (Weighted<T> one : all) {
            double[] values = numbers.apply(one.value());
            mean = mean.length == 0 ? new double[values.length] : mean;
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one.weight() / sum * values[i];
            }
        }
        return mean;
    }
}
