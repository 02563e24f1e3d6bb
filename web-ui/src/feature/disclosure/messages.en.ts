import type zh from './messages.zh'

const en: typeof zh = {
  disclosure: {
    title: 'Disclosure',
    tab: { notices: 'Notices', checkpoints: 'Signed checkpoints', verify: 'How to verify' },
    noNotice: 'There are no notices yet.',
    notice: {
      ANNOUNCED: 'Round announced',
      RESCHEDULED: 'Calendar changed',
      INTERRUPTED: 'Outage: calendar moved',
      PAUSED: 'Paused',
      RESUMED: 'Resumed',
      STOPPED: 'Stopped',
      WITHDRAWN: 'Announcement withdrawn',
      PUBLICITY: 'Result published',
      SETTLED: 'Settled',
    },
    until: 'Published until',
    entry: 'Entry',
    checkpointHint:
      'The exchange signs its journal from time to time. Copy the checkpoints elsewhere: a journal that was changed later does not fit them.',
    noCheckpoint: 'There are no checkpoints yet.',
    number: 'Number',
    settlements: 'Settlements',
    digests: 'Digests',
    head: 'Last hash (SM3)',
    root: 'Merkle root (SHA-256)',
    signature: 'Signature (SM2)',
    keys: 'Signing keys',
    keyDigest: 'Digest of the key (SM3)',
    publicKey: 'Public key',
    endorsedBy: 'Endorsed by',
    itself: 'The first key, by itself',
    how: {
      result: 'Check the result of a stage',
      resultText:
        'Each stage of a round carries its clearing input and result. Download both, clear again with the open program and compare:',
      why: 'Read why an award is as it is',
      whyText:
        'Any award shows the deciding rule, the text of its clause, who was ahead, and the smallest change that would have changed the outcome.',
      checkpoint: 'Keep checkpoints',
      checkpointText:
        'Store signed checkpoints and keys on a machine of your own. They cover all settlements; any tool that knows SM2 verifies the signatures.',
      export: 'Verify the whole ledger',
      exportText:
        'The export that auditors download holds everything. Verify it on a machine of your own, without trusting this server:',
    },
  },
}

export default en
