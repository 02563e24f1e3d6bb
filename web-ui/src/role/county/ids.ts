const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 8

/** A name of our own for something new; kept with the draft, so that the same thing keeps it however often it is sent. */
export function newName(): string {
  const random = crypto.getRandomValues(new Uint8Array(LENGTH))
  return Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** What ids of orders of a round begin with: `lst_2026-2_`. */
export const orderPrefix = (kind: 'lst' | 'req' | 'bid', round: string): string =>
  `${kind}_${round.replace(/^rnd_/, '')}_`
