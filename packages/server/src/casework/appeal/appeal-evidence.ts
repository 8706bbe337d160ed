/**
 * What whoever appeals brings with it: words, and files that their service has put. Copied as what a report brings is: sealed under a key of
 * its own, within the same bounds, erased when nothing needs it or with whoever brought it.
 */
import { type Appeal, type AppealAgainst, appealKey, type Case, type EvidenceItem } from '@goodstanding/casework'
import { listEvidence, listEvidenceFiles } from '@goodstanding/ledger'
import type { AccountId } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'
import { asId } from '../read-id.ts'
import { keepReportedFiles } from '../evidence/keep-files.ts'
import { keepCopy, openCopy } from '../evidence/register-evidence.ts'
import { isSealedHash } from '../evidence/sealed-material.ts'
import { displayOf, type EvidenceDisplay, showEvidence, showFile } from '../evidence/show-evidence.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { copyReported, type StatedEvidence } from '../report/copy-evidence.ts'
import type { Shown } from '../show.ts'
import { ACTIONS, APPEALS, COMPLAINTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import type { Ground } from './appeals.ts'
import { appellantKey, type FiledAppeal, noticeOfAppeal } from './talk-about-appeal.ts'

const sourceOfAppeal = (id: string): string => `appeal/${id}`

export type ShownBrought = {
  readonly display: EvidenceDisplay
  readonly items: readonly {
    readonly text: string | null
    readonly files: readonly { readonly sha256: string; readonly size: number | null; readonly isKept: boolean }[]
  }[]
}

export type Brought = {
  readonly appeal: FiledAppeal
  readonly ground: Pick<Ground, 'case' | 'organization'>
  readonly stated: readonly Pick<StatedEvidence, 'text' | 'file'>[]
  readonly suppliedBy: EvidenceItem['suppliedBy']
}

/** Keeps what came with an appeal that was just filed. */
export async function keepAppealEvidence(desk: Desk, unit: Unit, brought: Brought): Promise<void> {
  const { appeal, ground, stated, suppliedBy } = brought
  if (stated.length === 0) return
  const copied = await copyReported(unit.tx, { decision: null, event: null, stated, suppliedBy }, unit.now)
  const evidence = { ...copied, display: mayShowChildren(ground.case) ? 'sealed' : copied.display } as const
  const about = appellantKey(appeal, await noticeOfAppeal(unit.tx, appeal))
  const known = { source: sourceOfAppeal(appeal.id), organization: ground.organization ?? '', about }
  const copy = { ...known, evidence: await keepCopy(unit, { ...known, evidence }) }
  await keepReportedFiles(desk, unit, { copy, evidence, decision: null })
}

/** What is brought about suspected abuse of children may show it: then it is kept by hash, and no byte of it. */
const mayShowChildren = (found: Case | null): boolean =>
  found !== null && found.kind !== 'none' && found.items.some(({ danger }) => danger === 'child-safety')

/** As whoever may read the appeal sees it; nothing where nothing came with it. */
export async function showAppealEvidence(desk: Desk, { id }: Pick<FiledAppeal, 'id'>): Promise<Shown> {
  const [row] = await listEvidence(desk.db, [sourceOfAppeal(id)])
  if (row === undefined) return {}
  const evidence = await openCopy(desk.db, row)
  if (evidence === null) return { evidence: [], evidenceDisplay: 'erased', evidenceItems: row.items, files: [] }
  const files = await listEvidenceFiles(desk.db, [sourceOfAppeal(id)])
  return {
    ...showEvidence(evidence, 'other'),
    files: files.filter(({ sha256 }) => !isSealedHash(desk, sha256)).map(showFile),
  }
}

/** How many items came with each of some appeals, as lists of the own ones say it. */
export async function countBrought(db: VaultDb, ids: readonly string[]): Promise<(id: string) => Shown> {
  const rows = ids.length === 0 ? [] : await listEvidence(db, ids.map(sourceOfAppeal))
  const items = new Map(rows.map((row) => [row.source, row.items]))
  return (id) => {
    const evidenceItems = items.get(sourceOfAppeal(id))
    return evidenceItems === undefined ? {} : { evidenceItems }
  }
}

/** As whoever filed it reads it on a page: what each item says, and which of its files are kept; null where nothing came with it. */
export async function readBrought(desk: Desk, { id }: { readonly id: string }): Promise<ShownBrought | null> {
  const [row] = await listEvidence(desk.db, [sourceOfAppeal(id)])
  if (row === undefined) return null
  const evidence = await openCopy(desk.db, row)
  const display = evidence === null ? 'erased' : displayOf(evidence)
  if (evidence === null || display !== 'shown') return { display, items: [] }
  const files = await listEvidenceFiles(desk.db, [sourceOfAppeal(id)])
  const shown = new Map(
    files.flatMap((file) => (isSealedHash(desk, file.sha256) ? [] : [[file.sha256, file] as const])),
  )
  const items = evidence.items.flatMap(({ versions }) =>
    versions.map(({ text, files: hashes }) => ({
      text,
      files: hashes.flatMap((sha256) => {
        const file = shown.get(sha256)
        return file === undefined ? [] : [{ sha256, size: file.size, isKept: file.missing === null }]
      }),
    })),
  )
  return { display, items }
}

/** The copies of all appeals about a case: against its actions, against what was kept back, and of those who brought it up. */
export async function appealSourcesOf(db: VaultDb, found: Exclude<Case, { kind: 'none' }>): Promise<readonly string[]> {
  const actions = await allInStream(db, ACTIONS, [{ column: 'case_id', test: 'is', value: found.id }])
  const complaints = await allInStream(db, COMPLAINTS, [
    {
      column: 'id',
      test: 'in',
      value: found.items.flatMap((item) => (item.kind === 'complaint' ? [item.complaint] : [])),
    },
  ])
  const brought = [
    ...found.items.flatMap((item) => (item.kind === 'report' ? [item.reporter] : [])),
    ...complaints.flatMap(({ state }) => (state.kind === 'none' ? [] : [state.by])),
  ]
  const keys = [
    ...actions.flatMap(({ id }) => OF_SUBJECTS.map((party) => keyOf({ kind: 'action', action: asId(id) }, party))),
    ...found.items.flatMap((item) =>
      item.kind === 'finding' ? [keyOf({ kind: 'decision', decision: asId(item.decision) }, 'subject')] : [],
    ),
  ]
  const ofSubjects = await allInStream(db, APPEALS, [{ column: 'against', test: 'in', value: keys }])
  const ofReporters = await allInStream(db, APPEALS, [{ column: 'filed_by', test: 'in', value: brought }])
  const all = [
    ...ofSubjects.map(({ state }) => state),
    ...ofReporters.flatMap(({ state }) => (isAgainstCase(state, found.id) ? [state] : [])),
  ]
  return all.flatMap((appeal) => (appeal.kind === 'none' ? [] : [sourceOfAppeal(appeal.id)]))
}

const OF_SUBJECTS = ['subject', 'early-release'] as const

/** Of an appeal whose key nobody's name is in. */
const keyOf = (against: AppealAgainst, party: (typeof OF_SUBJECTS)[number]): string =>
  appealKey({ against, party, by: asId<AccountId>('') })

const isAgainstCase = (appeal: Appeal, id: string): boolean =>
  appeal.kind !== 'none' && appeal.against.kind === 'case' && appeal.against.case === id
