import { api, take } from '@/api/client'
import type { components } from '@/api/schema'

/** What a rulebook may switch on or off, and whether the one in force does. */
export type Offer = components['schemas']['Offer']

/** What the rulebook in force today offers, by the same rules that refuse. */
export const fetchOffers = (signal?: AbortSignal) => take(api.GET('/api/v1/offers', { signal }))

/** What one person suffices for up to a sum, of an operation of the contract; undefined where two are asked for. */
export const trustedWith = (offers: { trusted: Offer[] }, operation: string): Offer | undefined =>
  offers.trusted.find((one) => one.operation === operation && one.offered)
