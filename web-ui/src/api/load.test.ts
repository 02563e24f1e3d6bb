import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { type Component, defineComponent, nextTick, ref, effectScope } from 'vue'
import { i18n } from '@/app/i18n'
import { router } from '@/app/router'
import LoadState from '@/shared/LoadState.vue'
import { allPages, take } from './client'
import { type Loaded, once, useLoad } from './load'
import { ProblemError } from './problem'

const answer = (status: number, body: unknown) =>
  Promise.resolve(
    status === 200
      ? { data: body, response: new Response(null, { status }) }
      : { error: body, response: new Response(null, { status }) },
  )

describe('taking an answer', () => {
  it('gives the body', async () => {
    expect(await take(answer(200, { a: 1 }))).toEqual({ a: 1 })
  })
  it('turns problem details into an error that carries them', async () => {
    const body = { type: 'x', title: 'no', status: 422, clause: 'M13-05.4' }
    await expect(take(answer(422, body))).rejects.toMatchObject({ problem: body })
  })
  it('has a problem also for an answer without details and for none at all', async () => {
    await expect(take(answer(502, '<html>'))).rejects.toMatchObject({ problem: { status: 502 } })
    await expect(take(Promise.reject(new TypeError('Failed to fetch')))).rejects.toMatchObject({
      problem: { status: 0 },
    })
  })
  it('follows the pages of a list to the end', async () => {
    const pages = [
      { items: [1, 2], nextAfter: '2' },
      { items: [3], nextAfter: undefined },
    ]
    const asked: (string | undefined)[] = []
    const all = await allPages((after) => {
      asked.push(after)
      return Promise.resolve(pages[asked.length - 1] ?? { items: [] })
    })
    expect(all).toEqual({ items: [1, 2, 3], complete: true })
    expect(asked).toEqual([undefined, '2'])
  })
})

describe('loading', () => {
  function withSetup<T>(setup: () => Loaded<T>) {
    let loaded!: Loaded<T>
    mount(
      defineComponent({
        setup() {
          loaded = setup()
          return () => null
        },
      }),
    )
    return loaded
  }

  it('drops an answer that was overtaken by a newer question', async () => {
    const question = ref(1)
    const answers: Record<number, (value: string) => void> = {}
    const loaded = withSetup(() =>
      useLoad(() => {
        const mine = question.value
        return new Promise<string>((resolve) => (answers[mine] = resolve))
      }, [question]),
    )
    question.value = 2
    await nextTick()
    answers[2]?.('second')
    answers[1]?.('first')
    await new Promise((resolve) => setTimeout(resolve))
    expect(loaded.data.value).toBe('second')
  })
  it('shows the problem with field, clause and remedy, and loads again when asked', async () => {
    let fails = true
    const page = mount(
      defineComponent({
        components: { LoadState: LoadState as unknown as Component },
        setup: () => ({
          of: useLoad(() =>
            fails
              ? Promise.reject(
                  new ProblemError({
                    type: 'x',
                    title: '申请被拒绝',
                    status: 422,
                    clause: 'M13-05.4',
                    errors: [{ field: 'amount', message: '超过上限', remedy: '减少数量' }],
                  }),
                )
              : Promise.resolve('内容'),
          ),
        }),
        template: '<LoadState :of="of" v-slot="{ value }">{{ value }}</LoadState>',
      }),
      { global: { plugins: [i18n, router] } },
    )
    await new Promise((resolve) => setTimeout(resolve))
    expect(page.get('[role=alert]').text()).toMatch(/申请被拒绝.*amount.*超过上限.*减少数量.*M13-05\.4/s)
    fails = false
    await page.get('button').trigger('click')
    await new Promise((resolve) => setTimeout(resolve))
    expect(page.text()).toBe('内容')
  })
  it('says nothing of a request that was given up because its page was left', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', note)
    const scope = effectScope()
    scope.run(() =>
      useLoad(
        (signal) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
          }),
      ),
    )
    scope.stop()
    await new Promise((resolve) => setTimeout(resolve))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })
  it('keeps reference data, but not a failure', async () => {
    let calls = 0
    const get = once(() => {
      calls += 1
      return calls === 1 ? Promise.reject(new Error('down')) : Promise.resolve('up')
    })
    await expect(get()).rejects.toThrow('down')
    expect([await get(), await get(), calls]).toEqual(['up', 'up', 2])
  })
})
