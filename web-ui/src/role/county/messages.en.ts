import type zh from './messages.zh'

const en: typeof zh = {
  desk: {
    title: 'County desk',
    free: 'Free',
    listed: 'Listed',
    awarded: 'To deliver',
    frozen: 'Frozen',
  },
}

export default en
