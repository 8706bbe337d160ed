/** Opens the database, asks Goodstanding to be told, fills an empty workplace, and serves. */
import { createGoodstanding, type Goodstanding } from '@goodstanding/sdk'
import { buildPages } from './build-pages.ts'
import { refreshBadge } from './handle-webhook.ts'
import { createServer } from './http/serve.ts'
import { createLive } from './live.ts'
import { seed } from './seed/seed.ts'
import { openStore, type Store } from './store/open-store.ts'
import type { Workplace } from './workplace.ts'

export type Starting = {
  /** 0: any free one. */
  readonly port: number
  readonly dataDirectory: string
  readonly goodstanding: { readonly url: string; readonly token: string }
  /** Gets a line for each step. */
  readonly say: (line: string) => void
}

export type Started = { readonly url: string; readonly close: () => Promise<void> }

export async function startWorkplace({ port, dataDirectory, goodstanding: at, say }: Starting): Promise<Started> {
  const goodstanding = createGoodstanding(at)
  const chinese = createGoodstanding({ ...at, headers: () => ({ 'accept-language': 'zh' }) })
  const goodstandingIn = { en: goodstanding, zh: chinese }
  const store = openStore(dataDirectory)
  const live = createLive()
  const workplace: Workplace = { goodstanding, goodstandingIn, store, live, dataDirectory, now: () => Date.now() }
  const secretName = `webhook-secret ${at.url}`
  const app = createServer({
    workplace,
    pages: await buildPages(at.url),
    goodstandingUrl: at.url,
    webhookSecret: () => store.setting(secretName),
  })
  const url = await app.listen({ port, host: '127.0.0.1' })
  if (store.setting(secretName) === null) await subscribe({ goodstanding, store, secretName, url, say })
  await seed(workplace, at.url, say)
  for (const { id } of store.organizations()) await refreshBadge(workplace, id)
  return {
    url,
    close: async () => {
      live.close()
      await app.close()
      store.close()
    },
  }
}

type Subscribing = {
  readonly goodstanding: Goodstanding
  readonly store: Store
  readonly secretName: string
  readonly url: string
  readonly say: (line: string) => void
}

async function subscribe({ goodstanding, store, secretName, url, say }: Subscribing): Promise<void> {
  const body = { url: `${url}/webhooks` }
  const answer = await goodstanding.ask<{ readonly secret: string }>('POST', '/v1/webhooks', { body })
  if (answer.ok) {
    store.putSetting(secretName, answer.value.secret)
    return
  }
  say(`No webhook: ${answer.refusal.title} ${answer.refusal.detail}`)
  say(
    'What is held stays held here. Start Goodstanding with GOODSTANDING_PRIVATE_WEBHOOKS=allow, and give a token of every scope.',
  )
}
