/** Transparency reports as they were published, read back. What lies there was written by this product alone. */
import type { NamedPeriod, PublishedReport } from '@goodstanding/casework'
import type { KeptReport } from '@goodstanding/ledger'

type Counted = Pick<PublishedReport, 'tables' | 'medianHours'>

export const writeCounted = ({ tables, medianHours }: Counted): string => JSON.stringify({ tables, medianHours })

export const periodOf = ({ name, from, until }: Pick<KeptReport, 'name' | 'from' | 'until'>): NamedPeriod => ({
  name,
  from,
  until,
})

export function asPublished(kept: KeptReport): PublishedReport {
  const { tables, medianHours } = JSON.parse(kept.report) as Counted
  return { period: periodOf(kept), tables, medianHours, publishedAt: kept.publishedAt }
}
