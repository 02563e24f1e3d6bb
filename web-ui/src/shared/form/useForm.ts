import { type InjectionKey, computed, inject, provide, ref, shallowRef } from 'vue'
import { type Outcome, outcomeOf } from '@/api/client'
import { type Problem, ProblemError } from '@/api/problem'
import { useDraft } from './draft'

/** What is wrong with one field, as the person at the form reads it. */
export interface FieldError {
  message: string
  remedy?: string
  clause?: string
}

interface Sent {
  data?: unknown
  error?: unknown
  response: Response
}

export interface FormSpecification<T extends object> {
  /** Under which what is typed is kept; different for every thing that can be filled in. Left out for what is kept nowhere. */
  draft?: string
  initial: () => T
  /** What can be told before it is sent: message by field. The server looks at everything again. */
  check?: (values: T) => Partial<Record<keyof T & string, string>>
  /** @param key for the header Idempotency-Key */
  send: (values: T, key: string) => Promise<Sent>
  /** Hears what was done, or what was prepared and waits for a second person. */
  done?: (data: unknown, outcome: Outcome) => void
}

/** Statuses of which nobody knows whether the next time it would be the same; 409: the first one may still be at work. */
const OPEN = [401, 403, 408, 409, 425, 429]
const isFinal = (status: number) => status >= 400 && status < 500 && !OPEN.includes(status)

/** One form: what is typed, what is wrong with it, and what became of it. */
export function useForm<T extends object>(specification: FormSpecification<T>) {
  const draft = useDraft(specification.draft, specification.initial)
  const own = ref<Partial<Record<string, string>>>({})
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  const outcome = shallowRef<Outcome>()
  /** Grows with every attempt that did not succeed, so that the summary is read out again. */
  const attempts = ref(0)

  /** Violations and wrong fields name a place such as `filing/county` or `/amount`. */
  const isAt = (place: string | undefined, field: string) =>
    place !== undefined && (place === field || place.replace(/^\//, '') === field || place.endsWith(`/${field}`))

  function errorsAt(field: string): FieldError[] {
    const found: FieldError[] = []
    const mine = own.value[field]
    if (mine) found.push({ message: mine })
    for (const error of problem.value?.errors ?? []) {
      if (isAt(error.field, field)) found.push({ message: error.message, remedy: error.remedy })
    }
    return found
  }

  const ownErrors = computed(() => Object.entries(own.value).filter(([, message]) => message) as [string, string][])

  async function submit() {
    if (busy.value) return
    outcome.value = undefined
    own.value = specification.check?.(draft.values) ?? {}
    if (ownErrors.value.length > 0) {
      problem.value = undefined
      attempts.value++
      return
    }
    busy.value = true
    try {
      const key = draft.keyFor(JSON.stringify(draft.values))
      const became = await outcomeOf(specification.send(draft.values, key))
      outcome.value = became
      problem.value = undefined
      draft.clear()
      specification.done?.(became.kind === 'done' ? became.data : became.proposal, became)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      problem.value = error.problem
      attempts.value++
      if (isFinal(error.problem.status)) draft.renew()
    } finally {
      busy.value = false
    }
  }

  function clear() {
    draft.clear()
    own.value = {}
    problem.value = undefined
    outcome.value = undefined
  }

  const form = {
    values: draft.values,
    restored: draft.restored,
    problem,
    ownErrors,
    busy,
    outcome,
    attempts,
    errorsAt,
    submit,
    clear,
  }
  return form
}

export type Form = Omit<ReturnType<typeof useForm<object>>, 'values'>

const FORM: InjectionKey<Form> = Symbol('form')
export const provideForm = (form: Form) => provide(FORM, form)
export const injectForm = (): Form | undefined => inject(FORM, undefined)
