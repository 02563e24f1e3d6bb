import { expect, expectAccessible, settled, signIn, test } from './page'

const YEAR = '2026'
const NUMBER = '0901'
const PROJECT = `prj_331126${YEAR}${NUMBER}`

test('a county proposes a project, is told what is wrong, and a second person approves it; grading fills the table in', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  test.setTimeout(180_000)
  const refusedOnce = () => expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
  await signIn(page, '331126-trader')
  await page.goto('/desk/projects')
  await page.getByRole('link', { name: '提出新项目' }).click()
  await settled(page)
  await page.getByLabel('编号年份').fill(YEAR)
  await page.getByLabel('编号（四位）').fill('12')
  await page.getByLabel('最大坡度').fill('30')
  await page.getByRole('button', { name: '提出新项目' }).click()
  const wrong = page.getByRole('alert').filter({ hasText: '有几处需要改正' })
  await expect(wrong).toContainText('编号须为四位数字')
  await page.getByLabel('编号（四位）').fill(NUMBER)
  await page.getByLabel('名称', { exact: true }).fill('濛洲街道垦造耕地')
  await page.getByLabel('乡镇（街道）').fill('濛洲街道')
  await page.getByLabel('项目类型').selectOption('RECLAIM')
  await page.getByLabel('计划新增耕地面积').fill('12.5')
  await page.getByLabel('责任人').fill('演示责任人')
  await page.reload()
  await expect(page.getByLabel('责任人')).toHaveValue('演示责任人')
  // The rules refuse the slope and the plans that it stands on none of, each with its clause, before anybody digs.
  await page.getByRole('button', { name: '提出新项目' }).click()
  await expect(page.getByRole('alert').first()).toContainText('坡度')
  refusedOnce()
  await page.getByLabel('最大坡度').fill('12.5')
  for (const box of ['土地利用总体规划', '土地整治规划', '国土规划', '自然资源', '农业农村', '生态环境', '水利'])
    await page.getByRole('checkbox', { name: box, exact: true }).check()
  await page.getByRole('button', { name: '提出新项目' }).click()
  await expect(page.getByText('已提交，等待本单位另一人审核')).toBeVisible()
  await expectAccessible(page)

  const approver = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signIn(approver, '331126-approver')
  const approve = async () => {
    await approver.goto('/approvals')
    await approver.getByRole('link', { name: '登记项目进度' }).first().click()
    await approver.getByRole('button', { name: '审核通过' }).click()
    await expect(approver.getByText('已办结').first()).toBeVisible()
  }
  await approve()
  await page.goto('/desk/projects')
  await page.getByRole('region', { name: '办理中的项目' }).getByRole('link', { name: '濛洲街道垦造耕地' }).click()
  await settled(page)

  // Approval, works, the town's check: each with the papers that the rules ask for.
  const record = async (fill: () => Promise<void>, send = '登记进度') => {
    await page.goto(`/desk/projects/${PROJECT}`)
    await settled(page)
    await fill()
    await page.getByRole('button', { name: send }).click()
    await expect(page.getByText('已提交，等待本单位另一人审核')).toBeVisible()
    await approve()
  }
  const tickPapers = async () => {
    for (const box of await page
      .getByRole('group', { name: /本阶段材料/ })
      .getByRole('checkbox')
      .all())
      await box.check()
  }
  await record(async () => {
    await page.getByLabel('办理单位').fill('丽水市自然资源和规划局')
    await page.getByLabel('文号').first().fill('演示立项〔2026〕1号')
    for (const box of ['自然资源', '农业农村', '林业', '生态环境', '水利'])
      await page.getByRole('group', { name: '参加部门' }).getByRole('checkbox', { name: box }).check()
    await tickPapers()
  })
  await record(tickPapers)
  await record(async () => {
    await page.getByLabel('办理单位').fill('濛洲街道办事处')
    await tickPapers()
  })

  // Grading, row by row: the capacity by the table of fifteen grades.
  await record(async () => {
    await page.getByLabel('办理单位').fill('演示评定机构')
    await page.getByText('耕地等别与标准产能').click()
    await expect(page.getByRole('region', { name: '耕地等别与标准产能' }).locator('tbody tr')).toHaveCount(15)
    const row = page.getByRole('group', { name: '第 1 行' })
    await row.getByLabel('面积', { exact: true }).fill('10')
    await row.getByLabel('现等别').selectOption('7')
    await row.getByRole('button', { name: '按等别表：135000 公斤' }).click()
    await expect(row.getByLabel('新增产能（公斤）')).toHaveValue('135000')
    await row.getByLabel('新增产能（公斤）').fill('150000')
    await page.getByRole('button', { name: '提交质量评定' }).click()
    await expect(page.getByRole('alert').first()).toContainText('135000')
    refusedOnce()
    await row.getByLabel('新增产能（公斤）').fill('135000')
    await tickPapers()
    await expectAccessible(page)
  }, '提交质量评定')
  await page.goto(`/desk/projects/${PROJECT}`)
  await expect(page.getByRole('listitem').filter({ hasText: '质量评定' }).first()).toContainText('331126-trader')
  await approver.context().close()
})
