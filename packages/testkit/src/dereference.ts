/** An OpenAPI document as its readers understand it: every reference replaced by what it leads to. */

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a reference within the document leads to. Throws for one that leads nowhere. */
function lookUp(document: unknown, reference: string): unknown {
  const found = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((place, name) => (isObject(place) ? place[name] : undefined), document)
  if (found === undefined) throw new Error(`${reference} leads nowhere.`)
  return found
}

/** The document without references. None of its schemas holds itself: one that did would end the stack. */
export function dereference(document: unknown): unknown {
  const known = new Map<string, unknown>()
  const read = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(read)
    if (!isObject(value)) return value
    const { $ref } = value
    if (typeof $ref !== 'string')
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, read(one)]))
    if (!known.has($ref)) known.set($ref, read(lookUp(document, $ref)))
    return known.get($ref)
  }
  return read(document)
}
