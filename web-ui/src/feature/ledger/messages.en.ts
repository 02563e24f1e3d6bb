import type zh from './messages.zh'

const en: typeof zh = {
  ledger: {
    title: 'Ledger',
    one: 'Settlement',
    intro:
      "A settlement happens whole or not at all and is never changed afterwards. Each entry's hash covers the hash before it.",
    head: 'End of the journal',
    sequence: 'Number',
    hash: 'Hash (SM3)',
    previous: 'Hash before it',
    list: 'Settlements',
    code: 'Kind',
    fact: 'Belongs to',
    maker: 'Made by',
    approver: 'Approved by',
    postings: 'Postings',
    from: 'From',
    to: 'To',
    spent: 'Segments spent',
    segments: 'Segments created',
    find: 'Go to number',
    go: 'Show',
    none: 'The journal holds no settlement yet.',
    noUnits: 'This settlement moved money only, no units.',
    previousOne: 'Previous',
    nextOne: 'Next',
  },
}

export default en
