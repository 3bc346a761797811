package io.face106.pipeline;

import io.face106.domain.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves several lines in turn, one of each owner: surplus round robin, a form of deficit round robin (M. Shreedhar and
 * G. Varghese, "Efficient fair queuing using deficit round robin", SIGCOMM 1995). Each turn gives an owner credit for a
 * little work. Whoever is served pays for the work, and passes its turns until its debt is paid, so that owners share work and
 * not turns: large pictures cost their owner more turns, but wait no longer for their first than small ones. A debt is paid by one
 * that has nobody waiting, too, as long as others have: else whoever sends one large picture after the other would never pay.
 */
final class RoundRobin implements Line {

    /** No picture is less work: so each turn serves at most one, and each picture has to be paid with a turn or more. */
    private static final long QUANTUM = Admission.BESIDES_PIXELS;

    private final Function<Caller, Object> owner;
    private final Supplier<Line> lines;
    private final Predicate<Caller> returns;

    /** In the order of turns; those without anybody waiting are in debt. */
    private final Map<Object, Share> shares = new LinkedHashMap<>();

    /** Shares that have somebody waiting. */
    private int wanting;

    private long work;

    /** What belongs to one owner. */
    private static final class Share {

        final Line line;
        long credit;

        Share(Line line) {
            this.line = line;
        }

        /** What is done at most before others: its first, which has its turn whatever it costs, or as much as they get. */
        long before(long others) {
            long first = Objects.requireNonNull(line.first()).work;
            return Math.min(line.work(), Math.max(first, others));
        }
    }

    /** Of all keys in turn, of each key all calls in turn, and of each call one after the other. */
    static Line ofKeysAndCalls() {
        // Only a batch asks again under the name of its call.
        return new RoundRobin(
                Caller::key, any -> true, () -> new RoundRobin(Caller::call, Caller::patient, Plain::new));
    }

    /**
     * An empty line.
     *
     * @param owner who shares with whom: of two callers, the same or not by {@code equals}
     * @param returns whose owner may come again, so that its debt has to be kept
     * @param lines makes the line of one owner
     */
    RoundRobin(Function<Caller, Object> owner, Predicate<Caller> returns, Supplier<Line> lines) {
        this.owner = owner;
        this.returns = returns;
        this.lines = lines;
    }

    @Override
    public void add(Waiter waiter) {
        Share share = shares.computeIfAbsent(owner.apply(waiter.caller), any -> new Share(lines.get()));
        if (share.line.isEmpty()) {
            wanting++;
        }
        share.line.add(waiter);
        work += waiter.work;
    }

    @Override
    public @Nullable Waiter first() {
        while (wanting > 0) {
            Map.Entry<Object, Share> next = shares.entrySet().iterator().next();
            Share share = next.getValue();
            if (share.credit <= 0) {
                share.credit += QUANTUM;
            }
            if (share.credit <= 0) {
                passTurn(next.getKey(), share);
            } else if (share.line.isEmpty()) {
                shares.remove(next.getKey());
            } else {
                return share.line.first();
            }
        }
        return null;
    }

    @Override
    public void serve(Waiter first) {
        Object key = owner.apply(first.caller);
        Share share = Objects.requireNonNull(shares.get(key));
        share.line.serve(first);
        share.credit -= first.work;
        work -= first.work;
        passTurn(key, share);
        emptied(first.caller, share);
    }

    /** If it is: without a debt, or without anybody who could be served instead, there is nothing to keep of it. */
    private void emptied(Caller caller, Share share) {
        if (!share.line.isEmpty()) {
            return;
        }
        wanting--;
        if (wanting == 0) {
            shares.clear();
        } else if (share.credit >= 0 || !returns.test(caller)) {
            shares.remove(owner.apply(caller));
        }
    }

    private void passTurn(Object key, Share share) {
        shares.remove(key);
        shares.put(key, share);
    }

    @Override
    public void leave(Waiter waiter) {
        Object key = owner.apply(waiter.caller);
        Share share = shares.get(key);
        if (share != null && !share.line.isEmpty()) {
            long before = share.line.work();
            share.line.leave(waiter);
            work -= before - share.line.work();
            emptied(waiter.caller, share);
        }
    }

    @Override
    public boolean isEmpty() {
        return wanting == 0;
    }

    @Override
    public long work() {
        return work;
    }

    @Override
    public long ahead(Caller newcomer, long more) {
        Share own = shares.get(owner.apply(newcomer));
        long ahead = own == null ? 0 : own.line.ahead(newcomer, more);
        long debt = own == null ? 0 : Math.max(0, -own.credit);
        long sum = ahead;
        for (Share share : shares.values()) {
            if (share != own && !share.line.isEmpty()) {
                sum += share.before(ahead + more + debt);
            }
        }
        return sum;
    }
}
