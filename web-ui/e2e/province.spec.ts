import { expect, expectAccessible, settled, signIn, test } from './page'

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
  await signIn(page, 'province')
  await page.goto('/province/key-projects')
  await settled(page)
  await page
    .getByRole('region', { name: '建设项目' })
    .locator('tbody tr')
    .filter({ hasText: '331127-2022-0001' })
    .getByRole('link')
    .first()
    .click()
  await page.waitForURL(/\/desk\/construction\//)
  await page.getByRole('button', { name: '认定为重点项目' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '有几处需要改正' })).toContainText('认定依据')
  await page.getByLabel('认定依据（名单及序号）').fill('省重点建设项目名单第12项')
  await page.getByRole('button', { name: '认定为重点项目' }).click()
  await page.getByRole('status').getByRole('link').click()
  await page.waitForURL(/\/approvals\//)
  const proposal = page.url()

  const approver = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signIn(approver, 'province-approver')
  await approver.goto(proposal)
  await expect(approver.getByText('省重点建设项目名单第12项').first()).toBeVisible()
  await approver.getByRole('button', { name: '审核通过' }).click()
  await expect(approver.getByText('已办结').first()).toBeVisible()
  await approver.goto('/province/key-projects?mark=certified')
  await expect(approver.getByText('认定为重点项目').first()).toBeVisible()
  await approver.context().close()

  const trader = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signIn(trader, '331127-trader')
  await trader.goto('/desk/construction')
  await expect(trader.locator('tbody tr').filter({ hasText: '331127-2022-0001' })).toContainText('认定为重点项目')
  await trader.goto('/desk/rounds/rnd_2022-1?tab=request')
  await trader.getByLabel('本县已认定的重点建设项目').selectOption('con_331127-2022-0001')
  await expect(trader.getByLabel('重点项目名称')).not.toHaveValue('')
  await trader.context().close()
})
