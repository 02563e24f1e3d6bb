import type zh from './messages.zh'

const en: typeof zh = {
  book: {
    title: 'Continuous book',
    hint: 'Orders are matched at any time by price, pairing and time; what is traded is confirmed and paid like any award. Whose trades they are is published after the close.',
    stage: 'Stage {n}',
    none: 'The book of this stage is not open yet.',
    open: 'Trading',
    closed: 'Closed',
    depth: 'Depth',
    bids: 'Bids',
    offers: 'Offers',
    noLevels: 'No orders.',
    orders: 'Orders',
    trades: 'Last trades',
    noTrades: 'Nothing has traded yet.',
    sequence: 'Number',
    yours: 'Orders of your county',
    noYours: 'No order of your county rests or has traded.',
    order: 'Order',
    side: 'Side',
    sides: { BID: 'Buy', OFFER: 'Sell' },
    resting: 'Resting',
    traded: 'Traded',
    cancel: 'Cancel',
    cancelHint: 'Takes off what has not traded; another person of your county must approve it.',
    place: 'Place an order',
    submit: 'Submit the order',
    placeHint:
      'The order is matched once another person of your county has approved it; an offer stands on a listing of this round.',
    listing: 'Listing behind it',
    choose: 'Choose',
    noListings: 'Your county has no listing in this round: it cannot sell.',
    limit: 'Limit',
    timeInForce: 'Valid',
    times: { GTC: 'Until the close', IOC: 'At once, the rest is cancelled', FOK: 'All at once or not at all' },
    onlyTraders: 'Traders place orders.',
    paired: 'Paired',
    toBook: 'To the book',
  },
}

export default en
