/** A case after somebody moved it, escalated it, or merged it with another. What they did stays in it as a turn. */
import type { Instant } from '@goodstanding/model'
import { assertNever } from '@goodstanding/model'
import { graver } from '../severity.ts'
import type { Case, CaseContents, CaseEvent, CaseItem, CaseTurn, MergedCase } from './case.ts'
import { itemKey } from './item-key.ts'

type Opened = Exclude<Case, { kind: 'none' }>
const HANDS = [
  'case.moved',
  'case.escalated-to-senior',
  'case.returned-to-queue',
  'case.merged',
  'case.unmerged',
  'case.took-in',
  'case.gave-up',
  'case.followed',
  'case.settled',
] as const
type HandEvent = Extract<CaseEvent, { kind: (typeof HANDS)[number] }>

export function isOfHands(event: CaseEvent): event is HandEvent {
  return HANDS.some((kind) => kind === event.kind)
}

export function evolveHands(found: Opened, event: HandEvent): Case {
  const contents = contentsOf(found)
  switch (event.kind) {
    case 'case.moved':
      return { ...freed(found), queue: event.queue, queuedBy: event.by, ...turned(found, event, 'moved', event.queue) }
    case 'case.escalated-to-senior': {
      const forSenior = { by: event.by, text: event.reason, at: event.at }
      return { ...freed(found), forSenior, ...turned(found, event, 'escalated', null) }
    }
    case 'case.returned-to-queue':
      return { ...freed(found), forSenior: null, ...turned(found, event, 'returned', null) }
    case 'case.merged': {
      const { into } = event
      return { ...newer(contents), kind: 'merged', into, ...turned(found, event, 'merged', into) }
    }
    case 'case.unmerged': {
      if (found.kind !== 'merged') return found
      return { ...newer(contents), kind: 'open', reopened: null, ...turned(found, event, 'unmerged', found.into) }
    }
    case 'case.took-in': {
      const { taken, items } = event
      const merged = [...contents.merged, taken]
      return {
        ...found,
        ...holding(contents, [...contents.items, ...items], merged),
        ...turned(found, event, 'took-in', taken.case),
      }
    }
    case 'case.gave-up': {
      const gone = new Set(contents.merged.find((each) => each.case === event.case)?.items)
      const left = contents.items.filter((item) => !gone.has(itemKey(item)))
      const items = left.length === 0 ? (contents.checkedOff ?? []) : left
      const merged = contents.merged.filter((each) => each.case !== event.case)
      return { ...found, ...holding(contents, items, merged), ...turned(found, event, 'gave-up', event.case) }
    }
    case 'case.followed':
      return { ...found, ...followed(contents, event) }
    case 'case.settled':
      return found.kind === 'merged' ? { ...contents, kind: 'settled', into: found.into } : found
    default:
      return assertNever(event)
  }
}

/** A case without what is of its state alone. */
export function contentsOf(found: Opened): CaseContents {
  const { id, subject, family, items, severity, openedAt, deadline, escalatedAt, version, notes, decisions } = found
  const { queue, language, queuedBy, forSenior, merged, ownDeadline, turns, checks, checkedOff } = found
  return {
    id,
    subject,
    family,
    items,
    severity,
    openedAt,
    deadline,
    escalatedAt,
    version,
    notes,
    decisions,
    queue,
    language,
    queuedBy,
    forSenior,
    merged,
    ownDeadline,
    turns,
    ...(checks === undefined ? {} : { checks }),
    ...(checkedOff === undefined ? {} : { checkedOff }),
  }
}

/** A case is due when the first thing in it is. */
export function withDeadlines({ ownDeadline, merged }: Pick<CaseContents, 'ownDeadline' | 'merged'>) {
  return { ownDeadline, deadline: Math.min(ownDeadline, ...merged.map(({ deadline }) => deadline)) }
}

/** What is moved is nobody's until somebody claims it where it lies now. */
function freed(found: Opened): Opened {
  return found.kind === 'claimed' ? { ...contentsOf(found), kind: 'open', reopened: null } : found
}

const newer = (contents: CaseContents): CaseContents => ({ ...contents, version: contents.version + 1 })

type Turn = { readonly by: CaseTurn['by']; readonly reason: string; readonly at: Instant }

function turned({ turns }: Opened, { by, reason, at }: Turn, kind: CaseTurn['kind'], object: string | null) {
  return { turns: [...turns, { kind, by, object, text: reason, at }] }
}

/** How grave items are: as the gravest of them. */
export function gravestOf(items: readonly CaseItem[]): CaseContents['severity'] {
  return items.reduce<CaseContents['severity']>((gravest, item) => graver(gravest, item.severity), 1)
}

function holding(contents: CaseContents, items: readonly CaseItem[], merged: readonly MergedCase[]) {
  return {
    items,
    merged,
    severity: gravestOf(items),
    version: contents.version + 1,
    ...withDeadlines({ ownDeadline: contents.ownDeadline, merged }),
  }
}

/** More of the same stales nobody's view, here as in a case of its own. */
function followed(contents: CaseContents, event: Extract<HandEvent, { kind: 'case.followed' }>) {
  const merged = contents.merged.map((each) =>
    each.case === event.case
      ? { ...each, items: [...each.items, ...event.items.map(itemKey)], deadline: event.deadline }
      : each,
  )
  const known = new Set(contents.items.map(({ fingerprint }) => fingerprint))
  const isNews = event.items.some(({ fingerprint }) => !known.has(fingerprint))
  return {
    ...holding(contents, [...contents.items, ...event.items], merged),
    version: isNews ? contents.version + 1 : contents.version,
  }
}
