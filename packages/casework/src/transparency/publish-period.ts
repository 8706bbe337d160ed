/** Which periods are published, for everybody to read: those that are over, each day once. */
import type { Instant, Result } from '@goodstanding/model'
import { ok } from '@goodstanding/model'
import { no, type Refusal } from '../refusal.ts'
import type { Period, TransparencyReport } from './count-transparency.ts'

/** `2026`, `2026-Q4` or `2026-11`. */
export type NamedPeriod = Period & { readonly name: string }

/** As it was when it was published: what changes later stands in a later report. */
export type PublishedReport = {
  readonly period: NamedPeriod
  readonly tables: TransparencyReport['tables']
  readonly medianHours: TransparencyReport['medianHours']
  readonly publishedAt: Instant
}

export type PublishRefusal = Refusal<'transparency.not-over' | 'transparency.published' | 'transparency.overlaps'>

/**
 * A year beside its months would tell what was held back in them: the number of one month is the year less the others. So no day is
 * published twice.
 */
export function publishPeriod(
  period: NamedPeriod,
  published: readonly NamedPeriod[],
  now: Instant,
): Result<NamedPeriod, PublishRefusal> {
  if (period.until > now) return no('transparency.not-over', { until: period.until })
  if (published.some(({ name }) => name === period.name)) return no('transparency.published')
  const other = published.find(({ from, until }) => from < period.until && period.from < until)
  return other === undefined ? ok(period) : no('transparency.overlaps', { by: other.name })
}
