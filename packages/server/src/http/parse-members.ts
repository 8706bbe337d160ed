/**
 * Names that stand twice in one object of JSON. Parsers differ in which of the two they take: a service that reads the first and
 * delivers it would be told of the second. And a body with the two the other way round is another one, though it counts as the same.
 */

/** How many members the objects of a parsed value have. A text of it that holds more names one of them twice. */
export function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += membersOf(item)
    return count
  }
  // What is parsed inherits nothing that would be counted, and a list of its names would be made for each object of each message.
  for (const name in value) {
    count++
    const held = (value as Readonly<Record<string, unknown>>)[name]
    if (typeof held === 'object') count += membersOf(held)
  }
  return count
}

/** Where the string ends that begins at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

type Open = {
  readonly pointer: string
  /** Of an object, the names so far; of an array, null. */
  readonly names: Set<string> | null
  /** The name of the member that is read, or the place of the item. */
  at: string
}

const placeOf = (open: Open | undefined): string => (open === undefined ? '' : `${open.pointer}/${open.at}`)

/** The pointer to the first member of a JSON text whose name stood before in its object. Null: there is none. */
export function repeatedIn(text: string): string | null {
  const open: Open[] = []
  let string = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    const inside = open.at(-1)
    if (sign === '"') {
      const end = endOfString(text, at)
      string = text.slice(at, end)
      at = end - 1
    } else if (sign === '{') open.push({ pointer: placeOf(inside), names: new Set(), at: '' })
    else if (sign === '[') open.push({ pointer: placeOf(inside), names: null, at: '0' })
    else if (sign === '}' || sign === ']') open.pop()
    else if (inside?.names === null && sign === ',') inside.at = String(Number(inside.at) + 1)
    else if (inside?.names instanceof Set && sign === ':') {
      const name = String(JSON.parse(string))
      inside.at = name.replaceAll('~', '~0').replaceAll('/', '~1')
      if (inside.names.has(name)) return placeOf(inside)
      inside.names.add(name)
    }
  }
  return null
}
