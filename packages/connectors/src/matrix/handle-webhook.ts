/** What Goodstanding tells afterwards, carried out at the homeserver. Throws where it has to be told again. */
import { createHash } from 'node:crypto'
import type { Bilingual } from '@goodstanding/model'
import type { ExplainedDecision, Goodstanding, Notice, WebhookEvent, WebhookType } from '@goodstanding/sdk'
import type { Config } from './config.ts'
import { readDisclosure } from '../read-disclosure.ts'
import { fieldsOf, textIn } from '../read-fields.ts'
import { noticeLink, readAppealAnswer, readReversal, type ToldLater } from '../read-told-later.ts'
import type { Store } from './store.ts'
import { bringFilesBack } from './quarantine-files.ts'
import { removeMessage, type Removing } from './remove-message.ts'
import type { Tell } from './tell-person.ts'
import { WORDS } from './words.ts'

/** What the connector subscribes to. */
export const TOLD = [
  'standing.changed',
  'notice.sent',
  'disclosure.told',
  'action.taken',
  'action.reversed',
  'hold.released',
  'hold.rejected',
  'report.answered',
  'appeal.decided',
] as const satisfies readonly WebhookType[]

export type Handling = {
  readonly config: Config
  readonly source: string
  readonly goodstanding: Pick<Goodstanding, 'ask' | 'decision' | 'notices' | 'reports' | 'appeals'>
  /** Carries the standing of an account out. */
  readonly carry: (user: string) => Promise<void>
  readonly removing: Removing
  readonly store: Store
  readonly tell: Tell
  readonly now: () => number
}

const RELEASED_MS = 7 * 24 * 60 * 60_000
/** Ids of Matrix users; whoever else has a standing is of another service that asks the same Goodstanding. */
const USER = /^@[^:]+:.+$/

const accountIn = (subject: string | null): string | null => {
  const id = subject?.startsWith('account/') === true ? subject.slice('account/'.length) : ''
  return USER.test(id) ? id : null
}

export async function handleWebhook(handling: Handling, event: WebhookEvent): Promise<void> {
  const data = fieldsOf(event.data)
  const [kind, id] = event.subject.split(/\/(.*)/s, 2)
  switch (event.type) {
    case 'standing.changed': {
      const user = accountIn(event.subject)
      if (user !== null) await handling.carry(user)
      return
    }
    case 'notice.sent':
      return passNotice(handling, textIn(data, 'notice'), accountIn(textIn(data, 'recipient')))
    case 'disclosure.told':
      return passDisclosure(handling, textIn(data, 'disclosure'), accountIn(textIn(data, 'recipient')))
    case 'action.taken':
      if (kind === 'content' && data['type'] === 'remove') await remove(handling, id ?? '')
      return
    case 'action.reversed':
      if (kind === 'content' && data['type'] === 'remove') return restore(handling, id ?? '')
      // Whoever appealed is told of the answer.
      if (data['why'] !== 'appeal') await passReversal(handling, textIn(data, 'action'))
      return
    case 'appeal.decided':
      return passAppealAnswer(handling, textIn(data, 'appeal'), accountIn(event.subject))
    case 'hold.released':
      return release(handling, textIn(data, 'decision') ?? '')
    case 'hold.rejected':
      return takeBack(handling, textIn(data, 'decision') ?? '')
    case 'report.answered':
      return passAnswer(handling, textIn(data, 'report'), accountIn(event.subject))
    default:
      return
  }
}

const must = <Value>(
  answer: { ok: true; value: Value } | { ok: false; refusal: { kind: string } },
  what: string,
): Value => {
  if (!answer.ok) throw new Error(`${what} could not be read: ${answer.refusal.kind}`)
  return answer.value
}

/** A decision about something of this homeserver; null: of another service, or what is no longer kept. */
async function ownDecision({ goodstanding, source }: Handling, id: string): Promise<ExplainedDecision | null> {
  const answer = await goodstanding.decision(id)
  if (!answer.ok && answer.refusal.status === 404) return null
  const decision = must(answer, 'A decision')
  return decision.event?.source === source ? decision : null
}

async function remove(handling: Handling, id: string): Promise<void> {
  const decision = await ownDecision(handling, id)
  if (decision?.event !== undefined) await removeMessage(handling.removing, id, decision.event)
}

/** Unless we refused it, it was sent: because the operator chose so, or because no answer had come in time. */
async function takeBack(handling: Handling, id: string): Promise<void> {
  if (handling.store.state().held[id] === undefined) await remove(handling, id)
}

/** Its files come back; the message does not. */
async function restore(handling: Handling, id: string): Promise<void> {
  await bringFilesBack(handling.removing, id)
  await tellSender(handling, id, WORDS.restored)
}

async function tellSender(handling: Handling, id: string, words: Bilingual): Promise<void> {
  const actor = (await ownDecision(handling, id))?.event?.data.actor.id
  if (actor !== undefined && USER.test(actor)) await handling.tell({ user: actor, key: `${id}-again`, words })
}

/** What was refused cannot be delivered now; the same message passes from now on, and its sender is told. */
async function release(handling: Handling, id: string): Promise<void> {
  const { store, now } = handling
  const held = store.state().held[id]
  if (held === undefined) return // delivered already, or no message
  const until = now() + RELEASED_MS
  store.change((state) => ({ ...state, released: { ...state.released, [held.digest]: until } }))
  await tellSender(handling, id, WORDS.released)
}

async function passNotice(
  { goodstanding, config, tell }: Handling,
  id: string | null,
  user: string | null,
): Promise<void> {
  if (id === null || user === null || config.notices === 'none') return
  await tell({ user, key: id, words: noticeWords(must(await goodstanding.notices.get(id), 'A notice'), config) })
}

async function passDisclosure(
  { goodstanding, config, tell }: Handling,
  id: string | null,
  user: string | null,
): Promise<void> {
  if (id === null || user === null || config.notices === 'none') return
  const disclosed = await readDisclosure(goodstanding, id)
  if (disclosed !== null) await tell({ user, key: disclosed.key, words: disclosed.words })
}

/** The notice's own words, and where it is read and appealed without signing in. */
const noticeWords = (notice: Notice, { goodstanding }: Config): Bilingual =>
  withLink(notice.message, WORDS.readMore, noticeLink(goodstanding.publicUrl, notice))

const withLink = (words: Bilingual, name: Bilingual, link: string): Bilingual => ({
  en: `${words.en}\n\n${name.en}: ${link}`,
  zh: `${words.zh}\n\n${name.zh}：${link}`,
})

const askingOf = ({ goodstanding, config }: Handling) => ({ goodstanding, publicUrl: config.goodstanding.publicUrl })

async function passReversal(handling: Handling, action: string | null): Promise<void> {
  if (action === null || handling.config.notices === 'none') return
  await passLater(handling, await readReversal(askingOf(handling), action))
}

async function passAppealAnswer(handling: Handling, appeal: string | null, user: string | null): Promise<void> {
  if (appeal === null || user === null || handling.config.notices === 'none') return
  await passLater(handling, await readAppealAnswer(askingOf(handling), appeal, user))
}

async function passLater({ tell }: Handling, told: ToldLater | null): Promise<void> {
  if (told === null || !USER.test(told.account)) return
  const { account, key, words, link } = told
  await tell({ user: account, key, words: link === null ? words : withLink(words, WORDS.read, link) })
}

async function passAnswer(
  { goodstanding, config, tell }: Handling,
  id: string | null,
  user: string | null,
): Promise<void> {
  if (id === null || user === null || config.notices === 'none') return
  const { answer } = must(await goodstanding.reports.get(id), 'A report')
  if (answer === undefined) return
  const words = {
    en: `${WORDS.reportAnswered.en}: ${answer.en}`,
    zh: `${WORDS.reportAnswered.zh}：${answer.zh}`,
  }
  // An organization may have closed it before the operator answered, and an answer may change: each is told.
  const said = createHash('sha256').update(answer.en).digest('hex').slice(0, 16)
  await tell({ user, key: `${id}-answered-${said}`, words })
}
