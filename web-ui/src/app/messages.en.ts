import agreement from '@/feature/agreement/messages.en'
import approval from '@/feature/approval/messages.en'
import book from '@/feature/book/messages.en'
import county from '@/feature/county/messages.en'
import decision from '@/feature/decision/messages.en'
import disclosure from '@/feature/disclosure/messages.en'
import identity from '@/feature/identity/messages.en'
import ledger from '@/feature/ledger/messages.en'
import live from '@/feature/live/messages.en'
import map from '@/feature/map/messages.en'
import market from '@/feature/market/messages.en'
import policy from '@/feature/policy/messages.en'
import project from '@/feature/project/messages.en'
import round from '@/feature/round/messages.en'
import trace from '@/feature/trace/messages.en'
import audit from '@/role/auditor/messages.en'
import desk from '@/role/county/messages.en'
import province from '@/role/province/messages.en'
import people from '@/role/security/messages.en'
import form from '@/shared/form/messages.en'
import shared from '@/shared/messages.en'
import type zh from './messages.zh'

const en: typeof zh = {
  app: {
    name: 'Quota Exchange',
    skip: 'Skip to the content',
    footer: 'Every award and every settlement can be traced and verified.',
    nav: {
      work: 'Work',
      public: 'Look up',
      menu: 'Menu',
      label: 'Main navigation',
      round: 'Round results',
      map: 'Flow map',
      counties: 'County reserves',
      projects: 'Projects',
      ledger: 'Ledger',
      policy: 'Rules and guide prices',
    },
    display: {
      label: 'Display settings',
      area: 'Unit of area',
      money: 'Unit of money',
      moneyNote: 'Unit of money; 10k yuan (万元) is rounded half up to two decimals, yuan is exact',
      theme: 'Colours',
      system: 'As the system',
      light: 'Light',
      dark: 'Dark',
    },
    demo: {
      title: 'Demonstration data',
      text: 'Projects, requests and bids were generated; they say nothing about any real county.',
    },
    nowhere: 'There is no such page',
    nowhereText: 'The address {path} does not exist: it may be mistyped, or the link is out of date.',
    nowhereHome: 'Back to the round results',
  },
  ...shared,
  ...round,
  ...map,
  ...market,
  ...county,
  ...trace,
  ...project,
  ...ledger,
  ...policy,
  ...identity,
  ...live,
  ...approval,
  ...agreement,
  ...book,
  ...form,
  ...desk,
  ...decision,
  ...audit,
  ...disclosure,
  ...province,
  ...people,
}

export default en
