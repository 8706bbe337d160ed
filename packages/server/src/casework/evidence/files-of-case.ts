/** Files in the evidence of a case: which there are, and the bytes of one. Who may see them is asked before. */
import type { Case } from '@goodstanding/casework'
import { listEvidence, listEvidenceFiles } from '@goodstanding/ledger'
import { Problem } from '../../http/problems.ts'
import { readDecisionsOf } from '../../vault/open-decisions.ts'
import { appealSourcesOf } from '../appeal/appeal-evidence.ts'
import type { Desk } from '../parts.ts'
import type { Shown } from '../show.ts'
import { inlineBytes } from './files-of-event.ts'
import { openKeptFile, sourceOfDecision } from './keep-files.ts'
import { sourcesOf } from './read-evidence.ts'
import { showFile } from './show-evidence.ts'
import { isSealedDecision, isSealedHash, sealedIn } from './sealed-material.ts'

type FoundCase = Exclude<Case, { kind: 'none' }>

const decisionsOf = ({ items }: FoundCase): readonly string[] =>
  items.flatMap((item) => (item.kind === 'finding' ? [item.decision] : []))

const copiesOf = async ({ db }: Desk, found: FoundCase): Promise<readonly string[]> => [
  ...sourcesOf(found),
  ...new Set(decisionsOf(found).map(sourceOfDecision)),
  ...(await appealSourcesOf(db, found)),
]

/** What is kept, awaited or missing, without a byte of it. Of sealed material nothing is said. */
export async function filesOfCase(desk: Desk, found: FoundCase): Promise<readonly Shown[]> {
  const files = await listEvidenceFiles(desk.db, await copiesOf(desk, found))
  return files.filter(({ sha256 }) => !isSealedHash(desk, sha256)).map(showFile)
}

/**
 * The bytes of a file that something in the case names: kept in evidence, or come with the recorded event. Refused as not found where
 * nothing in the case has them, and where it is sealed.
 */
export async function fileOfCase(
  desk: Desk,
  found: FoundCase,
  { source, sha256 }: { readonly source: string; readonly sha256: string },
): Promise<Uint8Array> {
  const isOfCase = (await copiesOf(desk, found)).includes(source) && !isSealedHash(desk, sha256)
  const isSealed = isOfCase && (sealedIn(found).has(decisionIn(source)) || (await isSealedSource(desk, source)))
  const bytes = isOfCase && !isSealed ? await bytesOf(desk, source, sha256) : null
  if (bytes === null) throw new Problem('evidence.not-found')
  return bytes
}

const DECISION = /^decision\/dec_([0-9a-f-]{36})$/

const decisionIn = (source: string): string => source.replace(/^decision\//, '')

async function isSealedSource({ db, policy }: Desk, source: string): Promise<boolean> {
  const decision = DECISION.exec(source)?.[1]
  if (decision === undefined) return (await listEvidence(db, [source])).some(({ display }) => display === 'sealed')
  const [row] = await readDecisionsOf(db, [decision])
  return isSealedDecision(policy().policy, row ?? null)
}

async function bytesOf({ db }: Desk, source: string, sha256: string): Promise<Uint8Array | null> {
  const kept = await openKeptFile(db, [source], sha256)
  const decision = DECISION.exec(source)?.[1]
  if (kept !== null || decision === undefined) return kept
  const [row] = await readDecisionsOf(db, [decision])
  return row === undefined ? null : inlineBytes(row.event, sha256)
}
