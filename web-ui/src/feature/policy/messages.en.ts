import type zh from './messages.zh'

const en: typeof zh = {
  policy: {
    title: 'Rules and guide prices',
    tabs: 'Rules and guide prices',
    tab: { rulebooks: 'Rulebooks', prices: 'Guide prices', clauses: 'Clauses' },
    comparison: 'Compare two rulebook versions',
    left: 'One version',
    right: 'The other',
    same: 'Both say the same. Choose another version.',
    nothing: 'No such value',
    history: 'How the guide price went',
    rulebook: 'Rulebook',
    rulebookHint:
      'The exchange follows its rulebook; every value names the clause it comes from. A round keeps the version it was opened under.',
    version: 'Version',
    effective: 'In force from',
    until: 'until',
    digest: 'Digest',
    rule: 'Rule',
    value: 'Value',
    basis: { label: 'Basis', DOCUMENT: 'From the document', PARAMETER: "The province's parameter" },
    section: {
      trading: 'Trading',
      pricing: 'Prices',
      pool: 'Provincial pool',
      grades: 'Grades and capacity',
      intake: 'What a project must fulfil',
      construction: 'Construction projects',
      eligibility: 'Who may sell',
      terms: 'Terms and deposit',
    },
    prices: 'Guide prices',
    pricesHint:
      'A guide price is made of average cost, compensation for resource protection, and upkeep. A new price replaces an old one; the old one is not changed.',
    cost: 'Average cost',
    compensation: 'Resource protection',
    upkeep: 'Upkeep',
    from: 'In force from',
    to: 'Until',
    inForce: 'In force',
    clauses: 'Clauses of the policy documents',
    clause: 'Clause',
    text: 'Text',
    unknownClause: 'The catalogue has no clause {id}.',
    none: 'There is no rulebook yet.',
  },
}

export default en
