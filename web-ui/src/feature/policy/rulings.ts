/** One value of a rulebook with the clauses it comes from. */
export interface Ruling {
  /** Place in the document, for example `pricing.ticks.QUANTITY`. */
  path: string
  /** First step of the place: the rulebook's section. */
  section: string
  zh: string
  en: string
  value: unknown
  clauses: string[]
  basis?: string
}

type Node = Record<string, unknown>

/** Every value of a rulebook that cites a clause, in the order of the document. */
export function rulingsOf(document: unknown, path = ''): Ruling[] {
  if (Array.isArray(document)) return document.flatMap((item, index) => rulingsOf(item, `${path}[${index}]`))
  if (typeof document !== 'object' || document === null) return []
  const node = document as Node
  const clauses = clausesOf(node)
  if (clauses.length > 0) return [ruling(node, path, clauses)]
  return Object.entries(node).flatMap(([key, value]) => rulingsOf(value, path ? `${path}.${key}` : key))
}

function clausesOf(node: Node): string[] {
  if (typeof node.clause === 'string') return [node.clause]
  return Array.isArray(node.clauses) ? node.clauses.map(String) : []
}

function ruling(node: Node, path: string, clauses: string[]): Ruling {
  return {
    path,
    section: /^\w+/.exec(path)?.[0] ?? '',
    zh: String(node.zh ?? path),
    en: String(node.en ?? path),
    value: node.value ?? node.mechanism,
    clauses,
    basis: typeof node.basis === 'string' ? node.basis : undefined,
  }
}

/** A value as text: lists with commas, tables as pairs. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, one]) => `${key}: ${String(one)}`)
      .join(' · ')
  }
  return value === true ? '✓' : String(value ?? '')
}
