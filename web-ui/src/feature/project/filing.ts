/** One value of a document, with its place. */
export interface FilingField {
  path: string
  value: string
}

/** The values of a JSON document in its own order, each with the path that leads to it. */
export function fieldsOf(node: unknown, path = ''): FilingField[] {
  if (Array.isArray(node)) {
    return node.every((item) => typeof item !== 'object')
      ? [{ path, value: node.join(', ') }]
      : node.flatMap((item, index) => fieldsOf(item, `${path}[${index}]`))
  }
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([key, value]) => fieldsOf(value, path ? `${path}.${key}` : key))
  }
  return [{ path, value: String(node) }]
}
