/** A page of the exchange's list, as far as it says what we keep. What we cannot compare is passed over. */
export type HashRecord = {
  readonly signalType: 'ImagePDQ' | 'VideoMD5'
  /** Lower case hex. */
  readonly hash: string
  /** False: it was withdrawn. */
  readonly active: boolean
}

export type HashPage = {
  readonly records: readonly HashRecord[]
  /** Null: the last page. */
  readonly next: string | null
  /** Where the next reading begins, in the exchange's own clock; null: the page does not say. */
  readonly newest: number | null
}

type Raw = Readonly<Record<string, unknown>>

const SHAPES = { ImagePDQ: /^[0-9a-f]{64}$/, VideoMD5: /^[0-9a-f]{32}$/ } as const

/** Throws a `SyntaxError` in words for what is no page. */
export function parseHashPage(text: string): HashPage {
  const page = objectIn(JSON.parse(text))
  const listed = page?.['hashRecords']
  if (page === null || !Array.isArray(listed)) throw new SyntaxError('The answer holds no hashRecords.')
  const raws = listed.map(objectIn)
  const records = raws.flatMap((raw) => (raw === null ? [] : readRecord(raw)))
  const times = [page['nextSetTimestamp'], ...raws.map((raw) => raw?.['lastModtimestamp'])]
  const known = times.filter((time): time is number => typeof time === 'number' && Number.isSafeInteger(time))
  const next = page['nextPageToken']
  return {
    records,
    next: typeof next === 'string' && next !== '' ? next : null,
    newest: known.length === 0 ? null : Math.max(...known),
  }
}

function objectIn(value: unknown): Raw | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null
}

function readRecord({ signalType, hashValue, hashStatus, caseNumbers }: Raw): readonly HashRecord[] {
  if (signalType !== 'ImagePDQ' && signalType !== 'VideoMD5') return []
  if (typeof hashValue !== 'string') return []
  const hash = hashValue.toLowerCase()
  if (!SHAPES[signalType].test(hash)) return []
  return [{ signalType, hash, active: isActive(hashStatus) && hasActiveCase(caseNumbers) }]
}

/** A record without a status stands: what is listed is listed until it is said to be withdrawn. */
const isActive = (status: unknown): boolean => typeof status !== 'string' || status.toLowerCase() === 'active'

function hasActiveCase(cases: unknown): boolean {
  const statuses = Object.values(objectIn(cases) ?? {})
  return statuses.length === 0 || statuses.some(isActive)
}
