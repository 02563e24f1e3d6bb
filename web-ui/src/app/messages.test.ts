import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './messages.en'
import zh from './messages.zh'

type Texts = { [key: string]: string | Texts }

const flat = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const chinese = new Map(flat(zh))
const english = new Map(flat(en))

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n')
const used = [...sources.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => match[1] as string)
const usedBeginnings = [...sources.matchAll(/\bt\(\s*`([\w.]+)\$\{/g)].map((match) => match[1] as string)

describe('texts', () => {
  it('exist in both languages, with the same places to fill in', () => {
    const places = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
    expect([...english.keys()]).toEqual([...chinese.keys()])
    for (const [key, text] of chinese) expect([key, places(english.get(key))]).toEqual([key, places(text)])
  })
  it('are Chinese in the Chinese catalogue and English in the English one', () => {
    const han = /\p{Script=Han}/u
    const bilingual = (text: string) =>
      text.includes('(示意图') || text.includes('(演示数据') || text.includes('(万元)')
    expect([...english].filter(([, text]) => han.test(text) && !bilingual(text))).toEqual([])
    expect([...chinese].filter(([, text]) => !han.test(text) && /[a-z]{3}/i.test(text))).toEqual([])
  })
  it('exist for every key that the pages name', () => {
    expect(used.length).toBeGreaterThan(100)
    expect(used.filter((key) => !chinese.has(key))).toEqual([])
    expect(usedBeginnings.filter((beginning) => ![...chinese.keys()].some((key) => key.startsWith(beginning)))).toEqual(
      [],
    )
  })
  it('exist for every act that waits for a second person', () => {
    const rights = readFileSync('../src/main/resources/rights.yaml', 'utf8')
    const acts = [...rights.matchAll(/^(\w+): .*four-eyes/gm)].map((match) => match[1])
    expect(acts.length).toBeGreaterThan(30)
    expect(acts.filter((act) => !chinese.has(`approval.act.${act}`))).toEqual([])
  })
  it('say the way out of problems that the server has', () => {
    const server = readdirSync('../src/main/java', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.java'))
      .map((name) => readFileSync(join('../src/main/java', name), 'utf8'))
      .join('\n')
    const known = [...chinese.keys()].filter((key) => key.startsWith('problem.')).map((key) => key.slice(8))
    expect(known.filter((slug) => !server.includes(`"${slug}"`))).toEqual([])
  })
  it('are all named by a page', () => {
    const named = (key: string) => used.includes(key) || usedBeginnings.some((beginning) => key.startsWith(beginning))
    const byTable = /^app\.nav\./
    const byRoute = (key: string) => sources.includes(`'${key}'`)
    expect([...chinese.keys()].filter((key) => !named(key) && !byTable.test(key) && !byRoute(key))).toEqual([])
  })
})
