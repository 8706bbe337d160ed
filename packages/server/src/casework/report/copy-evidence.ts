/** What was reported, copied when it is reported: the recorded event with its edits, and what the reporter supplied. */
import {
  copyEvidence,
  type Evidence,
  type EvidenceItem,
  type EvidenceVersion,
  type Reporter,
} from '@goodstanding/casework'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Instant, OrganizationId } from '@goodstanding/model'
import { readInstant } from '../../http/read-instant.ts'
import { asId } from '../read-id.ts'
import { readRecorded } from '../read-stream.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { couldSee } from './could-see.ts'
import { type EventReference, findDecisionOf, findVersions } from './find-accused.ts'

/** One item of `evidence` in a body. */
export type StatedEvidence = {
  readonly text?: string
  readonly at?: string
  readonly event?: EventReference
  readonly file?: string
}

export type EvidenceSources = {
  readonly decision: DecisionRow | null
  /** Recorded edits of an event that was a plain allow itself. */
  readonly edits?: readonly DecisionRow[]
  /** Who says that they saw it; absent where the service or an administrator says so, who need not have. */
  readonly seenBy?: Reporter | null
  /** The event that the report is about, when it is about one. */
  readonly event: EventReference | null
  readonly stated: readonly StatedEvidence[]
  readonly suppliedBy: EvidenceItem['suppliedBy']
}

type Copied = { readonly item: EvidenceItem; readonly at: Instant; readonly isStated: boolean }

/**
 * The item with all known versions; what was said before and after it, as far as somebody supplied it; who could see it.
 * What is supplied with a time stands before or after the item; what has none, or shows the item itself, stands beside it.
 */
export async function copyReported(db: VaultDb, sources: EvidenceSources, now: Instant): Promise<Evidence> {
  const { decision, edits = [], event, stated, suppliedBy, seenBy = null } = sources
  const row = decision ?? edits.at(-1) ?? null
  const recorded = await copyMain(db, sources)
  const supplied: Copied[] = []
  for (const item of stated) supplied.push(await copyStated(db, item, { suppliedBy, seenBy, now }))
  const isItself = ({ item }: Copied): boolean => event !== null && isSameEvent(item.event, event)
  const anchor =
    decision?.eventTime ??
    edits[0]?.eventTime ??
    supplied.find((copied) => copied.isStated && isItself(copied))?.at ??
    null
  const around = supplied.filter((copied) => anchor !== null && copied.isStated && !isItself(copied))
  const beside = supplied.filter((copied) => !around.includes(copied))
  // A claim about a recorded event adds nothing that the record does not say better.
  const claimed = beside.filter((copied) => row === null || !isItself(copied) || hasContents(copied.item))
  const inOrder = around.toSorted((a, b) => a.at - b.at)
  return copyEvidence(
    {
      items: [...recorded, ...claimed.map(({ item }) => item)],
      before: inOrder.filter(({ at }) => anchor !== null && at <= anchor).map(({ item }) => item),
      after: inOrder.filter(({ at }) => anchor !== null && at > anchor).map(({ item }) => item),
      seenBy: row === null ? [] : recipientsOf(row),
    },
    'staged',
    now,
  )
}

const isSameEvent = (a: EventReference | null, b: EventReference): boolean =>
  a !== null && a.source === b.source && a.id === b.id

const hasContents = ({ versions }: EvidenceItem): boolean =>
  versions.some(({ text, files }) => text !== null || files.length > 0)

async function copyMain(
  db: VaultDb,
  { decision, edits = [], event, seenBy = null }: EvidenceSources,
): Promise<readonly EvidenceItem[]> {
  if (decision !== null) return [await copyRecorded(db, decision, seenBy)]
  const [first] = edits
  if (first === undefined || event === null) return []
  return [{ event, versions: edits.map(versionOf), suppliedBy: 'service', ...onlyFor(seenBy, first) }]
}

function onlyFor(seenBy: Reporter | null, row: DecisionRow): Pick<EvidenceItem, 'onlyFor'> {
  return seenBy === null || couldSee(seenBy, row) ? {} : { onlyFor: asId<OrganizationId>(row.organization) }
}

type Supplying = {
  readonly suppliedBy: EvidenceItem['suppliedBy']
  readonly seenBy: Reporter | null
  readonly now: Instant
}

/** One supplied item: as the record has it where it was recorded, else as it was supplied. */
async function copyStated(
  db: VaultDb,
  stated: StatedEvidence,
  { suppliedBy, seenBy, now }: Supplying,
): Promise<Copied> {
  const at = stated.at === undefined ? null : readInstant(stated.at)
  const found = stated.event === undefined ? null : await findDecisionOf(db, stated.event)
  if (found !== null && stated.text === undefined && stated.file === undefined)
    return { item: await copyRecorded(db, found, seenBy), at: found.eventTime, isStated: true }
  const files = stated.file === undefined ? [] : [stated.file.toLowerCase()]
  const version = { at: at ?? now, text: stated.text ?? null, files }
  return {
    item: { event: stated.event ?? null, versions: [version], suppliedBy },
    at: at ?? now,
    isStated: at !== null,
  }
}

async function copyRecorded(db: VaultDb, row: DecisionRow, seenBy: Reporter | null): Promise<EvidenceItem> {
  const versions =
    row.eventType === 'message.send' || row.eventType === 'message.edit' ? await findVersions(db, row) : [row]
  return {
    event: { source: row.source, id: row.eventId },
    versions: versions.map(versionOf),
    suppliedBy: 'service',
    ...onlyFor(seenBy, row),
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
