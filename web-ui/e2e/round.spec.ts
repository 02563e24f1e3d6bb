import { expect, expectDrawn, settled, test } from './page'

test('from the round to one award, its buyer, a lot and the trace of a unit', async ({ page }) => {
  await page.goto('/')
  await settled(page)
  await expect(page.getByText('演示数据', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: '交易阶段' })).toBeVisible()

  await page.getByRole('tab', { name: '成交', exact: true }).click()
  await expect(page).toHaveURL(/tab=awards/)
  const awards = page.getByRole('region', { name: '成交明细' })
  await awards.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '交割的指标' })).toBeVisible()

  const segments = page.getByRole('region', { name: '生成的指标段' })
  const serial = await segments.getByRole('row').nth(1).getByRole('link').first().innerText()
  const facts = page.locator('dl.facts').first()
  const buyer = await facts.locator('dd').nth(1).innerText()
  await facts.locator('dd').nth(1).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(buyer.trim())
  await expect(page.getByRole('heading', { name: '粮食产能指标' })).toBeVisible()

  await page.goBack()
  await segments.getByRole('link', { name: '追溯这一段' }).first().click()
  await expect(page.getByRole('listitem').filter({ hasText: `→ ${buyer.trim()}` })).toContainText(`交割`)

  await page.goBack()
  await segments.getByRole('link', { name: serial }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(serial)
  await page.getByRole('link', { name: '追溯这一段' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('追溯')
  const steps = page.getByRole('listitem').filter({ hasText: /#\d+/ })
  await expect(steps.first()).toContainText('入库')
  await expectDrawn(page.getByRole('img', { name: '这个单位所在指标段的去向' }))

  await steps.first().getByRole('link', { name: /^#/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('入库')
})

test('filters of the awards stand in the address and narrow the table', async ({ page }) => {
  await page.goto('/?tab=awards&indicator=PADDY')
  await settled(page)
  const table = page.getByRole('region', { name: '成交明细' })
  const kinds = await table.locator('tbody tr td:nth-child(5)').allInnerTexts()
  expect(kinds.length).toBeGreaterThan(0)
  expect(new Set(kinds)).toEqual(new Set(['水田指标']))

  await page.getByLabel('指标', { exact: true }).selectOption('')
  await expect(page).not.toHaveURL(/indicator/)
  await table.getByRole('button', { name: /金额/ }).click()
  await expect(page).toHaveURL(/order=value\.desc/)
  await expect(table.getByRole('columnheader', { name: /金额/ })).toHaveAttribute('aria-sort', 'descending')
})

test('what was refused names its clause with the text', async ({ page }) => {
  await page.goto('/projects?decision=REFUSED')
  await settled(page)
  await page.getByRole('region', { name: '补充耕地项目' }).getByRole('row').nth(1).getByRole('link').first().click()
  const reasons = page.locator('section').filter({ has: page.getByRole('heading', { name: '不予受理的理由' }) })
  const clause = reasons.locator('.clause').first()
  await expect(clause).toHaveText(/^[A-Z0-9]+-[0-9.a-z]+\s*\p{Script=Han}/u)
  const id = await clause.getByRole('link').innerText()
  await clause.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 2, name: id })).toBeVisible()
})
