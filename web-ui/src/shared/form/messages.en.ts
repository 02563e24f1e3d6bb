import type zh from './messages.zh'

const en: typeof zh = {
  form: {
    done: 'Done.',
    sending: 'Sending …',
    wrong: 'Some things must be corrected',
    restored: 'What you typed before and did not send is here again.',
    discard: 'Start afresh',
    unknown: 'Nobody knows yet whether it was done. Sending it again will not do it twice.',
    missing: '{name} is missing.',
    notDecimal: '{name} must be a number, for example {example}.',
    notDate: 'Choose: {name}.',
    cancel: 'Cancel',
    confirm: 'Confirm',
  },
}

export default en
