/** Evidence as a reader may see it: whole, erased, or - where nobody may - as a count. */
import type { Evidence, EvidenceItem } from '@goodstanding/casework'
import type { FileInEvidence } from '@goodstanding/ledger'
import { ERASED } from '../../vault/seal-texts.ts'
import { itemsIn } from './register-evidence.ts'

export type EvidenceDisplay = 'shown' | 'sealed' | 'erased'

export function displayOf({ items, before, after, display }: Evidence): EvidenceDisplay {
  if (display === 'sealed') return 'sealed'
  const versions = [...items, ...before, ...after].flatMap((item) => item.versions)
  return versions.some(({ text, files }) => text === ERASED || files.includes(ERASED)) ? 'erased' : 'shown'
}

/** Whether somebody reads what an item holds, or only that there is one; so with who sent what a report is about. */
export type MayRead = (item: Pick<EvidenceItem, 'onlyFor'>) => boolean

/** `handler`: whoever decides about it also sees who could see it. */
export function showEvidence(evidence: Evidence, reader: 'handler' | 'other', mayRead: MayRead = () => true) {
  const display = displayOf(evidence)
  if (display !== 'shown') return { evidence: [], evidenceDisplay: display, evidenceItems: itemsIn(evidence) }
  const { items, before, after, seenBy } = evidence
  const showItem = (item: EvidenceItem) => showVersions(item, mayRead(item) ? item.versions : [])
  return {
    evidence: items.map(showItem),
    ...(before.length + after.length === 0
      ? {}
      : { surroundings: { before: before.map(showItem), after: after.map(showItem) } }),
    ...(reader === 'handler' ? { seenBy: items.every(mayRead) ? seenBy : [] } : {}),
    evidenceDisplay: display,
  }
}

/** A file that is kept, awaited or missing, without a byte of it. */
export const showFile = ({ evidence, source, sha256, size, type, missing }: FileInEvidence) => ({
  ...{ evidence, source, sha256, size, type },
  state: missing ?? ('kept' as const),
})

/** Of sealed material: what it was, by hash. For the one role that may, and for nobody else. */
export function showReference({ items, before, after }: Evidence) {
  return [...items, ...before, ...after].map(({ event, suppliedBy, versions }) => ({
    event,
    suppliedBy,
    hashes: versions.flatMap(({ text, files }) => [...(text === null ? [] : [text]), ...files]),
  }))
}

function showVersions({ onlyFor: _onlyFor, ...item }: EvidenceItem, versions: EvidenceItem['versions']) {
  return { ...item, versions: versions.map((version) => ({ ...version, at: new Date(version.at).toISOString() })) }
}
