/** `npm run workplace`: a small messaging service, and a Goodstanding beside it unless one is named. */
import { createGoodstanding } from '@goodstanding/sdk'
import { buildPages } from './build-pages.ts'
import { readConfig } from './config.ts'
import { refreshBadge } from './handle-webhook.ts'
import { createServer } from './http/serve.ts'
import { createLive } from './live.ts'
import { seed } from './seed/seed.ts'
import { type Product, startProduct } from './start-product.ts'
import { openStore } from './store/open-store.ts'
import type { Workplace } from './workplace.ts'

const say = (line: string): void => console.error(line)

const config = readConfig(process.env)
const product: Product =
  config.goodstanding === null
    ? await startProduct(config.dataDirectory)
    : { ...config.goodstanding, signIn: null, stop: () => Promise.resolve() }
const goodstanding = createGoodstanding({ url: product.url, token: product.token })
const store = openStore(config.dataDirectory)
const live = createLive()
const workplace: Workplace = { goodstanding, store, live, dataDirectory: config.dataDirectory, now: () => Date.now() }

let secret = store.setting(`webhook-secret ${product.url}`)
const app = createServer({
  workplace,
  pages: await buildPages(product.url),
  goodstandingUrl: product.url,
  webhookSecret: () => secret,
})
const url = await app.listen({ port: config.port, host: '127.0.0.1' })

if (secret === null) {
  const answer = await goodstanding.ask<{ readonly secret: string }>('POST', '/v1/webhooks', {
    body: { url: `${url}/webhooks` },
  })
  if (answer.ok) {
    secret = answer.value.secret
    store.putSetting(`webhook-secret ${product.url}`, secret)
  } else {
    say(`No webhook: ${answer.refusal.title} ${answer.refusal.detail}`)
    say(
      'Held messages stay held here. Start Goodstanding with GOODSTANDING_PRIVATE_WEBHOOKS=allow, and give a token of every scope.',
    )
  }
}
await seed(workplace, product.url, say)
for (const { id } of store.organizations()) await refreshBadge(workplace, id)

const stop = async (): Promise<void> => {
  live.close()
  await app.close()
  store.close()
  await product.stop()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())

console.log(
  JSON.stringify({
    ready: true,
    url,
    goodstanding: product.url,
    signIn: product.signIn,
    console: `${product.url}/console`,
  }),
)
