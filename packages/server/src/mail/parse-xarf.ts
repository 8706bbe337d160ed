/** Reports in the format of XARF 4: one JSON document, with its evidence inside. What is not as the format has it is named, not lost. */
import { createHash } from 'node:crypto'

export type XarfEvidence = {
  readonly mediaType: string
  readonly description: string
  readonly bytes: Uint8Array
  /** Whether the stated hash is that of the bytes; null: none was stated, or by an algorithm that is not known here. */
  readonly agrees: boolean | null
}

export type Xarf = {
  readonly version: string
  readonly reportId: string
  readonly category: string
  readonly type: string
  readonly source: string
  readonly timestamp: string
  readonly reporter: string
  readonly description: string
  readonly evidence: readonly XarfEvidence[]
  /** Pointers to what is missing or malformed. */
  readonly faults: readonly string[]
}

type Json = Readonly<Record<string, unknown>>

const MOST_EVIDENCE = 50
const LARGEST_EVIDENCE = 5 * 1024 * 1024
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown, most = 1_000): string => (typeof value === 'string' ? value.slice(0, most) : '')

/** The report, or null when the text is not JSON or not XARF 4. */
export function parseXarf(text: string): Xarf | null {
  const value = parseJson(text)
  if (!isObject(value)) return null
  const version = textOf(value['xarf_version'], 20)
  if (!/^4\.\d+\.\d+$/.test(version)) return null
  const evidence = Array.isArray(value['evidence']) ? (value['evidence'] as readonly unknown[]) : []
  return {
    version,
    reportId: textOf(value['report_id'], 64).toLowerCase(),
    category: textOf(value['category'], 100),
    type: textOf(value['type'], 100),
    source: textOf(value['source_identifier'], 500),
    timestamp: textOf(value['timestamp'], 64),
    reporter: contactOf(value['reporter']),
    description: textOf(value['description']),
    evidence: evidence.slice(0, MOST_EVIDENCE).flatMap((item) => evidenceOf(item)),
    faults: faultsOf(value, evidence),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // not JSON: an attachment like any other
  }
}

function contactOf(value: unknown): string {
  if (!isObject(value)) return ''
  return [textOf(value['org'], 200), textOf(value['domain'], 253)].filter((part) => part !== '').join(', ')
}

function evidenceOf(item: unknown): readonly XarfEvidence[] {
  if (!isObject(item) || typeof item['payload'] !== 'string') return []
  const bytes = Buffer.from(item['payload'], 'base64')
  if (bytes.length === 0 || bytes.length > LARGEST_EVIDENCE) return []
  return [
    {
      mediaType: textOf(item['content_type'], 200).toLowerCase() || 'application/octet-stream',
      description: textOf(item['description'], 500),
      bytes,
      agrees: hashAgrees(textOf(item['hash'], 200), bytes),
    },
  ]
}

function hashAgrees(stated: string, bytes: Uint8Array): boolean | null {
  const [, algorithm, hex] = /^(md5|sha1|sha256|sha512):([0-9a-f]+)$/i.exec(stated) ?? []
  if (algorithm === undefined || hex === undefined) return null
  return createHash(algorithm.toLowerCase()).update(bytes).digest('hex') === hex.toLowerCase()
}

function faultsOf(value: Json, evidence: readonly unknown[]): readonly string[] {
  const required = ['timestamp', 'source_identifier', 'category', 'type'] as const
  return [
    ...(UUID.test(textOf(value['report_id'])) ? [] : ['/report_id']),
    ...required.filter((name) => textOf(value[name]) === '').map((name) => `/${name}`),
    ...(['reporter', 'sender'] as const).filter((name) => !isObject(value[name])).map((name) => `/${name}`),
    ...evidence.flatMap((item, at) => (at < MOST_EVIDENCE && evidenceOf(item).length > 0 ? [] : [`/evidence/${at}`])),
  ]
}
