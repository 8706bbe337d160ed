/** Answers what Synapse asks: asks Goodstanding about it, within the time, and says what becomes of it without an answer. */
import { createHash } from 'node:crypto'
import { type Decision, type Goodstanding, isDelivered, type Standing, type WireEvent } from '@goodstanding/sdk'
import { ALLOW, type Answer, goesOn, notChecked, refusalOf } from './answer.ts'
import { mayWrite } from './carry-standing.ts'
import type { Config } from './config.ts'
import { eventOfAddressInvite, eventOfFederatedInvite, eventOfInvite, eventOfLogin } from './event-of-invite.ts'
import { eventOfMessage, type Media, mediaIn, sealedIn } from './event-of-message.ts'
import type { AskedCallback, Callback, MatrixEvent } from './from-callback.ts'
import type { Rooms } from './know-rooms.ts'
import type { Log } from '../log.ts'
import { asOfNow } from '../tell-portion.ts'
import type { Store } from './store.ts'
import type { Sender } from './speak-to.ts'
import { SynapseFault, type Synapse } from './synapse.ts'
import type { TellLater } from './tell-later.ts'
import { type SealedFile, sha256OfSealed } from './unseal-file.ts'
import { tellHelp } from './tell-help.ts'
import type { Tell } from './tell-person.ts'
import { languageOfText } from './words.ts'

export type Answering = {
  readonly config: Config
  readonly source: string
  readonly ownAccounts: ReadonlySet<string>
  readonly goodstanding: Pick<Goodstanding, 'ask' | 'decide'>
  readonly synapse: Pick<Synapse, 'sha256Of' | 'reading'>
  readonly rooms: Rooms
  readonly sender: Sender
  readonly store: Store
  readonly later: TellLater
  readonly tell: Tell
  /** To be called with each room that is heard of. */
  readonly hearOf: (room: string) => void
  readonly wait: (ms: number) => Promise<void>
  readonly now: () => number
  readonly log: Log
}

type Question = {
  readonly callback: AskedCallback
  readonly event: WireEvent
  readonly person: string
  /** What they wrote: it tells their language. */
  readonly text: string
  /** Of a message: the same one by the same person to the same room has the same. */
  readonly digest: string | null
}

const RECENT_MS = 10 * 60_000
const MOST_RECENT = 10_000

export function createAnswering(parts: Answering): (callback: Callback) => Promise<Answer> {
  const { config, source, ownAccounts, rooms, hearOf, now, log } = parts
  const act = () => ({ source, organizations: config.organizations, now: now() })
  const recent = createRecent(now)

  const ask = (question: Question): Promise<Answer> =>
    // Asked again while it is being decided, or just after, it gets the same answer.
    recent(question.event.id, () => answerQuestion(parts, question))

  const askOfEvent = async (event: MatrixEvent): Promise<Answer> => {
    const room = await rooms.find(event.room)
    const hashes = await hashesOf(parts, event)
    const mapped = eventOfMessage(event, { source, organizations: config.organizations, room, hashes })
    if (mapped === null) return ALLOW
    const { text } = mapped.data.content
    return ask({ callback: 'check_event_for_spam', event: mapped, person: event.sender, text, digest: digestOf(event) })
  }

  return async (callback) => {
    const invite = { text: '', digest: null }
    switch (callback.kind) {
      case 'ping':
        return ALLOW
      case 'not-asked':
        if (callback.room !== null) {
          rooms.forget(callback.room)
          hearOf(callback.room)
        }
        if (callback.name === 'check_username_for_spam')
          log(
            'error',
            'Take check_username_for_spam out of enabled_callbacks: the module hides everybody from the user directory by it.',
          )
        return ALLOW
      case 'event': {
        const { event } = callback
        hearOf(event.room)
        if (event.type === 'm.room.member') rooms.forget(event.room)
        return ownAccounts.has(event.sender) || event.type === 'm.room.member' ? ALLOW : askOfEvent(event)
      }
      case 'invite': {
        rooms.forget(callback.room)
        hearOf(callback.room)
        const event = ownAccounts.has(callback.inviter) ? null : eventOfInvite(callback, act())
        // Who is a contact already may be asked into further rooms; the contract counts first invitations.
        if (event === null || (await rooms.areTogether(callback.inviter, callback.invitee))) return ALLOW
        return ask({ callback: 'user_may_invite', event, person: callback.inviter, ...invite })
      }
      case 'address-invite': {
        const event = eventOfAddressInvite(callback, act())
        return ask({ callback: 'user_may_send_3pid_invite', event, person: callback.inviter, ...invite })
      }
      case 'federated-invite': {
        const event = eventOfFederatedInvite(callback.event, act())
        return ask({ callback: 'federated_user_may_invite', event, person: callback.event.sender, ...invite })
      }
      case 'login': {
        if (ownAccounts.has(callback.user)) return ALLOW
        return ask({
          callback: 'check_login_for_spam',
          event: eventOfLogin(callback, act()),
          person: callback.user,
          ...invite,
        })
      }
    }
  }
}

async function answerQuestion(parts: Answering, question: Question): Promise<Answer> {
  const { config, sender, store, later, now, log } = parts
  const { callback, event, person, text, digest } = question
  const signal = AbortSignal.timeout(config.timeoutMs)
  if (digest !== null && (await passesReleased(parts, person, digest, signal))) return ALLOW
  const decided = await decideEvent(parts, event, signal)
  const language = () => sender.languageOf(person, languageOfText(text), signal)
  if (!decided.ok) {
    const becomes = config.withoutAnswer[callback]
    log('error', 'Goodstanding did not answer.', { callback, id: event.id, becomes, why: decided.why })
    if (becomes === 'refuse') return notChecked(languageOfText(text) ?? config.language)
    later.keep(event)
    return ALLOW
  }
  const { decision } = decided
  if (isDelivered(decision.effect)) void tellHelp(parts, person, decision)
  if (goesOn(decision, config.hold)) return ALLOW
  log('info', 'Refused.', { callback, id: event.id, decision: decision.id, effect: decision.effect })
  if (decision.effect === 'hold' && digest !== null)
    store.change((state) => ({ ...state, held: { ...state.held, [decision.id]: { digest, at: now() } } }))
  const [spoken, appeal] = await Promise.all([language(), sender.appealLink(person, decision, signal)])
  return refusalOf(decision, { language: spoken, isMessage: digest !== null, appeal })
}

type Decided = { readonly ok: true; readonly decision: Decision } | { readonly ok: false; readonly why: string }

/**
 * After a restart the same event may come again, and its room have changed meanwhile: to Goodstanding it is another one then, and is asked
 * under another id. Another server may state any time, and clocks differ: what lies too far from now is asked as of now.
 */
async function decideEvent({ goodstanding, log }: Answering, event: WireEvent, signal: AbortSignal): Promise<Decided> {
  let asked = event
  let answer = await goodstanding.decide(asked, { signal })
  if (!answer.ok && answer.refusal.kind === 'event.time') {
    log('warn', 'The time of an event lies too far from that of Goodstanding: it is asked as of now.', { id: event.id })
    asked = asOfNow(event)
    answer = await goodstanding.decide(asked, { signal })
  }
  if (!answer.ok && answer.refusal.kind === 'event.reused')
    answer = await goodstanding.decide({ ...asked, id: `${event.id}/again` }, { signal })
  if (answer.ok) return { ok: true, decision: answer.value }
  const { kind, detail, title } = answer.refusal
  return { ok: false, why: `${kind}: ${detail === '' ? title : detail}` }
}

/** A person found nothing wrong with it, and its sender may write: it is not asked about again. */
async function passesReleased(
  { store, goodstanding, now }: Answering,
  person: string,
  digest: string,
  signal: AbortSignal,
): Promise<boolean> {
  const until = store.state().released[digest]
  if (until === undefined || until < now()) return false
  const path = `/v1/standing/account/${encodeURIComponent(person)}`
  const standing = await goodstanding.ask<Standing>('GET', path, { signal })
  return standing.ok && mayWrite(standing.value)
}

/** The answer of what was asked a short while ago, or is being asked. What nobody could be asked about, and a fault, is asked again. */
function createRecent(now: () => number) {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>()
  return (id: string, answerIt: () => Promise<Answer>): Promise<Answer> => {
    const found = kept.get(id)
    if (found !== undefined && found.until > now()) return found.answer
    kept.delete(id)
    const [oldest] = kept.keys()
    if (kept.size >= MOST_RECENT && oldest !== undefined) kept.delete(oldest)
    const answer = answerIt()
    kept.set(id, { until: now() + RECENT_MS, answer })
    answer.then(
      (given) => given.kind === 'refuse' && given.refusal.goodstanding.effect === 'not-checked' && kept.delete(id),
      () => kept.delete(id),
    )
    return answer
  }
}

async function hashesOf(parts: Answering, event: MatrixEvent): Promise<ReadonlyMap<string, string>> {
  const sealed = new Map(sealedIn(event).map((file) => [file.url, file]))
  const found = await Promise.all(
    [...mediaIn(event)].map(async ([url, media]) => {
      const look = { id: event.id, media, sealed: sealed.get(url) ?? null }
      return [url, await hashOf(parts, look)] as const
    }),
  )
  return new Map(found.flatMap(([url, sha256]): [string, string][] => (sha256 === null ? [] : [[url, sha256]])))
}

type Look = { readonly id: string; readonly media: Media; readonly sealed: SealedFile | null }

async function hashOf({ synapse, config, log }: Answering, { id, media, sealed }: Look): Promise<string | null> {
  try {
    if (sealed === null) return await synapse.sha256Of(media, config.timeoutMs)
    return await synapse.reading(media, config.timeoutMs, (bytes) => sha256OfSealed(sealed, bytes))
  } catch (fault) {
    if (!(fault instanceof SynapseFault)) throw fault
    if (fault.status !== 404) log('warn', 'The hash of a file could not be looked up.', { id, why: fault.message })
    return null // a file of another server that nobody looked at yet
  }
}

/** Who sends what where. Of an encrypted message nobody can tell whether it is the same. */
function digestOf({ type, sender, room, content }: MatrixEvent): string | null {
  if (type === 'm.room.encrypted') return null
  return createHash('sha256')
    .update(JSON.stringify([sender, room, type, content]))
    .digest('base64url')
}
