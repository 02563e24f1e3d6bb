import type zh from './messages.zh'

const en: typeof zh = {
  project: {
    list: 'Projects that create farmland',
    one: 'Project',
    listHint: 'An accepted project brings the three indicators; a refused one names the clause that refuses it.',
    id: 'Number',
    name: 'Name',
    type: 'Type',
    funding: 'Funding',
    acceptedOn: 'Accepted on',
    generated: 'Demonstration data',
    decision: { label: 'Decision', all: 'All decisions', ACCEPTED: 'Registered', REFUSED: 'Refused' },
    refusals: 'Why it was refused',
    lots: 'Lots it brought',
    filing: 'What was filed',
    field: 'Field',
    fieldValue: 'Content',
    sourceType: {
      RECLAIM: 'Reclamation',
      CONSOLIDATION: 'Land consolidation',
      HIGH_STANDARD: 'High-standard farmland',
      UPGRADE: 'Quality improvement',
      DRY_TO_PADDY: 'Dry-to-paddy conversion',
      RECLAIM_BUILT: 'Reclamation of construction land',
      MINE_RECLAIM: 'Reclamation of abandoned mines',
      LINKAGE_SURPLUS: 'Surplus of increase-decrease linkage',
    },
    fundingSource: {
      RECLAMATION_FEE: 'Reclamation fee',
      NEW_CONSTRUCTION_LAND_FEE: 'New-construction-land fee',
      GOVERNMENT_BUDGET: 'Government budget',
      SOCIAL_CAPITAL: 'Social capital',
      FINANCIAL_CAPITAL: 'Financial capital',
    },
  },
}

export default en
