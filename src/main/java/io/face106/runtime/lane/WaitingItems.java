package io.face106.runtime.lane;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits for a network, oldest first, and which of it is run next. Knows neither threads nor a clock: it is told the time.
 *
 * <p>The rule is that of Triton's dynamic batcher: the delay counts from the arrival of the oldest, and what nobody wants any
 * more is taken out before it can fill a batch.
 */
final class WaitingItems {

    private final LaneOptions options;
    private final List<Item> items = new ArrayList<>();

    WaitingItems(LaneOptions options) {
        this.options = options;
    }

    void add(Item item) {
        items.add(item);
    }

    int size() {
        return items.size();
    }

    /** Takes out and answers what nobody wants any more. */
    void refuseUnwanted(long now) {
        for (Iterator<Item> each = items.iterator(); each.hasNext(); ) {
            Item item = each.next();
            RuntimeException reason = item.unwanted(now);
            if (reason != null) {
                item.fail(reason);
                each.remove();
            }
        }
    }

    /** Takes out everything and fails it. */
    void failAll(RuntimeException reason) {
        items.forEach(item -> item.fail(reason));
        items.clear();
    }

    /**
     * Takes out the batch that is to be run now: the oldest item with all that fits beside it if it has waited long enough,
     * else one that is full; empty if there is none.
     */
    List<Item> takeDue(long now) {
        if (items.isEmpty()) {
            return List.of();
        }
        if (nanosUntilDue(now) <= 0) {
            return takeOldest();
        }
        Map<RowShape, Integer> rows = new LinkedHashMap<>();
        items.forEach(item -> rows.merge(item.shape(), item.rows(), Integer::sum));
        return rows.entrySet().stream()
                .filter(each -> each.getValue() >= options.most(each.getKey().bytes()))
                .findFirst()
                .map(full -> take(full.getKey()))
                .orElse(List.of());
    }

    /** The oldest item with all that fits beside it; empty if nothing waits. */
    List<Item> takeOldest() {
        return items.isEmpty() ? List.of() : take(items.get(0).shape());
    }

    /** How long the oldest may still wait for others. */
    long nanosUntilDue(long now) {
        return items.isEmpty()
                ? Long.MAX_VALUE
                : options.maxDelay().toNanos() - items.get(0).waited(now);
    }

    /** In the order of arrival; what is too large for the room left waits for the next batch, and is older then. */
    private List<Item> take(RowShape shape) {
        int room = options.most(shape.bytes());
        List<Item> batch = new ArrayList<>();
        for (Iterator<Item> each = items.iterator(); room > 0 && each.hasNext(); ) {
            Item item = each.next();
            if (item.shape().equals(shape) && item.rows() <= room) {
                batch.add(item);
                each.remove();
                room -= item.rows();
            }
        }
        return batch;
    }
}
