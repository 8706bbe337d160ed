/**
 * Members that services state and nothing reads: the contract has them ignored, and a misspelled one (`content.txt`) leaves clauses
 * without what they look at, silently. So of each type of event the first are looked through, and of later ones some, apart from the
 * answer; whoever runs the product reads under Operations, and once in the log, which members those are. Of this node, since its start.
 */
import { EVENT_DATA, type EventType } from '@goodstanding/model'
import { ignoredIn } from './ignored-members.ts'

export type IgnoredEventMember = {
  readonly type: EventType
  /** JSON Pointer into the event; `*` for any place of a list, `…` for what no field is called. */
  readonly pointer: string
  /** The known member beside it whose name is nearest. */
  readonly near: string | null
  /** In how many of the events that were looked through. */
  readonly events: number
  readonly lastAt: number
}

export type MemberWatch = {
  readonly look: (type: EventType, event: unknown, now: number) => void
  /** Most often seen first. */
  readonly ignored: () => readonly IgnoredEventMember[]
}

/** Of each type so many are looked through, then one of so many: no event is much dearer for it, and what a new release of a service states shows soon. */
const FIRST = 200
const THEN_EACH = 101
/** Members that are remembered. A service that makes up names by the thousand has a few of them told. */
const MOST = 100
const LONGEST = 200

/** What no field is called - a mailbox, a sentence - is what somebody wrote, and stands in no log. */
const FIELD = /^[A-Za-z_$][\w$-]{0,39}$/
const UNTOLD = '…'
const nameOf = (part: string): string => (/^\d+$/.test(part) ? '*' : FIELD.test(part) ? part : UNTOLD)

const dataOf = (event: unknown): unknown =>
  typeof event === 'object' && event !== null && 'data' in event ? event.data : null

export function createMemberWatch(log: (line: Readonly<Record<string, unknown>>) => void): MemberWatch {
  const seen = new Map<EventType, number>()
  const found = new Map<string, IgnoredEventMember>()
  /** A name like no other is mostly one of the service's own. */
  const note = (
    type: EventType,
    { pointer, near }: Pick<IgnoredEventMember, 'pointer' | 'near'>,
    now: number,
  ): void => {
    const key = `${type} ${pointer}`
    const known = found.get(key)
    if (known !== undefined) {
      found.set(key, { ...known, events: known.events + 1, lastAt: now })
      return
    }
    if (found.size >= MOST) return
    found.set(key, { type, pointer, near, events: 1, lastAt: now })
    log({
      level: near === null ? 'info' : 'warn',
      event: 'member ignored',
      type,
      pointer,
      near,
      message: 'Nothing reads this member of the event.',
    })
  }
  return {
    look: (type, event, now) => {
      const count = (seen.get(type) ?? 0) + 1
      seen.set(type, count)
      if (count > FIRST && count % THEN_EACH !== 0) return
      const told = new Set<string>()
      for (const { pointer, near } of ignoredIn(EVENT_DATA[type], dataOf(event))) {
        const place = `/data/${pointer.split('/').slice(1).map(nameOf).join('/')}`.slice(0, LONGEST)
        if (told.has(place)) continue
        told.add(place)
        note(type, { pointer: place, near }, now)
      }
    },
    ignored: () => [...found.values()].sort((a, b) => b.events - a.events),
  }
}
