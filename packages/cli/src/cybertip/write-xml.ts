/** XML as text: elements with attributes, words and other elements. What XML 1.0 cannot hold is left out. */

export type Node = {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly inside: string | readonly Node[]
}

/** An element of words, or nothing where there are none. */
export const words = (name: string, text: string | null | undefined): readonly Node[] => {
  const kept = holdable(text ?? '').trim()
  return kept === '' ? [] : [{ name, inside: kept }]
}

/** An element of others, or nothing where all of them are missing. */
export const group = (name: string, ...parts: readonly (readonly Node[])[]): readonly Node[] => {
  const inside = parts.flat()
  return inside.length === 0 ? [] : [{ name, inside }]
}

export const writeXml = (root: Node): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`

function written({ name, attributes = {}, inside }: Node, indent: string): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(holdable(value))}"`)
  const open = `${indent}<${name}${said.join('')}>`
  if (typeof inside === 'string') return `${open}${escaped(holdable(inside))}</${name}>`
  return [open, ...inside.map((node) => written(node, `${indent}  `)), `${indent}</${name}>`].join('\n')
}

/** Every character but those that XML 1.0 forbids: controls, halves of pairs, and the two that are none. */
export const holdable = (text: string): string =>
  Array.from(text)
    .filter((character) => mayStand(character.codePointAt(0) ?? 0))
    .join('')

function mayStand(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character)
