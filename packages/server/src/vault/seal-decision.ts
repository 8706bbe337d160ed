/**
 * A recorded decision as it is kept: the event, the evidence of its findings and the explanation in one sealed text under the key
 * of the person who acted; outside of it only what queries ask for. One sealing a row.
 */
import { createHash } from 'node:crypto'
import type { DecisionRow } from '@goodstanding/ledger'
import { parseSealedDecision, personIn, resultOf } from './parse-sealed-decision.ts'
import { type DataKey, keyIdOf, openText, sealText } from './sealed-text.ts'
import { hashTexts } from './seal-texts.ts'

/** Whose words and deeds an event holds: the account that is registered or changed, else whoever acted. */
export function ownerOfDecision({ event, actor }: Pick<DecisionRow, 'event' | 'actor'>): string {
  return `account/${personIn(event) ?? actor}`
}

/** The row as it is stored. */
export function sealDecision(row: DecisionRow, key: DataKey): DecisionRow {
  const { thin, evidence } = resultOf(row.result)
  // The text says whose it is, which costs nothing; a context of the sealing would.
  const text = JSON.stringify([row.id, row.event, evidence, row.explanation])
  return { ...row, event: sealText(key, text, ''), result: thin, explanation: null }
}

/** The id of the key that opens a row; null when the row is not sealed. */
export function keyIdOfDecision({ event }: DecisionRow): string | null {
  return typeof event === 'string' ? keyIdOf(event) : null
}

/** The row as it was before. Without its key, the event, the evidence and the explanation say that they were erased. */
export function openDecision(row: DecisionRow, key: DataKey | null): DecisionRow {
  if (typeof row.event !== 'string') return row
  if (key === null) return { ...row, event: ERASED_EVENT, explanation: ERASED_EXPLANATION }
  return { ...row, ...parseSealedDecision(row.id, openText(key, row.event, ''), row.result) }
}

export const ERASED_EVENT = { erased: true } as const
const ERASED_EXPLANATION = {
  erased: true,
  words: [
    {
      en: 'What this decision was made from was erased on the request of the person whom it tells of. It can be neither explained further nor made again.',
      zh: '应当事人请求，作出此决定所依据的内容已被删除，无法进一步说明，也无法重新作出。',
    },
  ],
} as const

export const isErasedEvent = (event: unknown): boolean => event === ERASED_EVENT

/** Names of what an event says in words. */
const WORDS = new Set(['text', 'title', 'name', 'html', 'caption', 'description', 'subject', 'message', 'url', 'label'])
/** What files say beside that: their bytes. */
const WORDS_AND_BYTES = new Set([...WORDS, 'data'])
const NOWHERE = new Set<string>()
const HASHED = [
  { within: null, names: WORDS, under: 'hash' } as const,
  ...['actor', 'audience', 'conversation', 'organization'].map(
    (within) => ({ within, names: NOWHERE, under: 'hash' }) as const,
  ),
  ...['files', 'file', 'frame', 'documents'].map(
    (within) => ({ within, names: WORDS_AND_BYTES, under: 'hash' }) as const,
  ),
]

/** An event of material that may not be kept: its words as hashes, with the hash of the whole; no evidence, no explanation. */
export function withoutWords(row: DecisionRow): DecisionRow {
  const { thin } = resultOf(row.result)
  const sha256 = createHash('sha256').update(JSON.stringify(row.event)).digest('hex')
  return {
    ...row,
    event: hashTexts(row.event, HASHED),
    result: thin,
    explanation: { sealed: true, sha256, words: SEALED_WORDS },
  }
}

const SEALED_WORDS = [
  {
    en: 'Kept by hash only: it is suspected to show the abuse of children.',
    zh: '仅保留哈希值：疑似涉及儿童侵害。',
  },
]
