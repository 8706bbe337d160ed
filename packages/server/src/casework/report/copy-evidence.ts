/** What was reported, copied when it is reported: the recorded event with its edits, and what the reporter supplied. */
import { copyEvidence, type Evidence, type EvidenceItem, type EvidenceVersion } from '@goodstanding/casework'
import type { Db, DecisionRow } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { readInstant } from '../../http/read-event.ts'
import { readRecorded } from '../read-stream.ts'
import { type EventReference, findDecisionOf, findEdits } from './find-accused.ts'

/** One item of `evidence` in a body. */
export type StatedEvidence = {
  readonly text?: string
  readonly at?: string
  readonly event?: EventReference
  readonly file?: string
}

export type EvidenceSources = {
  readonly decision: DecisionRow | null
  readonly stated: readonly StatedEvidence[]
  readonly suppliedBy: EvidenceItem['suppliedBy']
}

export async function copyReported(db: Db, sources: EvidenceSources, now: Instant): Promise<Evidence> {
  const { decision, stated, suppliedBy } = sources
  const recorded = decision === null ? [] : [await copyRecorded(db, decision)]
  const cited: EvidenceItem[] = []
  for (const { event } of stated) {
    const found = event === undefined ? null : await findDecisionOf(db, event)
    if (found !== null && found.id !== decision?.id) cited.push(await copyRecorded(db, found))
  }
  const supplied = stated.map(
    (item): EvidenceItem => ({
      event: item.event ?? null,
      versions: [
        {
          at: (item.at === undefined ? null : readInstant(item.at)) ?? now,
          text: item.text ?? null,
          files: item.file === undefined ? [] : [item.file.toLowerCase()],
        },
      ],
      suppliedBy,
    }),
  )
  const seenBy = decision === null ? [] : recipientsOf(decision)
  return copyEvidence({ items: [...recorded, ...cited, ...supplied], before: [], after: [], seenBy }, 'staged', now)
}

async function copyRecorded(db: Db, row: DecisionRow): Promise<EvidenceItem> {
  const edits = row.eventType === 'message.send' ? await findEdits(db, row) : []
  return {
    event: { source: row.source, id: row.eventId },
    versions: [row, ...edits].map(versionOf),
    suppliedBy: 'service',
  }
}

/** An event without a text of its own is kept as the JSON of its data: a name, an invitation, a call. */
function versionOf(row: DecisionRow): EvidenceVersion {
  const data = readRecorded(row)
  const hashes = [...(data.content?.files ?? []), ...(data.file === undefined ? [] : [data.file])]
  return {
    at: row.eventTime,
    text: data.content?.text ?? JSON.stringify(data),
    files: hashes.flatMap(({ sha256 }) => (sha256 === undefined ? [] : [sha256.toLowerCase()])),
  }
}

function recipientsOf(row: DecisionRow): readonly string[] {
  return readRecorded(row).audience?.recipients ?? []
}
