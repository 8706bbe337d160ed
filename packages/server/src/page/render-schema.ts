/** A schema as a reader sees it: what a value may be, and the fields of an object one below the other. */
import type { Bilingual } from '@goodstanding/model'
import { DEVELOPER_WORDS as WORDS, TYPE_WORDS as TYPES } from './developer-words.ts'
import { type Html, html } from './html.ts'
import { nameOf, type Schema } from './read-openapi.ts'

export type Say = (words: Bilingual) => string

/** Words of the document: `code` and **what is strong** in them, and nothing else that is marked. */
export function renderProse(text: string): Html {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`
    return part.startsWith('**') ? html`<strong>${part.slice(2, -2)}</strong>` : html`${part}`
  })
  return html`${parts}`
}

type Bounds = { readonly least: number | undefined; readonly most: number | undefined; readonly of: Bilingual }
const NOTHING: Bilingual = { en: '', zh: '' }

/** What stands in brackets behind a type; empty where nothing bounds it. */
function renderBounds({ least, most, of }: Bounds, say: Say): string {
  if (least === undefined && most === undefined) return ''
  const [from, upTo] = of === NOTHING ? [TYPES.from, TYPES.upTo] : [TYPES.fewest, TYPES.most]
  const words = least === undefined ? upTo : most === undefined ? from : TYPES.between
  const bounds = say(words)
    .replace('{0}', String(least ?? most))
    .replace('{1}', String(most))
  return say(TYPES.inBrackets).replace('{0}', `${bounds}${say(of)}`)
}

const textOf = ({ html: text }: Html): string => text.replaceAll(/<[^<>]*>/g, '')

/** Chinese has a space beside a code, and none between its own letters. */
function between(left: Html, word: string, right: Html): string {
  if (!/\p{Script=Han}/u.test(word)) return word
  const from = /\p{Script=Han}$|[）。]$/u.test(textOf(left)) ? word.trimStart() : word
  return /^\p{Script=Han}/u.test(textOf(right)) ? from.trimEnd() : from
}

const joined = ([first = html``, ...others]: readonly Html[], word: string): Html =>
  others.reduce((done, next) => html`${done}${between(done, word, next)}${next}`, first)

const words = (values: readonly unknown[]): readonly Html[] =>
  values.map((value) => html`<code>${String(value)}</code>`)

/** What a value may be, in a line; the fields of an object come after it. */
export function renderType(schema: Schema, say: Say): Html {
  const { $ref, type, items, minimum, maximum, minLength, maxLength, maxItems, additionalProperties: others } = schema
  if ($ref !== undefined) return html`<a href="#type-${nameOf($ref)}">${nameOf($ref)}</a>`
  if (schema.enum !== undefined)
    return html`${say(TYPES.oneOf)}${joined(words(schema.enum), say(TYPES.comma))}${say(TYPES.ofThese)}`
  if (schema.const !== undefined) return joined(words([schema.const]), '')
  const { anyOf, allOf } = schema
  if (anyOf !== undefined)
    return joined(
      anyOf.map((each) => renderType(each, say)),
      say(TYPES.or),
    )
  if (allOf !== undefined)
    return joined(
      allOf.map((each) => renderType(each, say)),
      say(TYPES.and),
    )
  switch (type) {
    case 'array':
      return html`${say(TYPES.list)}${renderType(items ?? {}, say)}${renderBounds({ least: undefined, most: maxItems, of: TYPES.items }, say)}`
    case 'string':
      if (schema.format === 'date-time') return html`${say(TYPES.instant)}`
      return html`${say(TYPES.text)}${renderBounds({ least: minLength, most: maxLength, of: TYPES.characters }, say)}`
    case 'integer':
    case 'number':
      return html`${say(TYPES[type])}${renderBounds({ least: minimum, most: maximum, of: NOTHING }, say)}`
    case 'boolean':
      return html`${say(TYPES.boolean)}`
    case 'null':
      return html`<code>null</code>`
    case 'object':
      return typeof others === 'object'
        ? html`${say(TYPES.byName)}${renderType(others, say)}`
        : html`${say(TYPES.object)}`
    default:
      return html`${say(TYPES.anything)}`
  }
}

/** The objects that a schema writes out where it stands: its own, those of its list, and those that it may be. */
function objectsOf(schema: Schema): readonly Schema[] {
  const { properties, items, anyOf = [], allOf = [], additionalProperties: others } = schema
  if (properties !== undefined) return [schema]
  return [
    ...(items === undefined ? [] : [items]),
    ...anyOf,
    ...allOf,
    ...(typeof others === 'object' ? [others] : []),
  ].flatMap(objectsOf)
}

/** Every field with what it may be; empty where there is none. */
export function renderFields(schema: Schema, say: Say): Html {
  return html`${objectsOf(schema).map(({ properties = {}, required = [] }) => {
    const rows = Object.entries(properties).map(([name, field]) => {
      const must = required.includes(name) ? html` <small>${say(WORDS.required)}</small>` : html``
      const about = field.description === undefined ? html`` : html` · ${renderProse(field.description)}`
      return html`<dt><code>${name}</code>${must}</dt><dd>${renderType(field, say)}${about}${renderFields(field, say)}</dd>`
    })
    return rows.length === 0 ? html`` : html`<dl class="facts">${rows}</dl>`
  })}`
}

/** The types that schemas refer to, and those that these refer to. */
export function typesIn(schemas: readonly Schema[], known: ReadonlyMap<string, Schema>): readonly string[] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (name !== '$ref' || typeof inner !== 'string') look(inner)
      else if (!found.has(nameOf(inner))) {
        found.add(nameOf(inner))
        look(known.get(nameOf(inner)))
      }
    }
  }
  schemas.forEach(look)
  return [...found].filter((name) => known.has(name)).sort()
}
