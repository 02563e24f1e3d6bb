import type zh from './messages.zh'

const en: typeof zh = {
  lot: {
    list: 'Lots',
    one: 'Lot',
    serial: 'Serial',
    project: 'From the project',
    acceptedOn: 'Accepted on',
    units: 'Units',
    account: 'Stands in',
    since: 'Since settlement',
    segments: 'Who holds it now',
    sankey: 'From the project to the present holders',
    none: 'There are no lots. They come into being when a project is accepted.',
    areaUnit: 'One unit is 1 m² (0.0001 ha)',
    kgUnit: 'One unit is 1 kg',
  },
  trace: {
    title: 'Trace',
    follow: 'Trace this run',
    of: 'Trace of unit {unit} of {serial}',
    unit: 'Number of the unit',
    unitRange: '1 to {last}',
    go: 'Trace',
    steps: 'From the project to the present',
    holder: 'Present holder',
    sankey: 'Where the run of this unit went',
    stayed: 'Other units of the run moved; this one stayed.',
    rest: 'Other units',
    run: 'Units moved together',
    both: 'The list below says the same as the picture and leads to each settlement.',
  },
}

export default en
