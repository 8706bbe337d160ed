/**
 * Sees to it that Goodstanding tells us what we carry out, by secrets that we know: at the start and for as long as we run, for somebody may remove
 * a subscription or give it another secret, and nothing that is told would be heard any more.
 */
import type { Answer, Goodstanding, Page, WebhookType } from '@goodstanding/sdk'
import type { Kept } from './keep-state.ts'
import type { Log } from './log.ts'
import type { WebhookState } from './take-webhook.ts'

type Subscribing<State extends WebhookState> = {
  readonly kept: Kept<State>
  readonly goodstanding: Pick<Goodstanding, 'ask'>
  readonly types: readonly WebhookType[]
  readonly log: Log
}
type Subscription = { readonly id: string; readonly url: string; readonly types: readonly WebhookType[] }
type Made = { readonly id: string; readonly secret: string }
type Delivery = { readonly status: string; readonly answer: string | null }

/** What `createWebhookTaker` answers to what no secret of ours signed. */
const NOT_BELIEVED = 'HTTP 400'

/** Answers whether all of `types` are told to `url` now. */
export async function keepSubscribed<State extends WebhookState>(
  { kept, goodstanding, types, log }: Subscribing<State>,
  url: string,
): Promise<boolean> {
  const keep = (made: Answer<Made>, words: string): boolean => {
    if (!made.ok) {
      const { kind, title, detail } = made.refusal
      log('error', 'No webhook: standing and notices are not carried out.', { url, kind, title, detail })
      return false
    }
    const { id, secret } = made.value
    kept.change((state) => {
      const { [url]: _, ...others } = state.webhooks
      return { ...state, webhooks: { ...others, [id]: secret } }
    })
    log('info', words, { url })
    return true
  }
  const all = await allSubscriptions(goodstanding)
  if (!all.ok) {
    const { kind, title, detail } = all.refusal
    log('error', 'Whether Goodstanding tells us anything could not be seen.', { url, kind, title, detail })
    return false
  }
  const ours = all.value.filter((one) => one.url === url)
  for (const { id } of ours) {
    const { webhooks } = kept.state()
    // Of whoever subscribed before there were ids here; and of a start that ended before the secret was on disk, or without our folder: none.
    const isKnown = webhooks[id] !== undefined || (webhooks[url] !== undefined && ours.length === 1)
    if (isKnown && !(await isDoubted(goodstanding, id))) continue
    const made = await goodstanding.ask<Made>('POST', `/v1/webhooks/${encodeURIComponent(id)}/rotate`, { body: {} })
    if (!keep(made, 'The webhook has a new secret: what came by the one before was not believed.')) return false
  }
  const untold = types.filter((type) => !ours.some((one) => one.types.length === 0 || one.types.includes(type)))
  if (untold.length === 0) return true
  const made = await goodstanding.ask<Made>('POST', '/v1/webhooks', { body: { url, types: untold } })
  return keep(made, 'Subscribed to what Goodstanding tells.')
}

async function allSubscriptions(goodstanding: Pick<Goodstanding, 'ask'>): Promise<Answer<readonly Subscription[]>> {
  const found: Subscription[] = []
  let cursor: string | null = null
  do {
    const query: { readonly cursor: string | null } = { cursor }
    const page: Answer<Page<Subscription>> = await goodstanding.ask('GET', '/v1/webhooks', { query })
    if (!page.ok) return page
    found.push(...page.value.items)
    cursor = page.value.next
  } while (cursor !== null)
  return { ok: true, value: found }
}

/** Whether what Goodstanding itself sent was not believed: anybody may send something that is not. */
async function isDoubted(goodstanding: Pick<Goodstanding, 'ask'>, id: string): Promise<boolean> {
  const path = `/v1/webhooks/${encodeURIComponent(id)}/deliveries`
  const page = await goodstanding.ask<Page<Delivery>>('GET', path, { query: { limit: 50 } })
  return page.ok && page.value.items.some(({ status, answer }) => status === 'waiting' && answer === NOT_BELIEVED)
}
