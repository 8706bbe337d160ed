/** Puts the connector together: asks who it is, subscribes to what Goodstanding tells, and listens. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createGoodstanding, type WebhookEvent } from '@goodstanding/sdk'
import { endServer, listenAt } from '../door.ts'
import { createWebhookTaker } from '../take-webhook.ts'
import { takeTurns } from '../take-turns.ts'
import { createAnswering } from './answer-callback.ts'
import { carryStanding, lookAgain } from './carry-standing.ts'
import { createFirstWords } from './first-words.ts'
import { keepSubscribed } from '../keep-subscribed.ts'
import type { Config } from './config.ts'
import { type Handling, handleWebhook, TOLD } from './handle-webhook.ts'
import { createRooms } from './know-rooms.ts'
import type { Log } from '../log.ts'
import { serverOf } from './organizations.ts'
import { runEvery } from '../run-every.ts'
import { createConnectorServer, type Serving, WEBHOOKS_PATH } from './serve.ts'
import { createSender } from './speak-to.ts'
import { openStore, type Store } from './store.ts'
import { createSynapse, SynapseFault, type Synapse } from './synapse.ts'
import { takeReports } from './take-reports.ts'
import { createTell } from './tell-person.ts'
import { createTellLater } from './tell-later.ts'

export type Started = {
  readonly url: string
  /** The connector's own account, and the `source` of its events. */
  readonly account: string
  readonly source: string
  readonly close: () => Promise<void>
}

const SYNAPSE_TIMEOUT_MS = 10_000
/** Longer than a message may wait for whom its room holds: without it the message is asked about all the same. */
const ROOM_TIMEOUT_MS = 1_500
/** What an answer takes at the end, beside what Goodstanding may take for it. */
const ANSWERED_MS = 1_000
const LATER_EVERY_MS = 5_000
const ASK_EVERY_MS = 2_000
const SUBSCRIBE_EVERY_MS = 30_000
const LOOK_EVERY_MS = 60 * 60_000
const TIDY_EVERY_MS = 60 * 60_000
const HELD_MS = 30 * 24 * 60 * 60_000

export async function startMatrix(config: Config, log: Log): Promise<Started> {
  const now = (): number => Date.now()
  const store = openStore(config.dataDirectory)
  const synapse = createSynapse({ ...config.synapse, timeoutMs: SYNAPSE_TIMEOUT_MS })
  const goodstanding = createGoodstanding({ ...config.goodstanding, timeoutMs: SYNAPSE_TIMEOUT_MS })
  const account = await untilAnswered(() => synapse.whoAmI(), log)
  await mustAdminister(synapse, account)
  const source = config.source ?? `https://${serverOf(account)}/_matrix`
  const later = createTellLater({ directory: config.dataDirectory, goodstanding, log })
  const sender = createSender({ config, goodstanding, log })
  const tell = createTell({ how: config.notices, synapse, sender, store, log })
  const carrying = { goodstanding, synapse, store, policy: config.standing, log }
  const inTurn = takeTurns()
  const carry = (user: string): Promise<void> => inTurn(() => carryStanding(carrying, user))
  const handling = {
    ...{ config, source, goodstanding, store, tell, now, carry },
    removing: { synapse, store, files: config.removedFiles, wait: (ms: number) => sleep(ms), log },
  }
  const ownAccounts = new Set([account, ...config.ownAccounts])
  const rooms = createRooms({ synapse, timeoutMs: ROOM_TIMEOUT_MS, now, log })
  const serving: Serving = {
    secret: config.secret,
    log,
    answer: createAnswering({
      ...{ config, source, goodstanding, synapse, sender, store, later, tell, now, log, ownAccounts, rooms },
      hearOf: createFirstWords({
        ...{ source, organizations: config.organizations, ownAccounts, synapse, rooms, later, now, log },
      }),
      // Nothing is kept from ending by it.
      wait: (ms) => sleep(ms, undefined, { ref: false }),
    }),
    receive: createWebhookTaker({ kept: store, log, handle: (event) => carryOut(handling, event, log) }),
  }
  const server = createConnectorServer(serving)
  const url = await listenAt(server, config.listen, '`listen` of the configuration')
  const stop = new AbortController()
  const run = (what: string, everyMs: number, work: () => Promise<unknown>): Promise<void> =>
    runEvery({ what, everyMs, signal: stop.signal, log }, work)
  const webhooks = `${config.publicUrl ?? url}${WEBHOOKS_PATH}`
  const running = [
    run('Subscribing', SUBSCRIBE_EVERY_MS, () =>
      keepSubscribed({ kept: store, goodstanding, types: TOLD, log }, webhooks),
    ),
    run('Telling afterwards', LATER_EVERY_MS, () => later.tell()),
    run('Taking reports', config.reports.everySeconds * 1_000, () =>
      takeReports({ config, source, synapse, goodstanding, store, now, log }),
    ),
    run('Looking at accounts again', LOOK_EVERY_MS, () => lookAgain(carrying, carry)),
    run('Tidying', TIDY_EVERY_MS, () => {
      forgetOld(store, now())
      return Promise.resolve()
    }),
  ]
  return {
    ...{ url, account, source },
    close: async () => {
      stop.abort()
      await Promise.all([...running, endServer(server, config.timeoutMs + ANSWERED_MS)])
    },
  }
}

/** What the homeserver refuses for good is logged, and not told again for days. */
async function carryOut(handling: Handling, event: WebhookEvent, log: Log): Promise<void> {
  const about = { type: event.type, subject: event.subject }
  try {
    await handleWebhook(handling, event)
    log('info', 'Carried out what Goodstanding told.', about)
  } catch (fault) {
    if (!(fault instanceof SynapseFault) || fault.mayPass) throw fault
    log('error', 'The homeserver refused what Goodstanding told.', { ...about, why: fault.message })
  }
}

async function mustAdminister(synapse: Synapse, account: string): Promise<void> {
  try {
    await synapse.user(account)
  } catch (fault) {
    if (fault instanceof SynapseFault && fault.status === 403)
      throw new Error(`${account}, whose token SYNAPSE_TOKEN is, is no server administrator.`)
    throw fault
  }
}

/** What was held long ago, and what passes no longer. */
function forgetOld(store: Store, now: number): void {
  store.change((state) => ({
    ...state,
    held: Object.fromEntries(Object.entries(state.held).filter(([, { at }]) => at > now - HELD_MS)),
    released: Object.fromEntries(Object.entries(state.released).filter(([, until]) => until > now)),
  }))
}

const NO_TOKEN =
  'The homeserver does not know the token of SYNAPSE_TOKEN. Sign in as the account of the connector, and give the token that answers.'

/** The homeserver may start after us: it is asked until it answers. A token that it does not know ends the wait. */
async function untilAnswered(ask: () => Promise<string>, log: Log): Promise<string> {
  for (;;) {
    try {
      return await ask()
    } catch (fault) {
      if (fault instanceof SynapseFault && fault.status === 401) throw new Error(NO_TOKEN)
      if (!(fault instanceof SynapseFault) || !fault.mayPass) throw fault
      log('warn', 'The homeserver does not answer yet.', { why: fault.message })
      await sleep(ASK_EVERY_MS)
    }
  }
}
