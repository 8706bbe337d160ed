/** Publishing what was done in a period: counted once more, kept as it is then, and read by everybody without a token. */
import { type NamedPeriod, publishPeriod, type PublishedReport, type TransparencyReport } from '@goodstanding/casework'
import {
  addPublishedReport,
  findPublishedReport,
  listPublishedReports,
  lockPublishedReports,
  removePublishedReport,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { Problem } from '../../http/problems.ts'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { asPublished, periodOf, writeCounted } from './read-published.ts'

type Publishing = {
  readonly period: NamedPeriod
  /** Who publishes: `staff/…`. */
  readonly by: string
  readonly count: () => Promise<TransparencyReport>
}

/** Throws a problem when the period is not over, is published, or shares a day with one that is. */
export async function publishReport(desk: Desk, { period, by, count }: Publishing): Promise<PublishedReport> {
  const now = desk.now()
  // Counting reads all of a year: what cannot be published is refused before, and once more when nobody else can publish.
  must(publishPeriod(period, (await listPublishedReports(desk.db)).map(periodOf), now))
  const { tables, medianHours } = await count()
  await desk.run(async ({ tx, audit }) => {
    await lockPublishedReports(tx)
    must(publishPeriod(period, (await listPublishedReports(tx)).map(periodOf), now))
    const report = writeCounted({ tables, medianHours })
    await addPublishedReport(tx, { ...period, report, publishedAt: now, publishedBy: by })
    audit({ act: 'transparency.publish', by, object: `transparency/${period.name}`, organization: null, why: null })
  })
  return { period, tables, medianHours, publishedAt: now }
}

/** Nobody reads it from then on; it may be published anew, or another period with its days. */
export async function withdrawReport(desk: Desk, name: string, by: string): Promise<void> {
  await desk.run(async ({ tx, audit }) => {
    if (!(await removePublishedReport(tx, name))) throw new Problem('transparency.unpublished')
    audit({ act: 'transparency.withdraw', by, object: `transparency/${name}`, organization: null, why: null })
  })
}

export async function readPublished(desk: Pick<Desk, 'db'>, name: string): Promise<PublishedReport | null> {
  const kept = await findPublishedReport(desk.db, name)
  return kept === null ? null : asPublished(kept)
}

/** The latest period first. */
export async function listPublished(
  desk: Pick<Desk, 'db'>,
): Promise<readonly { readonly period: NamedPeriod; readonly publishedAt: Instant }[]> {
  return (await listPublishedReports(desk.db)).map((kept) => ({
    period: periodOf(kept),
    publishedAt: kept.publishedAt,
  }))
}
