import type zh from './messages.zh'

const en: typeof zh = {
  agreement: {
    title: 'Transfers by agreement',
    one: 'Transfer by agreement',
    hint: 'Two counties agree on a transfer at a price inside the band. Once your county has approved the offer its units are listed; when the other side accepts, it is an award. The province watches in the ledger and here.',
    permitted: 'The rules in force permit transfers by agreement.',
    list: 'Agreements',
    none: 'There is no transfer by agreement.',
    offer: 'Make an offer',
    submitOffer: 'Submit the offer',
    buyer: 'Buyer',
    chooseBuyer: 'Choose',
    landClass: 'Class of land',
    anyLand: 'Any',
    document: 'Number of the agreement',
    answerBy: 'Answer by',
    answerByHint: 'No later than the rules give for a contract.',
    value: 'Value',
    state: {
      OFFERED: 'Waits for an answer',
      REFUSED: 'Refused',
      ACCEPTED: 'Accepted',
      DECLINED: 'Declined',
      WITHDRAWN: 'Withdrawn',
    },
    people: 'Prepared / approved',
    offeredAt: 'Offered',
    answer: 'Answer',
    answers: { ACCEPTED: 'Accepted', DECLINED: 'Declined', WITHDRAWN: 'Withdrawn' },
    toAward: 'Deal and payment',
    accept: 'Accept the offer',
    acceptHint: 'Accepted, it is an award that both sides confirmed, to be paid in time.',
    decline: 'Decline the offer',
    withdraw: 'Withdraw the offer',
    reason: 'Reason',
    waitsFor: 'The buyer has not answered yet.',
  },
}

export default en
