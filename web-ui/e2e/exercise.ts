// An exercise on a new server: the people of a province and of four counties, a rulebook without days of notice, and rounds that last
// a minute, so that a browser can go all the way in real time. Everything is done through the API, prepared and approved by two people.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const RULES = fileURLToPath(new URL('../../src/main/resources/rulebooks/zhejiang-2018.json', import.meta.url))
type Answer = Record<string, unknown>
/** Who prepares and who approves. */
export type Pair = readonly [Person, Person]

const PROVINCE = '330000'
/** The first sells; 330421 is paired with it. */
export const COUNTIES: Record<string, string> = {
  331126: '庆元县',
  330421: '嘉善县',
  330281: '余姚市',
  330182: '建德市',
}
const CITY: Record<string, string> = { 3311: '丽水市', 3304: '嘉兴市', 3302: '宁波市', 3301: '杭州市' }
const FOUNDED = '2018-01-01'
export const SELLER = '331126'
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

/** Of the security administrator whom the command line made, for the first sign-in. */
const FIRST_PASSWORD = 'First-sign-in-1'

/** Of everybody in the exercise, from then on. */
export const EXERCISE_PASSWORD = 'Practice-round-1'

export class Person {
  private token = ''

  constructor(
    private readonly url: string,
    readonly login: string,
  ) {}

  async call(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    const answer = await fetch(new URL(`/api/v1/${path}`, this.url), {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${this.login} ${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text || '{}') as Answer
  }

  async signIn(password = EXERCISE_PASSWORD): Promise<this> {
    const { token, stage } = await this.call('POST', 'session', { login: this.login, password, bearer: true })
    this.token = String(token)
    if (stage === 'PASSWORD') {
      const changed = await this.call('PUT', 'password', {
        current: password,
        next: EXERCISE_PASSWORD,
        bearer: true,
      })
      this.token = String(changed.token)
    }
    return this
  }
}

/** Four eyes: one prepares, another person of the same organisation approves. @returns what was answered when it was done */
export async function both([maker, approver]: Pair, method: string, path: string, body?: unknown): Promise<Answer> {
  const proposal = await maker.call(method, path, body, crypto.randomUUID())
  const done = await approver.call('POST', `proposals/${String(proposal.id)}/approval`, undefined, crypto.randomUUID())
  const { answer } = (done.outcome ?? {}) as { answer?: string }
  if (done.state !== 'DONE') throw new Error(`${method} ${path}: ${String(done.state)} ${answer}`)
  return JSON.parse(answer ?? '{}') as Answer
}

/** Sets everything up, with the security administrator whom the command line made. */
export async function prepareExercise(url: string): Promise<{ province: Pair; people: Record<string, Pair> }> {
  const security = new Person(url, 'security')
  await security.signIn(FIRST_PASSWORD)
  const appoint = async (login: string, displayName: string, organisation: string, role: string) => {
    const { oneTimePassword } = await security.call('POST', 'people', {
      login,
      displayName,
      organisation,
      roles: [role],
    })
    return new Person(url, login).signIn(String(oneTimePassword))
  }
  const province: Pair = [
    await appoint('province', '省级管理员', PROVINCE, 'PROVINCIAL_ADMINISTRATOR'),
    await appoint('province-approver', '省级复核', PROVINCE, 'PROVINCIAL_APPROVER'),
  ]
  await appoint('auditor', '结算审计', 'audit', 'SETTLEMENT_AUDITOR')
  const people: Record<string, Pair> = {}
  for (const [code, name] of Object.entries(COUNTIES)) {
    people[code] = [
      await appoint(`${code}-trader`, `${name}经办`, code, 'COUNTY_TRADER'),
      await appoint(`${code}-approver`, `${name}审核`, code, 'COUNTY_APPROVER'),
    ]
  }
  await setUp(province, people)
  return { province, people }
}

async function setUp(province: Pair, people: Record<string, Pair>) {
  for (const [code, name] of Object.entries(COUNTIES)) {
    await both(province, 'POST', `divisions/${code}`, {
      kind: 'ESTABLISHED',
      effectiveOn: FOUNDED,
      name,
      city: CITY[code.slice(0, 4)],
      type: '县',
      assisted: code === SELLER,
      documentNumber: '演练〔2018〕1号',
      issuedBy: '省人民政府',
    })
  }
  await both(province, 'POST', 'pairings', { scheme: 'SHANHAI', one: SELLER, other: '330421', validFrom: FOUNDED })
  const rulebook = JSON.parse(readFileSync(RULES, 'utf8'))
  delete rulebook.effectiveTo
  Object.assign(rulebook, {
    id: 'exercise',
    version: '1',
    nameZh: '演练规则',
    nameEn: 'Rules of an exercise',
    effectiveFrom: today(),
  })
  for (const days of ['noticeDays', 'publicityDays']) {
    Object.assign(rulebook.terms[days], { value: 0, basis: 'PARAMETER', zh: '演练：不设', en: 'Exercise: none' })
  }
  // A machine that is busy for some seconds counts as an outage: it must not put off a close by minutes here.
  rulebook.terms.outageSeconds = {
    value: 5,
    clause: 'M13-05.3',
    basis: 'PARAMETER',
    zh: '演练：5 秒',
    en: 'Exercise: 5 seconds',
  }
  rulebook.trading.agreement = {
    value: true,
    clause: 'M13-05.6',
    basis: 'PARAMETER',
    zh: '演练：允许协议转让',
    en: 'Exercise: transfers by agreement are offered',
  }
  await both(province, 'POST', 'rulebooks', { rulebook })
  for (const [indicator, averageCost, compensation, upkeep] of [
    ['QUANTITY', '60000.00', '30000.00', '10000.00'],
    ['CAPACITY', '10.00', '5.00', '1.00'],
    ['PADDY', '80000.00', '40000.00', '10000.00'],
  ]) {
    await both(province, 'POST', 'guide-prices', {
      indicator,
      averageCost,
      compensation,
      upkeep,
      effectiveFrom: today(),
    })
  }
  const year = Number(today().slice(0, 4))
  await both(province, 'PUT', `tasks/${year}`, {
    totalHa: '10.0000',
    counties: [{ county: SELLER, taskHa: '10.0000' }],
  })
  await both(province, 'POST', `counties/${SELLER}/task-reports`, {
    id: `tsk_${year}-${SELLER}`,
    year,
    doneHa: '12.5000',
  })
  await both(province, 'POST', `counties/${SELLER}/own-balance-reports`, {
    id: `own_${year}-${SELLER}`,
    asOf: today(),
    unbalancedProjects: 0,
  })
  await both(province, 'PUT', `counties/${SELLER}/opening-balance`, {
    asOf: today(),
    amounts: { QUANTITY: '60.0000', CAPACITY: '600000', PADDY: '20.0000' },
    documentNumber: '演练〔2018〕2号',
    issuedBy: '省自然资源厅',
  })
  for (const code of Object.keys(COUNTIES).filter((one) => one !== SELLER)) {
    await both(people[code]!, 'POST', `counties/${code}/shortages`, {
      id: `sho_${year}-${code}`,
      declaredOn: today(),
      endsOn: `${year + 1}-06-30`,
      statement: '本县耕地后备资源匮乏，确实难以在本县域内补充',
    })
    await both(province, 'POST', `counties/${code}/payments-in`, {
      id: `pin_${year}-${code}`,
      amount: '90000000.00',
      reference: `演练汇款-${code}`,
      note: '',
      on: today(),
    })
  }
}

/** A moment so many seconds from now, to the second, as the contract writes it. */
export const inSeconds = (seconds: number) =>
  new Date(Math.ceil(Date.now() / 1000 + seconds) * 1000).toISOString().replace('.000', '')
