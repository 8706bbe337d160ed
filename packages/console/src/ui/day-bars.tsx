/** A number for each of some days, the last one today: one bar a day, and all of it in words for whoever hears it. */
import { serverNow } from '../frame/server-clock.ts'

const DAY = 86_400_000
const HEIGHT = 20
const STEP = 4

export type DayCount = { readonly day: string; readonly count: number }

type BarsProps = {
  readonly days: number
  /** Days without any may be left out. */
  readonly counts: readonly DayCount[]
  /** What they are, in a sentence. */
  readonly label: string
}

/** The day as the server names it, in UTC. */
const nameOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

export function DayBars({ days, counts, label }: BarsProps) {
  const known = new Map(counts.map(({ day, count }) => [day, count]))
  const now = serverNow()
  const shown = Array.from({ length: days }, (_, at) => known.get(nameOf(now - (days - 1 - at) * DAY)) ?? 0)
  const most = Math.max(1, ...shown)
  const width = days * STEP
  return (
    <svg className="interval" width={width} height={HEIGHT} role="img" aria-label={label}>
      <line x1="0" y1={HEIGHT - 1} x2={width} y2={HEIGHT - 1} />
      {shown.map((count, at) => {
        const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 2))
        return <rect key={at} className="full" x={at * STEP} y={HEIGHT - 1 - height} width={STEP - 1} height={height} />
      })}
    </svg>
  )
}

/** The day with most of them; null when there is none. */
export function mostOf(counts: readonly DayCount[]): DayCount | null {
  return counts.reduce<DayCount | null>((most, each) => (most === null || each.count > most.count ? each : most), null)
}
