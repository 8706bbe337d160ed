/** One of each thing that has a page of its own: a case that waits, one that is decided, its notice, an appeal, a second look. */
import { createGoodstanding } from '@goodstanding/sdk'
import { must, type Seeded } from './seed-traffic.ts'

export type Made = Readonly<Record<'open' | 'decided' | 'rule' | 'notice' | 'appeal' | 'review', string>>

/** Mei decides, somebody appeals, Ana looks at it a second time and has one to judge. */
export async function seedWork(url: string, { service, mei, ana, lex }: Seeded): Promise<Made> {
  const as = (token: string) => createGoodstanding({ url, token })
  const senior = as(mei.token)
  const decide = async (account: string): Promise<string> => {
    const [found] = must(await senior.cases.list({ subject: `account/${account}`, status: 'open' })).items
    if (found === undefined) throw new Error(`No case is about ${account}.`)
    const { id, clauses } = found
    const [clause = ''] = clauses
    must(await senior.cases.claim(id))
    must(await senior.cases.decide(id, { clause, actions: [{ type: 'warn' }], reason: 'It breaks the clause.' }))
    return id
  }
  const decided = await decide('li.wei')
  await decide('sam')
  const [finding] = must(await senior.cases.get(decided)).findings
  const [sent] = must(await service.notices.list({ subject: 'account/li.wei' })).items
  if (sent?.appealToken === undefined) throw new Error('No notice was sent.')
  const appeal = must(await service.appeals.file({ action: sent.action, text: 'It was a line of a film.' }))
  must(await as(ana.token).ask('POST', '/v1/second-reviews/draw', { body: { size: 10 } }))
  type Reviews = { readonly items: readonly { readonly id: string; readonly subject: { readonly id: string } }[] }
  const { items } = must(await as(ana.token).ask<Reviews>('GET', '/v1/second-reviews'))
  const [first, second] = items
  must(await as(ana.token).ask('POST', `/v1/second-reviews/${first?.id ?? ''}/take`))
  const body = { outcome: 'no-violation', reason: 'A figure of speech.' }
  must(await as(ana.token).ask('POST', `/v1/second-reviews/${first?.id ?? ''}/judge`, { body }))
  const scope = { subjects: ['account/li.wei'], kinds: ['decisions', 'actions'], from: '2026-01-01T00:00:00Z' }
  must(await as(lex.token).legalRequests.receive({ authority: 'AG Kiel', country: 'DE', basis: 'Order 12', scope }))
  must(await as(lex.token).ask('POST', `/v1/transparency/${new Date().getUTCFullYear() - 1}/publish`, { body: {} }))
  const forget = async (person: string): Promise<string> =>
    must(await service.ask<{ readonly id: string }>('POST', '/v1/erasures', { body: { person } })).id
  await forget('kim')
  must(await as(lex.token).ask('POST', `/v1/erasures/${await forget('li.wei')}/approve`, { body: {} }))
  const [open] = must(await senior.cases.list({ status: 'open' })).items
  return {
    open: open?.id ?? '',
    decided,
    rule: `${finding?.clause ?? ''}+${finding?.rule ?? ''}`,
    notice: `${sent.id}?token=${sent.appealToken}`,
    appeal: appeal.id,
    review: second?.id ?? '',
  }
}
