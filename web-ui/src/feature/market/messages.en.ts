import type zh from './messages.zh'

const en: typeof zh = {
  market: {
    title: 'Market report',
    hint: "Computed from the round's records at any time; sealed bids that were not opened are counted, not read.",
    counts: 'What was entered',
    sealed: 'Sealed bids not opened yet',
    refused: 'Orders refused',
    withdrawnCount: 'Orders withdrawn',
    similarCount: 'Pairs of nearly identical bids',
    covered: 'Asked by listed',
    coverHint: 'What key projects and opened bids asked for, divided by what was listed.',
    sold: 'Sold between counties',
    soldShare: 'Share of the listed that was sold',
    prices: 'Prices',
    noPrices: 'Nothing was sold between counties',
    lowest: 'Lowest',
    average: 'Average by amount',
    highest: 'Highest',
    sides: 'Concentration',
    concentration: 'Index of concentration',
    concentrationHint:
      "The sum of the squares of all shares: 1 where all is one county's, near 0 where it is spread widely.",
    nobody: 'Nothing was sold between counties: no concentration.',
    counties: '{n} counties',
    share: 'Share',
    ofSide: { sellers: '{indicator}: sellers', buyers: '{indicator}: buyers' },
    similar: 'Nearly identical bids',
    similarHint:
      'Bids of different counties for the same indicator, limits at most one tick apart, amounts at most 1 % apart. Likeness is no proof of collusion; it is a reason to look.',
    noSimilar: 'No bids are nearly identical.',
    one: 'One bid',
    other: 'The other',
    withdrawn: 'Orders withdrawn',
    noWithdrawn: 'No order was withdrawn.',
    order: 'Order',
  },
}

export default en
