import { type Page } from '@playwright/test'
import { PASSWORD, expect, expectAccessible, settled, signIn, test } from './page'

/** The browser itself reports answers that refuse; nothing else may be wrong. */
const onlyRefusals = (complaints: string[]) =>
  expect(complaints.splice(0).filter((text) => !/status of (401|403|409|422|429)/.test(text))).toEqual([])

test('an officer signs in, sees the own desk, and signs out', async ({ page }) => {
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await expectAccessible(page)
  await page.getByRole('button', { name: '331126-trader' }).click()
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/desk$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('庆元县')
  await expect(page.getByRole('navigation')).toContainText('待审核事项')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('庆元县')
  await page.getByRole('button', { name: /331126 经办/ }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('link', { name: '登录' })).toBeVisible()
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
})

test('a wrong password is told with the way out, and keeps the login', async ({ page, complaints }) => {
  await page.goto('/sign-in')
  await settled(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('请填写用户名')
  await page.getByLabel('用户名', { exact: true }).fill('330421-trader')
  await page.getByLabel('密码', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('用户名或密码错误')
  await expect(page.getByRole('alert')).toContainText('连续 5 次失败')
  await expect(page.getByLabel('用户名', { exact: true })).toHaveValue('330421-trader')
  await expectAccessible(page)
  onlyRefusals(complaints)
})

test('an account that failed too often says for how long it waits', async ({ page, complaints }) => {
  await page.goto('/sign-in')
  await settled(page)
  for (let i = 0; i < 6; i++) {
    await page.getByLabel('用户名', { exact: true }).fill('nobody-here')
    await page.getByLabel('密码', { exact: true }).fill('wrong')
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'))
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await answer
  }
  await expect(page.getByRole('alert')).toContainText(/请在 \d+ 秒后再试/)
  onlyRefusals(complaints)
})

test("a page of another role names whose it is and one's own", async ({ page }) => {
  await signIn(page, 'auditor')
  await page.goto('/desk')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('需要其他角色')
  await expect(page.locator('main')).toContainText('结算审计')
})

async function endSession(page: Page) {
  await page.context().clearCookies()
}

test('a sign-in that has ended is renewed over the page, and what was typed goes on', async ({ page, complaints }) => {
  await signIn(page, '330281-trader')
  await page.goto('/account')
  await page.getByLabel('当前密码').fill(PASSWORD)
  await page.getByLabel('新密码', { exact: true }).fill('short')
  await page.getByLabel('再次输入新密码').fill('short')
  await endSession(page)
  await page.goto('/approvals')
  await expect(page).toHaveURL(/\/sign-in/)

  await signIn(page, '330281-trader')
  await page.goto('/approvals')
  await settled(page)
  await endSession(page)
  await page.getByRole('tab', { name: '我提交的' }).click()
  const dialog = page.getByRole('dialog', { name: '登录已失效' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await expect(dialog.getByLabel('用户名')).toHaveValue('330281-trader')
  await dialog.getByLabel('密码').fill(PASSWORD)
  await dialog.getByRole('button', { name: '登录', exact: true }).click()
  await expect(dialog).toBeHidden()
  // Nobody proposes anything as this county in these tests: the answer to the request that had to wait is an empty list.
  await expect(page.getByText('您还没有提交过事项')).toBeVisible()
  onlyRefusals(complaints)
})

test('an authenticator is set up by its code, then asked for', async ({ page, complaints }) => {
  await signIn(page, 'system')
  await page.goto('/account')
  await page.getByRole('button', { name: '绑定身份验证器' }).click()
  await expect(page.getByRole('img', { name: '绑定身份验证器的二维码' })).toBeVisible()
  await expect(page.locator('.codes li')).toHaveCount(10)
  await expectAccessible(page)
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
  await page.getByLabel('动态口令').fill('000000')
  await page.getByRole('button', { name: '完成绑定' }).click()
  await expect(page.getByRole('alert')).toContainText('验证码错误')
  const recovery = await page.locator('.codes li').first().innerText()
  await page.getByLabel('动态口令').fill(await totp(page, secret))
  await page.getByRole('button', { name: '完成绑定' }).click()
  await expect(page.getByText('身份验证器已绑定')).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('用户名', { exact: true }).fill('system')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByLabel('动态口令')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('身份验证器不在身边').check()
  await page.getByLabel('恢复码', { exact: true }).fill(recovery)
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('button', { name: /系统管理员/ })).toBeVisible()
  onlyRefusals(complaints)
})

/** The code that an authenticator would show now (RFC 6238), by the browser's own HMAC. */
function totp(page: Page, secret: string): Promise<string> {
  return page.evaluate(async (base32) => {
    const bits = [...base32]
      .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
      .join('')
    const bytes = new Uint8Array((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
    const counter = new DataView(new ArrayBuffer(8))
    counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)))
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, counter.buffer))
    const at = mac[19]! & 15
    const number = new DataView(mac.buffer).getUint32(at) & 0x7fffffff
    return String(number % 1_000_000).padStart(6, '0')
  }, secret)
}

test('a security administrator signs somebody else out; the other signs in again', async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signIn(other, '330421-approver')
  await signIn(page, 'security')
  await page.goto('/people/usr_330421-approver')
  await settled(page)
  await page.getByRole('button', { name: '结束全部登录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束全部登录' }).click()
  await expect(page.getByText('该人员的登录已全部结束')).toBeVisible()
  await expectAccessible(page)
  await other.goto('/desk')
  await expect(other).toHaveURL(/\/sign-in\?to=/)
  await signIn(other, '330421-approver')
  await other.goto('/desk')
  await expect(other.getByRole('heading', { level: 1 })).toContainText('嘉善县')
  await other.context().close()
})
