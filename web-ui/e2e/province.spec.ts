import { Person, both } from './exercise'
import { PASSWORD, expect, expectAccessible, settled, signIn, test } from './page'

test('the market report tells volume, cover, prices, concentration and bids that are nearly the same', async ({
  page,
}) => {
  await signIn(page, 'province')
  await page.goto('/province/rounds/rnd_2022-1')
  await page.getByRole('link', { name: '市场报告' }).click()
  await settled(page)
  const report = await (await page.request.get('/api/v1/rounds/rnd_2022-1/market-report')).json()
  const [quantity] = report.indicators
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: '数量指标', exact: true }) })
  await expect(card).toContainText(quantity.coverRatio)
  await expect(card).toContainText('按数量平均')
  await expect(page.getByRole('region', { name: '数量指标：调出县' }).locator('tbody tr')).toHaveCount(
    quantity.sellers.largest.length,
  )
  await expect(page.getByText(quantity.sellers.concentration).first()).toBeVisible()
  await expect(page.getByRole('region', { name: '近似的报价' }).locator('tbody tr')).toHaveCount(
    report.similarBids.length,
  )
})

test('the province changes a value beside its clause; the second person sees what differs and approves', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, 'province')
  await page.goto('/province/rulebook')
  await settled(page)
  await expect(page.getByText('与现行版本的取值完全相同')).toBeVisible()
  await page.getByText('期限与保证金').click()
  const deposit = page.getByLabel(/保证金为按指导价计价款/)
  await expect(deposit).toHaveValue('0.1000')
  await deposit.fill('0.2000')
  const changes = page.getByRole('region', { name: '与现行版本不同的取值' })
  await expect(changes.locator('tbody tr')).toHaveCount(1)
  await expect(changes).toContainText('M13-05.8')
  await page.reload()
  await expect(changes).toContainText('0.2000')
  await page.getByRole('button', { name: '提出新版本' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '有几处需要改正' })).toContainText('请填写版本')
  await page.getByLabel('版本', { exact: true }).fill('2026-e2e')
  await expectAccessible(page)
  await page.getByRole('button', { name: '提出新版本' }).click()
  await page.getByRole('status').getByRole('link').click()
  await page.waitForURL(/\/approvals\//)
  const proposal = page.url()

  const approver = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signIn(approver, 'province-approver')
  await approver.goto(proposal)
  const seen = approver.getByRole('region', { name: '与现行版本不同的取值' })
  await expect(seen).toContainText('0.1000')
  await expect(seen).toContainText('0.2000')
  await expectAccessible(approver)
  // Sent back: the rules of this exchange stay as they are for the other stories.
  await approver.getByLabel('退回理由').fill('演示：不改')
  await approver.getByRole('button', { name: '退回', exact: true }).click()
  await expect(approver.getByText('已退回').first()).toBeVisible()
  await approver.context().close()
})

test('a pair is proposed; two of the same county are no pair', async ({ page }) => {
  await signIn(page, 'province')
  await page.goto('/province/pairings')
  await settled(page)
  await page.getByLabel('一方', { exact: true }).selectOption('331127')
  await page.getByLabel('另一方').selectOption('331127')
  await page.getByRole('button', { name: '增加结对' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '有几处需要改正' })).toContainText('须为两个不同的县')
  await page.getByLabel('另一方').selectOption('330282')
  await page.getByRole('button', { name: '增加结对' }).click()
  await expect(page.getByText('已提交，等待本单位另一人审核')).toBeVisible()
})

test('the province certifies a key project with two people; the county sees the mark and may name it', async ({
  page,
  browser,
  baseURL,
}) => {
  const id = 'con_331126-2022-e2e'
  const bureau = (login: string) => new Person(baseURL!, login).signIn(PASSWORD)
  await both([await bureau('331126-trader'), await bureau('331126-approver')], 'POST', 'construction-projects', {
    project: {
      id,
      county: '331126',
      nameZh: '庆元抽水蓄能电站',
      sort: 'WATER_WORKS',
      form: 'SINGLE_SITE',
      mode: 'SELF',
      registeredOn: '2022-05-05',
      completionOn: '2029-05-05',
      request: '',
      combination: '',
      lands: [{ land: 'DRY', grade: 9, areaHa: '1.0000', zone: 'ORDINARY' }],
      approvals: [],
    },
  })
  await signIn(page, 'province')
  await page.goto('/province/key-projects?county=331126')
  await settled(page)
  await page.getByRole('link', { name: '庆元抽水蓄能电站' }).click()
  await page.waitForURL(/\/desk\/construction\//)
  await page.getByRole('button', { name: '认定为重点项目' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '有几处需要改正' })).toContainText('认定依据')
  await page.getByLabel('认定依据（名单及序号）').fill('省重点建设项目名单第12项')
  await expectAccessible(page)
  await page.getByRole('button', { name: '认定为重点项目' }).click()
  await page.getByRole('status').getByRole('link').click()
  await page.waitForURL(/\/approvals\//)

  const other = async (login: string) => {
    const second = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
    await signIn(second, login)
    return second
  }
  const approver = await other('province-approver')
  await approver.goto(page.url())
  await expect(approver.getByText('省重点建设项目名单第12项').first()).toBeVisible()
  await approver.getByRole('button', { name: '审核通过' }).click()
  await expect(approver.getByText('已办结').first()).toBeVisible()
  await approver.goto('/province/key-projects?mark=certified')
  await expect(approver.locator('tbody tr').filter({ hasText: id })).toContainText('认定为重点项目')
  await approver.context().close()

  // The English page shows the Chinese name of a project that has no other.
  const trader = await other('331126-trader')
  await trader.goto('/desk/construction?lang=en')
  await expect(trader.locator('tbody tr').filter({ hasText: id })).toContainText('庆元抽水蓄能电站')
  await expect(trader.locator('tbody tr').filter({ hasText: id })).toContainText('Key project since')
  await trader.goto('/desk/rounds/rnd_2022-1?tab=request&lang=en')
  await trader.getByLabel('Certified key project of the county').selectOption(id)
  await expect(trader.locator('input[name=projectZh]')).toHaveValue('庆元抽水蓄能电站')
  await trader.context().close()
})

test('the pool: a wrong id is told at the field, a draw that is not due names its clause, a subsidy takes two people', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  await signIn(page, 'province')
  const get = async (path: string) => (await (await page.request.get(`/api/v1/${path}`)).json()).items
  const paid = new Set((await get('pool/subsidies?limit=200')).map((one: { project: string }) => one.project))
  const project = (await get('projects?decision=ACCEPTED&limit=200')).find(
    (one: { id: string; quantity: string }) => !paid.has(one.id) && Number(one.quantity) > 0,
  )
  await page.goto('/province/pool')
  await settled(page)
  const form = (name: string) => page.locator('section.panel').filter({ has: page.getByRole('heading', { name }) })
  const draw = form('调用统筹指标')
  await draw.getByLabel('建设项目编号').fill('con_1')
  await draw.getByRole('button', { name: '调用统筹指标' }).click()
  await expect(draw.getByRole('alert')).toContainText('请填写建设项目编号')
  await draw.getByLabel('建设项目编号').fill('con_331127-2022-0001')
  await draw.getByLabel('数量指标').fill('9000')
  await draw.getByRole('button', { name: '调用统筹指标' }).click()
  await expect(draw.getByRole('alert')).toContainText('Z10-')
  const refusedOnce = () => expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
  refusedOnce()
  await expectAccessible(page)

  const delivery = form('统筹指标交割')
  await delivery.getByLabel('建设项目编号').fill('con_331127-2022-9999')
  await delivery.getByRole('button', { name: '统筹指标交割' }).click()
  await expect(delivery.getByRole('alert')).toContainText('Z10-')
  refusedOnce()

  const subsidy = form('支付统筹补助')
  await subsidy.getByLabel('补充耕地项目编号').fill(project.id)
  await subsidy.getByRole('button', { name: '支付统筹补助' }).click()
  await subsidy.getByRole('status').getByRole('link').click()
  await page.waitForURL(/\/approvals\//)
  const approver = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signIn(approver, 'province-approver')
  await approver.goto(page.url())
  await approver.getByRole('button', { name: '审核通过' }).click()
  await expect(approver.getByText('已办结').first()).toBeVisible()
  await approver.goto('/province/pool')
  await expect(approver.getByRole('region', { name: '补助记录' })).toContainText(project.id)
  await approver.context().close()
})

test('a pair is ended with its last day in words; the second person sees what is asked', async ({ page }) => {
  await signIn(page, 'province')
  await page.goto('/province/pairings?lang=en')
  await settled(page)
  const form = page.locator('section.panel').filter({ has: page.getByRole('heading', { name: 'End a pair' }) })
  await form.getByLabel('Last day').fill('2026-01-31')
  await expect(form.getByText('Sat, 31 Jan 2026')).toBeVisible()
  await form.getByRole('button', { name: 'End a pair' }).click()
  await expect(form.getByRole('alert')).toContainText('Today or later')
  await form.getByLabel('Pair', { exact: true }).selectOption({ index: 1 })
  await form.getByLabel('Last day').fill('2030-12-31')
  await form.getByLabel('Why it ends').fill('A new round of pairing begins')
  await form.getByRole('button', { name: 'End a pair' }).click()
  await form.getByRole('status').getByRole('link').click()
  await page.waitForURL(/\/approvals\//)
  await expect(page.getByText('2030-12-31').first()).toBeVisible()
  await expect(page.getByText('End of a pair').first()).toBeVisible()
})
