/** What somebody is told after a notice: that what it told of was reversed, and what their appeal was answered. Both throw where asking again may help. */
import type { Bilingual } from '@goodstanding/model'
import type { Goodstanding, Notice } from '@goodstanding/sdk'

export type Asking = {
  readonly goodstanding: Pick<Goodstanding, 'notices' | 'appeals'>
  /** Where people read their notices. */
  readonly publicUrl: string
}

export type ToldLater = {
  readonly account: string
  /** Of what is told. */
  readonly key: string
  readonly words: Bilingual
  /** Where it is read without signing in. */
  readonly link: string | null
}

/** The page of a notice; with its token nobody has to sign in there. */
export function noticeLink(publicUrl: string, { id, appealToken }: Pick<Notice, 'id' | 'appealToken'>): string {
  const query = appealToken === undefined ? '' : `?token=${encodeURIComponent(appealToken)}`
  return `${publicUrl}/notices/${encodeURIComponent(id)}${query}`
}

const REVERSED: Bilingual = { en: 'What we gave you notice of was reversed.', zh: '此前通知您的措施已撤销。' }
/** What a reader needs to know which action it was, and that it is over. */
const OF_REVERSAL: ReadonlySet<string> = new Set(['now', 'measure', 'clause'])

/** Null: of the action no account was given notice, or not yet, and its notice will say it. */
export async function readReversal(asking: Asking, action: string): Promise<ToldLater | null> {
  const notice = await noticeOf(asking, action)
  const account = notice === null ? null : accountOf(notice.recipient)
  if (notice === null || account === null) return null
  const facts = notice.described.facts.filter(({ name }) => OF_REVERSAL.has(name))
  const en = facts.map(({ label, value }) => `${label.en}: ${value.en}`)
  const zh = facts.map(({ label, value }) => `${label.zh}：${value.zh}`)
  const words = { en: [REVERSED.en, '', ...en].join('\n'), zh: [REVERSED.zh, '', ...zh].join('\n') }
  return { account, key: `${notice.id}-reversed`, words, link: noticeLink(asking.publicUrl, notice) }
}

/** Null: it is answered no more, the service token lacks the scope `appeals`, or whoever is named did not file it; of what somebody reported they hear by its notices. */
export async function readAppealAnswer(asking: Asking, id: string, account: string): Promise<ToldLater | null> {
  const found = await asking.goodstanding.appeals.get(id)
  // A token that may read no appeals is one of a connector that told of none: nothing else may wait for that.
  if (!found.ok && (found.refusal.status === 404 || found.refusal.status === 403)) return null
  if (!found.ok) throw new Error(`An appeal could not be read: ${found.refusal.kind}`)
  const { summary, answer, party, by, action } = found.value
  if (summary === undefined || answer === undefined || (party === 'reporter' && by !== account)) return null
  const notice = party === 'reporter' || action === undefined ? null : await noticeOf(asking, action)
  if (notice !== null && accountOf(notice.recipient) !== account) return null
  const words = { en: `${summary.en}\n\n${answer.en}`, zh: `${summary.zh}\n\n${answer.zh}` }
  return { account, key: `${id}-answered`, words, link: notice === null ? null : noticeLink(asking.publicUrl, notice) }
}

/** The notice of an action that was sent; null: there is none. */
async function noticeOf({ goodstanding }: Asking, action: string): Promise<Notice | null> {
  const found = await goodstanding.notices.list({ action, limit: 1 })
  if (!found.ok) throw new Error(`Notices could not be read: ${found.refusal.kind}`)
  return found.value.items[0] ?? null
}

const accountOf = (recipient: string): string | null =>
  recipient.startsWith('account/') ? recipient.slice('account/'.length) : null
