package io.quotaexchange.matching.book;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;

/** exchange-core's direct book, in the set-up that was fastest here: its small object pool, and events newly made for each trade. */
final class ExchangeCoreBook implements DrivenBook {
    private final OrderCommand command = new OrderCommand();
    private final OrderBookDirectImpl book;
    private long base;
    private long traded;

    ExchangeCoreBook() {
        CoreSymbolSpecification symbol =
                new CoreSymbolSpecification(1, SymbolType.CURRENCY_EXCHANGE_PAIR, 1, 2, 1, 1, 0, 0, 0, 0);
        book = new OrderBookDirectImpl(
                symbol,
                ObjectsPool.createDefaultTestPool(),
                OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                LoggingConfiguration.DEFAULT);
    }

    @Override
    public void send(Flow flow) {
        for (int i = 0; i < flow.messages; i++) {
            command.orderId = base + flow.id[i];
            command.uid = flow.county[i] + 1;
            if (flow.kind[i] == Flow.CANCEL) {
                command.command = OrderCommandType.CANCEL_ORDER;
                book.cancelOrder(command);
            } else {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = OrderType.GTC;
                command.action = flow.kind[i] == Flow.BID ? OrderAction.BID : OrderAction.ASK;
                command.price = flow.price[i];
                command.reserveBidPrice = flow.price[i];
                command.size = flow.amount[i];
                book.newOrder(command);
            }
            takeEvents();
        }
        base += flow.messages;
    }

    private void takeEvents() {
        MatcherTradeEvent event = command.matcherEvent;
        command.matcherEvent = null;
        while (event != null) {
            if (event.eventType == MatcherEventType.TRADE) {
                traded += event.size * event.price;
            }
            event = event.nextEvent;
        }
    }

    @Override
    public long traded() {
        return traded;
    }
}
