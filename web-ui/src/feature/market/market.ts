import type { components } from '@/api/schema'

export type MarketReport = components['schemas']['MarketReport']
/** One indicator's market in a round. */
export type IndicatorMarket = MarketReport['indicators'][number]
export type SimilarPair = MarketReport['similarBids'][number]
export type WithdrawnOrder = MarketReport['withdrawn'][number]
