/** Seals the texts of a document that people wrote or that tell of people, and opens them again. All else stays as it was. */
import { createHash } from 'node:crypto'
import { mapInTurns } from '../in-turns.ts'
import { type DataKey, keyIdOf, openText, sealText } from './sealed-text.ts'
import type { VaultDb } from './open-vault.ts'

/** What stands for a text whose key was destroyed. */
export const ERASED = '[erased / 已删除]'

/** Which texts of a document are sealed. */
export type SealingRule = {
  /** The field that the rule holds in, with everything below it; null: everywhere that no other rule holds. */
  readonly within: string | null
  /** Fields whose texts are sealed, with everything below them. */
  readonly names: ReadonlySet<string>
}

/** A rule for one document: under whose key, or as hashes only. */
export type Sealing = SealingRule & { readonly under: { readonly owner: string } | 'hash' }

/** The document with its texts sealed. `context` says where it stands: its texts open nowhere else. */
export async function sealTexts(
  db: VaultDb,
  value: unknown,
  { rules, context }: { readonly rules: readonly Sealing[]; readonly context: string },
): Promise<unknown> {
  const owners = new Set<string>()
  mapTexts(value, rules, (text, { under }) => {
    if (text !== '' && under !== 'hash') owners.add(under.owner)
    return text
  })
  const keys = owners.size === 0 ? new Map<string, DataKey>() : await db.keys.ofOwners([...owners])
  return mapTexts(value, rules, (text, { under }) => {
    if (text === '' || text === ERASED) return text
    if (under === 'hash') return hashOf(text)
    const key = keys.get(under.owner)
    if (key === undefined) throw new Error(`${under.owner} has no data key.`)
    return sealText(key, text, context)
  })
}

const HASH = /^(?:sha256:)?[0-9a-f]{64}$/

/** What is kept of a text that may not be kept. */
function hashOf(text: string): string {
  return HASH.test(text) ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** The document with its texts as hashes. */
export function hashTexts(value: unknown, rules: readonly SealingRule[]): unknown {
  return mapTexts(value, rules, (text) => (text === '' ? text : hashOf(text)))
}

export type Opening = { readonly value: unknown; readonly context: string }

/** Documents with their texts open again; where a key was destroyed, `ERASED` stands. */
export async function openTexts(
  db: VaultDb,
  openings: readonly Opening[],
  rules: readonly SealingRule[],
): Promise<readonly unknown[]> {
  const ids = new Set<string>()
  await mapInTurns(openings, ({ value }) =>
    mapTexts(value, rules, (text) => {
      const id = keyIdOf(text)
      if (id !== null) ids.add(id)
      return text
    }),
  )
  if (ids.size === 0) return openings.map(({ value }) => value)
  const keys = await db.keys.byIds([...ids])
  return mapInTurns(openings, ({ value, context }) =>
    mapTexts(value, rules, (text) => {
      const id = keyIdOf(text)
      if (id === null) return text
      const key = keys.get(id)
      return key === undefined ? ERASED : openText(key, text, context)
    }),
  )
}

/** One text sealed under an owner's key. */
export async function sealOne(db: VaultDb, text: string, owner: string, context: string): Promise<string> {
  const key = (await db.keys.ofOwners([owner])).get(owner)
  if (key === undefined) throw new Error(`${owner} has no data key.`)
  return sealText(key, text, context)
}

/** One text open again; null when its key was destroyed. */
export async function openOne(db: VaultDb, sealed: string, context: string): Promise<string | null> {
  const id = keyIdOf(sealed)
  if (id === null) return sealed
  const key = (await db.keys.byIds([id])).get(id)
  return key === undefined ? null : openText(key, sealed, context)
}

/** Changes every text that a rule names. The innermost rule holds. What holds no changed text is not copied. */
function mapTexts<Rule extends SealingRule>(
  value: unknown,
  rules: readonly Rule[],
  change: (text: string, rule: Rule) => string,
): unknown {
  const outside = rules.find(({ within }) => within === null) ?? null
  const places = rules.filter(({ within }) => within !== null)
  const placeOf = (name: string): Rule | null =>
    places.length === 0 ? null : (places.find(({ within }) => within === name) ?? null)

  const walk = (node: unknown, rule: Rule | null, isInside: boolean): unknown => {
    if (typeof node === 'string') return isInside && rule !== null ? change(node, rule) : node
    if (Array.isArray(node)) return walkList(node, rule, isInside)
    return isDocument(node) ? walkDocument(node, rule, isInside) : node
  }
  const walkList = (list: readonly unknown[], rule: Rule | null, isInside: boolean): readonly unknown[] => {
    let copy: unknown[] | null = null
    for (const [at, item] of list.entries()) {
      const walked = walk(item, rule, isInside)
      if (walked !== item) (copy ??= [...list])[at] = walked
    }
    return copy ?? list
  }
  const walkDocument = (node: Document, rule: Rule | null, isInside: boolean): Document => {
    let copy: Record<string, unknown> | null = null
    for (const name of Object.keys(node)) {
      const item = node[name]
      if (typeof item === 'number') continue
      const own = placeOf(name)
      const walked =
        own === null ? walk(item, rule, isInside || rule?.names.has(name) === true) : walk(item, own, false)
      if (walked !== item) (copy ??= { ...node })[name] = walked
    }
    return copy ?? node
  }
  return walk(value, outside, false)
}

type Document = Readonly<Record<string, unknown>>

const isDocument = (node: unknown): node is Document => typeof node === 'object' && node !== null
