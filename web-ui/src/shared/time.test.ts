import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '@/app/i18n'
import { inWords } from './time'

describe('a chosen day in words', () => {
  afterEach(() => speak('zh'))

  it('follows the language of the page', () => {
    expect(inWords('2026-11-29')).toBe('2026年11月29日周日')
    speak('en')
    expect(inWords('2026-11-29')).toBe('Sun, 29 Nov 2026')
  })
  it('has the time of the province where there is one', () => {
    speak('en')
    expect(inWords('2026-11-29T09:30')).toBe('Sun, 29 Nov 2026, 09:30')
  })
  it('is empty while nothing whole is chosen', () => {
    for (const typed of ['', '2026', '2026-11', '2026-02-31x', '2026-13-01', '09:30']) expect(inWords(typed)).toBe('')
  })
})
