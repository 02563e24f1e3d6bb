import { expect, expectDrawn, settled, test } from './page'

test('the language is switched by one button and kept from page to page by the address', async ({ page }) => {
  await page.goto('/counties')
  await settled(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('County reserves')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: 'Ledger' }).click()
  await expect(page).toHaveURL(/\/ledger\?lang=en/)
  await expect(page).toHaveTitle(/Ledger · Quota Exchange/)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ledger')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('账本')
})

test('nothing spills out of a card, in the longer language and in the narrower window too', async ({ page }) => {
  for (const [width, address] of [
    [1280, '/?lang=en'],
    [390, '/?lang=en'],
    [1280, '/'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(address)
    await settled(page)
    const spilling = await page.locator('main .cards > *').evaluateAll((cards) =>
      cards.flatMap((card) => {
        const right = card.getBoundingClientRect().right
        return [...card.querySelectorAll('*')]
          .filter((inside) => inside.getBoundingClientRect().right > right + 1)
          .map((inside) => inside.textContent)
      }),
    )
    expect(spilling, `${width} ${address}`).toEqual([])
  }
})

test('units are switched everywhere and remembered; mu are exactly fifteen times hectares', async ({ page }) => {
  await page.goto('/projects')
  await settled(page)
  const amount = page.locator('tbody td:nth-child(6) .number').first()
  const hectares = (await amount.innerText()).replace(/[^0-9]/g, '')
  await page.getByLabel('面积单位').selectOption('mu')
  await expect(amount).toContainText('亩')
  const mu = (await amount.innerText()).replace(/[^0-9]/g, '')
  expect(BigInt(mu)).toBe(BigInt(hectares) * 15n)
  await page.reload()
  await expect(amount).toContainText('亩')
})

test('the map draws the flows, names its limits and has the same in a table', async ({ page }) => {
  await page.goto('/map')
  await settled(page)
  const map = page.getByRole('img', { name: /全省指标流向图/ })
  await expectDrawn(map)
  await expect(page.getByText('示意图，不作为行政区域划界依据')).toBeVisible()
  await expect(page.getByText(/审图号/)).toBeVisible()
  await page.getByLabel('显示结对关系').check()
  await expect(page.getByText('结对关系为演示数据，以正式文件为准')).toBeVisible()
  const rows = page.getByRole('region', { name: '县际流向' }).locator('tbody tr')
  await expect(map).toHaveAccessibleName(new RegExp(`：${await rows.count()} 条`))
  await rows.first().getByRole('link').first().click()
  await expect(page).toHaveURL(/\/counties\/33\d{4}/)
})

test('a wrong address says so and leads back', async ({ page }) => {
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面')
  await page.getByRole('link', { name: '回到交易结果' }).click()
  await expect(page.getByRole('heading', { name: '按指标汇总' })).toBeVisible()
})

test('what does not exist is told with the way on', async ({ page, complaints }) => {
  await page.goto('/ledger/settlements/999999999')
  await expect(page.getByRole('alert')).toContainText('找不到')
  await expect(page.getByRole('button', { name: '重试' })).toBeVisible()
  // The browser itself reports the answer 404; nothing else may be wrong.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})

test('a server out of reach is told, and trying again helps', async ({ page, complaints }) => {
  await page.route('**/api/v1/ledger/**', (route) => route.abort())
  await page.goto('/ledger')
  await expect(page.getByRole('alert').first()).toContainText('连接不上服务器')
  await page.unroute('**/api/v1/ledger/**')
  complaints.splice(0)
  await page.getByRole('button', { name: '重试' }).last().click()
  await page.getByRole('button', { name: '重试' }).first().click()
  await expect(page.getByRole('region', { name: '结算记录' })).toBeVisible()
})

test('the keyboard skips to the content, moves between tabs and scrolls tables', async ({ page }) => {
  await page.goto('/')
  await settled(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()

  await page.getByRole('tab', { name: '总览' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: '成交', exact: true })).toBeFocused()
  await expect(page).toHaveURL(/tab=awards/)
  const region = page.getByRole('region', { name: '成交明细' })
  await region.focus()
  await expect(region).toBeFocused()
})

test('a statement is read page by page', async ({ page }) => {
  await page.goto('/ledger')
  await settled(page)
  const first = page.getByRole('region', { name: '结算记录' }).locator('tbody tr td:first-child').first()
  const newest = await first.innerText()
  await page.getByRole('button', { name: /更早/ }).click()
  await expect(page).toHaveURL(/before=\d+/)
  await expect(first).not.toHaveText(newest)
  await page.getByRole('button', { name: /回到最新/ }).click()
  await expect(first).toHaveText(newest)
})

test('a page left open over a new version of the server loads itself afresh', async ({ page, complaints }) => {
  await page.goto('/')
  await settled(page)
  let refused = 0
  await page.route('**/assets/echarts-*.js', async (route) => {
    refused += 1
    await (refused === 1 ? route.fulfill({ status: 404 }) : route.continue())
  })
  await page.goto('/map')
  await expectDrawn(page.getByRole('img', { name: /全省指标流向图/ }))
  expect(refused).toBeGreaterThan(1)
  // Only what the browser says of the missing part.
  expect(complaints.splice(0).filter((text) => !/404|module script|dynamically imported/.test(text))).toEqual([])
})
