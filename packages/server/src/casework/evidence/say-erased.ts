/** That evidence is gone: when, under what, and which entry of the log proves it. Never what it was. */
import { type EvidenceRow, listEvidence } from '@goodstanding/ledger'
import { auditOf } from '../audit/open-audit.ts'
import type { Desk } from '../parts.ts'
import { instantText, type Shown } from '../show.ts'

/** By the reason that the register holds: `retention`, or the erasure that the copy fell under. */
const WORDS = {
  retention: {
    en: 'What was copied for this report was erased because it was no longer needed.',
    zh: '为此举报留存的内容已被删除，因为已没有继续留存的必要。',
  },
  erasure: {
    en: 'What was copied for this report was erased because somebody it concerned asked for their data to be erased.',
    zh: '为此举报留存的内容已被删除，因为其中涉及的人要求删除其个人数据。',
  },
} as const

type Erased = EvidenceRow & { readonly erasedAt: number; readonly erasedFor: string }

const isErased = (row: EvidenceRow): row is Erased => row.erasedAt !== null && row.erasedFor !== null

/** What the log calls the erasure, and by which act. */
function receiptOf({ id, erasedFor }: Erased): { readonly act: string; readonly object: string } {
  return erasedFor === 'retention'
    ? { act: 'evidence.erase', object: `evidence/${id}` }
    : { act: 'erasure.done', object: erasedFor }
}

function sayErased(row: Erased): Shown {
  const why = row.erasedFor === 'retention' ? 'retention' : 'erasure'
  return { at: instantText(row.erasedAt), why, receipt: receiptOf(row).object, ...WORDS[why] }
}

/** Of these reports, by id, those whose copies are gone. */
export async function listErased(
  { db }: Pick<Desk, 'db'>,
  reports: readonly string[],
): Promise<ReadonlyMap<string, Shown>> {
  const rows =
    reports.length === 0
      ? []
      : await listEvidence(
          db,
          reports.map((id) => `report/${id}`),
        )
  return new Map(rows.filter(isErased).map((row) => [row.source.slice('report/'.length), sayErased(row)]))
}

/** Of one report, with the number of the entry in the log; null while its copy is there. */
export async function findErased(desk: Desk, report: string): Promise<Shown | null> {
  const row = (await listEvidence(desk.db, [`report/${report}`])).find(isErased)
  if (row === undefined) return null
  return { ...sayErased(row), entry: await auditOf(desk).find({ ...receiptOf(row), at: row.erasedAt }) }
}
