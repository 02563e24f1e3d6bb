import { expect, expectAccessible, settled, signIn, test } from './page'

test('an auditor looks up an award, reads why, traces a unit and verifies the ledger', async ({ page }) => {
  const [round] = (await (await page.request.get('/api/v1/rounds')).json()).items
  const awards = `/api/v1/rounds/${round.id}/awards`
  const [award] = (await (await page.request.get(`${awards}?limit=1`)).json()).items
  await signIn(page, 'auditor')
  await page.goto('/audit')
  await settled(page)
  await page.getByLabel('按编号查找').fill(award.id)
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('heading', { name: '为什么是这个结果' })).toBeVisible()
  await expect(page.getByText(/原因/).first()).toBeVisible()
  await expect(page.getByText('依据的条款').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '追溯这一段' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('追溯')
  await expect(page.getByRole('listitem').filter({ hasText: /#\d+/ }).first()).toContainText('入库')

  await page.goto('/audit')
  await page.getByLabel('按编号查找').fill('???')
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('alert')).toContainText('认不出这个编号')

  await page.goto('/audit/verification')
  await page.getByRole('button', { name: '开始核验' }).click()
  await expect(page.getByText('全部一致')).toBeVisible({ timeout: 40_000 })
  await expectAccessible(page)
})

test('a forged export is found, and what is wrong with it is said', async ({ page }) => {
  await signIn(page, 'auditor')
  await page.goto('/audit/verification')
  const answer = await page.request.get('/api/v1/export')
  expect(answer.status()).toBe(200)
  const content = await answer.body()
  // One bit of the archive's middle.
  content[Math.floor(content.length / 2)]! ^= 1
  await page.getByLabel('导出文件', { exact: true }).setInputFiles({
    name: 'forged.zip',
    mimeType: 'application/zip',
    buffer: content,
  })
  await page.getByRole('button', { name: '上传并核验' }).click()
  await expect(page.getByText('发现不一致')).toBeVisible({ timeout: 40_000 })
  await expect(page.locator('.broken .wrong')).not.toBeEmpty()
})

test('balances of the past, the yearly assessment and the access log are read', async ({ page }) => {
  await signIn(page, 'auditor')
  await page.goto('/audit/balances?owner=330000&by=sequence&sequence=1')
  await settled(page)
  await expect(page.getByText('截至账本第 1 笔')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/audit/assessment')
  await expect(page.getByRole('region', { name: '各县（市、区）' }).locator('tbody tr')).toHaveCount(90)
  await expectAccessible(page)
  await page.goto('/audit/access-log?kind=SIGNED_IN')
  await expect(page.getByRole('region', { name: '访问日志' }).locator('tbody tr').first()).toContainText('usr_auditor')
  await expectAccessible(page)
})

test('the province proposes a guide price, sees its effect, and a second person approves it', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, 'province')
  await page.goto('/province/prices')
  await settled(page)
  await page.getByLabel(/平均成本/).fill('61000')
  await page.getByLabel(/资源保护补偿/).fill('28000')
  await page.getByLabel(/后期管护/).fill('12000')
  await expect(page.getByText('三项合计')).toContainText('101,000.00')
  await expect(page.getByText('按新价折算').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '提出新的指导价' }).click()
  await page.getByRole('status').getByRole('link').click()
  await page.waitForURL(/\/approvals\//)
  const proposal = page.url()
  const approver = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signIn(approver, 'province-approver')
  await approver.goto(proposal)
  await approver.getByRole('button', { name: '审核通过' }).click()
  await expect(approver.getByText('已办结').first()).toBeVisible()
  await approver.context().close()
})

test('notices, signed checkpoints and the way to verify are there for everybody', async ({ page }) => {
  for (const tab of ['notices', 'checkpoints', 'verify']) {
    await page.goto(`/disclosure?tab=${tab}`)
    await settled(page)
    await expectAccessible(page)
  }
})
