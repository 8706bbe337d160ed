/** Puts the connector together: takes callbacks, works on them, carries out what Goodstanding tells, and reads the archive. */
import { join } from 'node:path'
import { createGoodstanding } from '@goodstanding/sdk'
import { endServer, listenAt } from '../door.ts'
import { keepState, type Kept } from '../keep-state.ts'
import { keepSubscribed } from '../keep-subscribed.ts'
import type { Log } from '../log.ts'
import { runEvery } from '../run-every.ts'
import { takeTurns } from '../take-turns.ts'
import { createWebhookTaker } from '../take-webhook.ts'
import type { Accounts } from './accounts.ts'
import { type ArchiveSource, archiveOverHttp } from './archive/archive-source.ts'
import { createConsent } from './archive/check-consent.ts'
import { openKeyRing } from './archive/key-ring.ts'
import { pullArchive, warnOfGap } from './archive/pull-archive.ts'
import type { Config } from './config.ts'
import { CAPABILITIES, createEnforcer } from './enforce.ts'
import { handleCallback } from './handle-callback.ts'
import { handleWebhook, lookAgain, TOLD } from './handle-webhook.ts'
import { openInbox } from './open-inbox.ts'
import { readState, type State } from './read-state.ts'
import { createWeComServer, WEBHOOKS_PATH } from './serve.ts'
import { takeCallback } from './take-callback.ts'
import { createWeCom, type WeCom } from './wecom.ts'
import { workInbox } from './work-inbox.ts'

export type Started = {
  readonly url: string
  /** The `source` of the corp's events. */
  readonly source: string
  readonly close: () => Promise<void>
}

/** What an installation may bring itself. */
export type Brought = {
  /** Instead of the sidecar of the configuration. */
  readonly archiveSource?: ArchiveSource
}

const TIMEOUT_MS = 10_000
/** What WeCom waits for an answer. */
const ANSWERED_MS = 5_000
const SUBSCRIBE_EVERY_MS = 30_000
const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

export async function startWeCom(config: Config, log: Log, brought: Brought = {}): Promise<Started> {
  const now = (): number => Date.now()
  const kept = keepState(join(config.dataDirectory, 'state.json'), readState)
  const inbox = openInbox(join(config.dataDirectory, 'inbox.ndjson'))
  const goodstanding = createGoodstanding({ ...config.goodstanding, timeoutMs: TIMEOUT_MS })
  const wecom = createWeCom({ ...config.wecom, timeoutMs: TIMEOUT_MS, now })
  const source = `wecom://${config.wecom.corpId}`
  const administrators = new Set(config.administrators)
  const accounts = (): Accounts => ({
    organization: config.organization,
    source,
    renamed: kept.state().renamed,
    administrators,
  })
  const enforcer = createEnforcer({ wecom, kept, language: config.language, now, log })
  const consent = createConsent({ wecom, now, log })
  const archive = archiveReader(config, brought, { consent, goodstanding, accounts, kept, now, log })
  const handling = {
    ...{ goodstanding, accounts, wecom, enforcer, kept, joining: config.joining, now, log },
    archive: { read: () => archive?.soon(), agreed: consent.agreed },
  }
  const inTurn = takeTurns()
  const telling = { accounts, goodstanding, publicUrl: config.goodstanding.publicUrl, enforcer, kept, log }
  const server = createWeComServer({
    take: (arrived) => takeCallback(arrived, config.envelope, now()),
    keep: async ({ callback: { key }, xml }) => {
      if (!(await inbox.put({ key, xml }))) log('info', 'A callback came again.', { key })
    },
    receive: createWebhookTaker({ kept, handle: (event) => inTurn(() => handleWebhook(telling, event)), log }),
    appSecret: config.appSecret,
    appSent: (sent) => rememberAppMessage(kept, sent, now()),
    waiting: inbox.waiting,
    log,
  })
  const url = await listenAt(server, config.listen, 'WECOM_HOST and WECOM_PORT')
  log('info', 'What WeCom lets the connector do, and what not.', CAPABILITIES)
  const stop = new AbortController()
  const run = (what: string, everyMs: number, work: () => Promise<unknown>): Promise<void> =>
    runEvery({ what, everyMs, signal: stop.signal, log }, work)
  const webhooks = `${config.publicUrl ?? url}${WEBHOOKS_PATH}`
  const running = [
    trySecrets(wecom, log),
    workInbox({
      inbox,
      handle: (callback) => handleCallback(handling, callback),
      setAside: join(config.dataDirectory, 'set-aside.ndjson'),
      signal: stop.signal,
      log,
    }),
    run('Looking at accounts again', HOUR_MS, () => inTurn(() => lookAgain(telling))),
    run('Subscribing', SUBSCRIBE_EVERY_MS, () => keepSubscribed({ kept, goodstanding, types: TOLD, log }, webhooks)),
    ...(archive === null
      ? []
      : [
          run('Reading the archive', archive.everyMs, archive.now),
          run('Looking at the archive', HOUR_MS, () => Promise.resolve(void warnOfGap({ kept, now, log }))),
        ]),
  ]
  return {
    ...{ url, source },
    close: async () => {
      stop.abort()
      await Promise.all([...running, endServer(server, ANSWERED_MS)])
      await archive?.idle()
    },
  }
}

const SECRETS = ['app', 'directory'] as const

/** A wrong secret shows at the start, not first when somebody is to be told or disabled. Whatever WeCom answers, the connector takes callbacks. */
async function trySecrets(wecom: Pick<WeCom, 'signIn'>, log: Log): Promise<void> {
  const tried = SECRETS.map((secret) =>
    wecom.signIn(secret).catch((fault: unknown) => {
      const why = fault instanceof Error ? fault.message : String(fault)
      log('error', 'WeCom does not let the connector in; what it is to do there waits.', { secret, why })
    }),
  )
  await Promise.all(tried)
}

type ArchiveParts = Omit<Parameters<typeof pullArchive>[0], 'source' | 'keys'>

/** Reads it now, or as soon as it is not read already: never twice at once. Null: there is none. */
function archiveReader({ archive }: Config, { archiveSource }: Brought, parts: ArchiveParts) {
  if (archive === null) return null
  const pulling = { ...parts, source: archiveSource ?? archiveOverHttp(archive.url), keys: openKeyRing(archive.keys) }
  let before: Promise<unknown> = Promise.resolve()
  let waits = false
  const read = async (): Promise<void> => {
    if (waits) return
    waits = true
    const turn = before.then(async () => {
      waits = false
      await pullArchive(pulling)
    })
    before = turn.catch(() => undefined) // whoever asked for this turn is told; the next one begins anew
    await turn
  }
  return {
    everyMs: archive.everySeconds * 1_000,
    now: read,
    soon: (): void => {
      read().catch((fault: unknown) => {
        parts.log('error', 'Reading the archive failed; it is tried again.', {
          why: fault instanceof Error ? fault.message : String(fault),
        })
      })
    },
    idle: () => before,
  }
}

type Sent = { readonly decision: string; readonly msgid: string }

/** For as long as WeCom recalls it. */
function rememberAppMessage(kept: Kept<State>, { decision, msgid }: Sent, at: number): void {
  kept.change((state) => ({
    ...state,
    appMessages: {
      ...Object.fromEntries(Object.entries(state.appMessages).filter(([, sent]) => at - sent.at < DAY_MS)),
      [decision]: { msgid, at },
    },
  }))
}
