import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/app/i18n'
import DataTable from './DataTable.vue'
import { type Column, byDecimal } from './table'

interface Row {
  name: string
  amount: string
}

const columns: Column<Row>[] = [
  { key: 'name', label: '名称', text: (row) => row.name },
  { key: 'amount', label: '数量', numeric: true, order: byDecimal((row) => row.amount), text: (row) => row.amount },
]

async function table(rows: Row[], address = '/') {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
  await router.push(address)
  const wrapper = mount(DataTable<Row>, {
    props: { caption: '表', columns, rows, rowKey: (row: Row) => row.name },
    global: { plugins: [i18n, router] },
  })
  return { wrapper, router, names: () => wrapper.findAll('tbody td:first-child').map((cell) => cell.text()) }
}

const rows = [
  { name: 'a', amount: '9.0000' },
  { name: 'b', amount: '10.0000' },
  { name: 'c', amount: '9007199254740993.0001' },
  { name: 'd', amount: '9007199254740993.0000' },
]

describe('a table', () => {
  it('orders by exact amounts, not by text or floats, and keeps the order in the address', async () => {
    const { wrapper, router, names } = await table(rows)
    expect(names()).toEqual(['a', 'b', 'c', 'd'])
    await wrapper.get('th button').trigger('click')
    await router.isReady()
    await new Promise((resolve) => setTimeout(resolve))
    expect(router.currentRoute.value.query).toEqual({ order: 'amount.desc' })
    expect(names()).toEqual(['c', 'd', 'b', 'a'])
    expect(wrapper.findAll('th')[1]?.attributes('aria-sort')).toBe('descending')
  })
  it('takes the order from the address', async () => {
    const { names } = await table(rows, '/?order=amount.asc')
    expect(names()).toEqual(['a', 'b', 'd', 'c'])
  })
  it('has a caption, column headers and its full count of rows for readers by ear', async () => {
    const { wrapper } = await table(rows)
    expect(wrapper.get('caption').text()).toContain('表')
    expect(wrapper.findAll('th[scope=col]')).toHaveLength(2)
    expect(wrapper.get('table').attributes('aria-rowcount')).toBe('5')
  })
  it('says what to do when no row matches', async () => {
    const { wrapper } = await table([])
    expect(wrapper.text()).toContain('放宽筛选条件')
  })
  it('keeps ten thousand rows out of the page', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `row ${index}`, amount: '1.0000' }))
    const { wrapper } = await table(many)
    expect(wrapper.findAll('tbody tr').length).toBeLessThan(100)
    expect(wrapper.get('table').attributes('aria-rowcount')).toBe('10001')
  })
})
