/** How many questions may go out: so many in any minute that begins with one, so many in a day of UTC. */
import { isLately } from '../lately.ts'

export type Budget = {
  /** True when one more may go out, which is then spent. */
  readonly spend: (now: number) => boolean
}

const MINUTE = 60_000
const DAY = 86_400_000

export function createBudget({ perMinute, perDay }: { readonly perMinute: number; readonly perDay: number }): Budget {
  const spent = { minute: 0, inMinute: 0, day: 0, inDay: 0 }
  return {
    spend: (now) => {
      const day = Math.floor(now / DAY)
      if (day !== spent.day) Object.assign(spent, { day, inDay: 0 })
      if (!isLately(spent.minute, now, MINUTE)) Object.assign(spent, { minute: now, inMinute: 0 })
      if (spent.inMinute >= perMinute || spent.inDay >= perDay) return false
      spent.inMinute += 1
      spent.inDay += 1
      return true
    },
  }
}
