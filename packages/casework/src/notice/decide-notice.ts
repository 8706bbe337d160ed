/** Issuing a notice with its action, or owing it while a legal order delays it. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { isBurden } from '../action/is-burden.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { MeasureNow, Notice, NoticeCommand, NoticeContents, NoticeEvent } from './notice.ts'
import { renderNotice, toldLate } from './render-notice.ts'

export const NO_NOTICE: Notice = { kind: 'none' }

export type NoticeRefusal = Refusal<
  'notice.not-found' | 'notice.exists' | 'notice.not-owed' | 'notice.gagged' | 'notice.gag-order'
>
type Decided = Result<readonly NoticeEvent[], NoticeRefusal>

export function decideNotice(command: NoticeCommand, notice: Notice, now: Instant): Decided {
  switch (command.kind) {
    case 'issue': {
      if (notice.kind !== 'none') return no('notice.exists')
      const { contents, gag } = command
      if (gag === null || gag.until <= now) return ok([sent(contents, now, null)])
      if (saysNothing(gag.order)) return no('notice.gag-order', { pointer: '/gag/order' })
      return ok([{ kind: 'notice.delayed', contents, gag, at: now }])
    }
    case 'extend-gag':
      if (notice.kind === 'none') return no('notice.not-found')
      if (notice.kind !== 'owed') return no('notice.not-owed')
      if (saysNothing(command.gag.order) || notice.orders.includes(command.gag.order))
        return no('notice.gag-order', { pointer: '/gag/order' })
      if (command.gag.until <= notice.gag.until) return no('notice.gag-order', { pointer: '/gag/until' })
      return ok([{ kind: 'notice.gag-extended', gag: command.gag, at: now }])
    case 'send':
      if (notice.kind === 'none') return no('notice.not-found')
      if (notice.kind !== 'owed') return no('notice.not-owed')
      if (command.gag !== null && command.gag.until > now) return no('notice.gagged', { until: command.gag.until })
      return ok([sent(toldLate(notice.contents, command.became), now, command.became)])
    default:
      return assertNever(command)
  }
}

function sent(contents: NoticeContents, now: Instant, became: MeasureNow): NoticeEvent {
  const isOpen = isBurden(contents.type) && became?.kind !== 'reversed'
  const appealUntil = now + (isOpen ? contents.appealWindowMs : 0)
  return { kind: 'notice.sent', contents, message: renderNotice(contents, appealUntil, became), appealUntil, at: now }
}

export function evolveNotice(notice: Notice, event: NoticeEvent): Notice {
  switch (event.kind) {
    case 'notice.sent': {
      const { contents, message, appealUntil, at } = event
      return { kind: 'sent', contents, message, sentAt: at, appealUntil }
    }
    case 'notice.delayed':
      return { kind: 'owed', contents: event.contents, gag: event.gag, orders: [event.gag.order] }
    case 'notice.gag-extended':
      return notice.kind === 'owed'
        ? { ...notice, gag: event.gag, orders: [...notice.orders, event.gag.order] }
        : notice
    default:
      return assertNever(event)
  }
}
