/**
 * What Goodstanding decides, carried out at WeCom. Each act compares what should be with what is, so that it may be told in any order and as often as
 * one likes; and whatever we did is taken back, while what an administrator of the corp did by hand is theirs.
 */
import type { Bilingual } from '@goodstanding/model'
import type { Kept } from '../keep-state.ts'
import type { Log } from '../log.ts'
import { takeTurns } from '../take-turns.ts'
import type { State } from './read-state.ts'
import { WeComFault } from './wecom-fault.ts'
import type { WeCom } from './wecom.ts'
import { type Language, textsOf } from './words.ts'

/** What WeCom's API lets anybody do. `false`: there is no such call, and an operator does it in WeCom's console or not at all. */
export const CAPABILITIES = {
  disableMember: true,
  enableMember: true,
  cancelBookedLive: true,
  recallAppMessage: true,
  notifyMember: true,
  /** By words alone, in chats with external contacts alone. */
  interceptWords: true,
  deleteMessage: false,
  limitOneCapability: false,
  suspendOrganization: false,
  revokeVerification: false,
  blockExternalContact: false,
  notifyExternalContact: false,
} as const satisfies Readonly<Record<string, boolean>>

export type Enforcing = {
  readonly wecom: Pick<WeCom, 'member' | 'setEnabled' | 'cancelLiving' | 'recallAppMessage' | 'sendText'>
  readonly kept: Kept<State>
  readonly language: Language
  readonly now: () => number
  readonly log: Log
}

export type Enforcer = ReturnType<typeof createEnforcer>

/** Why a member is disabled whose account may do nothing now; other reasons are ids of decisions. */
export const STANDING = 'standing'

/** Twenty-four hours, less the time that a call may take. */
const RECALL_MS = 24 * 60 * 60_000 - 60_000

export function createEnforcer(enforcing: Enforcing) {
  const inTurn = takeTurns()
  return {
    disable: (userId: string, reason: string): Promise<void> =>
      inTurn(() => change(enforcing, userId, { reason, add: true })),
    /** Enables again once no other reason is left. */
    enable: (userId: string, reason: string): Promise<void> =>
      inTurn(() => change(enforcing, userId, { reason, add: false })),
    /** Whether it was cancelled now, or was gone. */
    cancelLive: (livingId: string): Promise<boolean> => cancelLive(enforcing, livingId),
    recall: (decision: string): Promise<void> => recall(enforcing, decision),
    /** Tells one member, in the corp's languages. Who cannot be reached is logged. */
    tell: (userId: string, words: Bilingual, link: Bilingual | null = null): Promise<void> =>
      tell(enforcing, userId, { words, link }),
  }
}

type Reasoned = { readonly reason: string; readonly add: boolean }

async function change({ wecom, kept, log }: Enforcing, userId: string, { reason, add }: Reasoned): Promise<void> {
  const ours = kept.state().disabled[userId] ?? []
  if (!add && !ours.includes(reason)) return
  const wanted = add ? [...new Set([...ours, reason])] : ours.filter((one) => one !== reason)
  let isDisabled: boolean
  try {
    isDisabled = (await wecom.member(userId)).disabled
  } catch (fault) {
    if (!(fault instanceof WeComFault) || !fault.isUnknownMember) throw fault
    log('info', 'No such member any more: there is nobody to disable or enable.', { userId })
    remember(kept, userId, [])
    return
  }
  const shouldBe = wanted.length > 0
  // Somebody else disabled them before us, and says when that ends.
  if (isDisabled && ours.length === 0) return
  // Remembered first: after a crash in between it is still known that it was us.
  if (shouldBe) remember(kept, userId, wanted)
  if (shouldBe !== isDisabled) await wecom.setEnabled(userId, !shouldBe)
  if (!shouldBe) remember(kept, userId, [])
  if (shouldBe !== isDisabled)
    log('info', shouldBe ? 'Disabled a member.' : 'Enabled a member again.', { userId, reason })
}

function remember(kept: Kept<State>, userId: string, reasons: readonly string[]): void {
  kept.change((state) => {
    const { [userId]: _, ...others } = state.disabled
    return { ...state, disabled: reasons.length === 0 ? others : { ...others, [userId]: reasons } }
  })
}

async function cancelLive({ wecom, log }: Enforcing, livingId: string): Promise<boolean> {
  try {
    await wecom.cancelLiving(livingId)
    log('info', 'Cancelled a live stream.', { livingId })
    return true
  } catch (fault) {
    if (!(fault instanceof WeComFault) || fault.mayPass) throw fault
    // Begun, over, cancelled before, or not of this app: WeCom has no call that stops it.
    log('error', 'A live stream could not be cancelled: stop it in WeCom’s console.', { livingId, why: fault.message })
    return false
  }
}

async function recall({ wecom, kept, now, log }: Enforcing, decision: string): Promise<void> {
  const sent = kept.state().appMessages[decision]
  if (sent === undefined) return
  if (now() - sent.at > RECALL_MS) {
    log('error', 'A message of the app is older than 24 hours: WeCom recalls it no more.', { decision })
    return
  }
  try {
    await wecom.recallAppMessage(sent.msgid)
    log('info', 'Recalled a message of the app.', { decision })
  } catch (fault) {
    if (!(fault instanceof WeComFault) || fault.mayPass) throw fault
    log('error', 'A message of the app could not be recalled.', { decision, why: fault.message })
  }
  kept.change((state) => {
    const { [decision]: _, ...appMessages } = state.appMessages
    return { ...state, appMessages }
  })
}

type Telling = { readonly words: Bilingual; readonly link: Bilingual | null }

async function tell({ wecom, language, log }: Enforcing, userId: string, { words, link }: Telling): Promise<void> {
  try {
    for (const text of textsOf(words, link, language)) {
      const { missed } = await wecom.sendText(userId, text)
      if (missed)
        log('error', 'A member could not be told: outside the app’s visible range, disabled or gone.', { userId })
    }
  } catch (fault) {
    if (!(fault instanceof WeComFault) || fault.mayPass) throw fault
    log('error', 'A member could not be told.', { userId, why: fault.message })
  }
}
