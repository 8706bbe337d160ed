/** The files of a report: those that it was brought with, and those of the event that it is about. Without a byte of them. */
import { type FileInEvidence, listEvidenceFiles } from '@goodstanding/ledger'
import { isSealedHash } from '../evidence/sealed-material.ts'
import { displayOf } from '../evidence/show-evidence.ts'
import type { ShownBrought } from '../appeal/appeal-evidence.ts'
import type { Desk } from '../parts.ts'
import type { FiledReport } from './handle-report.ts'

/** `named`: what names them by their hashes; what is suspected to show the abuse of children is told to nobody here. */
export async function listReportFiles(desk: Desk, report: string, named: string): Promise<readonly FileInEvidence[]> {
  const files = await listEvidenceFiles(desk.db, [`report/${report}`])
  return files.filter(({ sha256 }) => named.includes(sha256) && !isSealedHash(desk, sha256))
}

/** As whoever filed it reads it on a page: what each item of theirs says, and which of its files are kept; null where they brought nothing. */
export async function readReportBrought(desk: Desk, { id, evidence }: FiledReport): Promise<ShownBrought | null> {
  const own = evidence.items.filter(({ suppliedBy, onlyFor }) => suppliedBy === 'reporter' && onlyFor === undefined)
  if (own.length === 0) return null
  const display = displayOf(evidence)
  if (display !== 'shown') return { display, items: [] }
  const kept = new Map((await listReportFiles(desk, id, JSON.stringify(own))).map((file) => [file.sha256, file]))
  const items = own.flatMap(({ versions }) =>
    versions.map(({ text, files }) => ({
      text,
      files: files.flatMap((sha256) => {
        const file = kept.get(sha256)
        return file === undefined ? [] : [{ sha256, size: file.size, isKept: file.missing === null }]
      }),
    })),
  )
  return { display, items }
}
