import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '@/app/i18n'
import { router } from '@/app/router'
import FormFrame from './FormFrame.vue'
import InputField from './InputField.vue'
import { cleanDecimal, wireYuan } from './checks'
import { useForm } from './useForm'

type Sent = { data?: unknown; error?: unknown; response: Response }
const answer = (status: number, body: unknown): Promise<Sent> =>
  Promise.resolve(
    status < 300
      ? { data: body, response: new Response(null, { status }) }
      : { error: body, response: new Response(null, { status }) },
  )

function listing(answers: Promise<Sent>[]) {
  const keys: string[] = []
  const form = useForm({
    draft: 'test',
    initial: () => ({ amount: '', note: '' }),
    check: ({ amount }): { amount?: string } => (amount ? {} : { amount: '请填写数量。' }),
    send: (_, key) => {
      keys.push(key)
      return answers.shift()!
    },
  })
  return { form, keys }
}

beforeEach(() => sessionStorage.clear())

describe('a form', () => {
  it('sends nothing while something is wrong, and says it at the field', async () => {
    const { form, keys } = listing([])
    await form.submit()
    expect(keys).toEqual([])
    expect(form.errorsAt('amount')).toEqual([{ message: '请填写数量。' }])
  })
  it('names the same content by the same key until it is known what became of it', async () => {
    const { form, keys } = listing([Promise.reject(new TypeError('gone')), answer(503, {}), answer(200, {})])
    form.values.amount = '1'
    await form.submit()
    expect(form.problem.value?.status).toBe(0)
    await form.submit()
    await form.submit()
    expect(new Set(keys).size).toBe(1)
    expect(form.outcome.value?.kind).toBe('done')
    expect(form.values.amount).toBe('')
  })
  it('names another content by another key', async () => {
    const { form, keys } = listing([answer(422, { type: 'x', title: 'no', status: 422 }), answer(200, {})])
    form.values.amount = '1'
    await form.submit()
    form.values.amount = '2'
    await form.submit()
    expect(new Set(keys).size).toBe(2)
  })
  it('is another act after a refusal, with nothing changed: what stood against it may be gone', async () => {
    const refused = { type: 'x', title: 'no', status: 422 }
    const { form, keys } = listing([answer(422, refused), answer(409, {}), answer(200, {})])
    form.values.amount = '1'
    await form.submit()
    expect(form.values.amount).toBe('1')
    await form.submit()
    await form.submit()
    expect(new Set(keys).size).toBe(2)
    expect(keys[1]).toBe(keys[2])
  })
  it('takes a new name of its own after a refusal, and keeps what was typed', async () => {
    const names: string[] = []
    let number = 0
    const answers = [answer(422, { type: 'x', title: 'no', status: 422 }), answer(503, {}), answer(200, {})]
    const form = useForm({
      initial: () => ({ name: `own-${++number}`, note: '' }),
      send: (values) => {
        names.push(values.name)
        return answers.shift()!
      },
    })
    form.values.note = 'as it is'
    await form.submit()
    await form.submit()
    await form.submit()
    expect(names[1]).not.toBe(names[0])
    expect(names[2]).toBe(names[1])
  })
  it('keeps what is typed, and its key, over a reload; forgets both once it was sent', async () => {
    const first = listing([Promise.reject(new TypeError('gone'))])
    first.form.values.amount = '7'
    await first.form.submit()
    await nextTick()
    const second = listing([answer(200, {})])
    expect(second.form.restored).toBe(true)
    expect(second.form.values.amount).toBe('7')
    await second.form.submit()
    expect(second.keys).toEqual(first.keys)
    await nextTick()
    expect(listing([]).form.restored).toBe(false)
  })
  it('says that a second person is waited for', async () => {
    const { form } = listing([answer(202, { id: 'prp_1' })])
    form.values.amount = '1'
    await form.submit()
    expect(form.outcome.value).toEqual({ kind: 'prepared', proposal: { id: 'prp_1' } })
  })
  it('shows what the server says at the field it means, with the way out', async () => {
    const errors = [{ field: 'filing/amount', message: 'is not a number', remedy: 'correct the value' }]
    const { form } = listing([
      answer(400, { type: '/problems/invalid-body', title: '请求内容不符合要求', status: 400, errors }),
    ])
    form.values.amount = 'x'
    await form.submit()
    expect(form.errorsAt('amount')).toEqual([{ message: 'is not a number', remedy: 'correct the value' }])
    const page = mount(
      {
        components: { FormFrame, InputField },
        setup: () => ({ form }),
        template:
          '<FormFrame :form="form" submit="送"><InputField v-model="form.values.amount" name="amount" label="数量" /></FormFrame>',
      },
      { global: { plugins: [i18n, router] } },
    )
    expect(page.get('[role=alert]').text()).toContain('请求内容不符合要求')
    expect(page.get('input').attributes('aria-invalid')).toBe('true')
    expect(page.get(`#${page.get('input').attributes('aria-describedby')}`).text()).toContain('is not a number')
  })
})

describe('what is typed', () => {
  it('may have full-width figures and commas', () => {
    expect(cleanDecimal('１２,３４５．６')).toBe('12345.6')
    expect(wireYuan('90,000')).toBe('90000.00')
    expect(wireYuan('1.5')).toBe('1.50')
  })
})
