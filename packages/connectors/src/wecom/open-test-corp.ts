/** A real Goodstanding, the WeCom of tests and a connector between them, for tests: each closed with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGoodstanding, type Answer, type Goodstanding } from '@goodstanding/sdk'
import { readConfig as readServerConfig, startGoodstanding } from '@goodstanding/server'
import { makeDataFolder } from '@goodstanding/testkit'
import type { Log } from '../log.ts'
import { openTestArchive } from './archive/open-test-archive.ts'
import type { Config } from './config.ts'
import { CORP, ENVELOPE, openTestWeCom, SECRETS } from './open-test-wecom.ts'
import { startWeCom } from './start-wecom.ts'

export type TestCorp = Awaited<ReturnType<typeof openTestCorp>>

export const APP_TOKEN = 'app-messages-token-of-tests'

export function must<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

/** Looks until something is there, for half a minute. */
export async function until<Value>(look: () => Promise<Value | null> | Value | null): Promise<Value> {
  for (let tried = 0; tried < 600; tried += 1) {
    const found = await look()
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('It never came.')
}

export async function openTestCorp() {
  const folder = await makeDataFolder()
  const own = mkdtempSync(join(tmpdir(), 'wecom-test-'))
  const settings = { PORT: '0', GOODSTANDING_DATA: folder, GOODSTANDING_PRIVATE_WEBHOOKS: 'allow' }
  const running = await startGoodstanding(readServerConfig(settings, []), () => undefined)
  const service = createGoodstanding({ url: running.url, token: running.serviceToken })
  const wecom = await openTestWeCom()
  const archive = openTestArchive()
  const logged: { readonly what: string; readonly more: unknown }[] = []
  const log: Log = (_, what, more) => void logged.push({ what, more })
  const config: Config = {
    listen: { host: '127.0.0.1', port: 0 },
    publicUrl: null,
    dataDirectory: own,
    goodstanding: { url: running.url, token: running.serviceToken, publicUrl: running.url },
    wecom: { url: wecom.url, corpId: CORP, agentId: 1_000_002, secrets: SECRETS },
    envelope: ENVELOPE,
    organization: 'northwind',
    administrators: ['boss'],
    language: 'both',
    joining: 'disable',
    archive: { url: 'http://127.0.0.1:1', keys: archive.keys(), everySeconds: 1 },
    appSecret: APP_TOKEN,
  }
  const connect = () => startWeCom(config, log, { archiveSource: archive.source })
  let connector = await connect()
  await until(() => (logged.some(({ what }) => what.startsWith('Subscribed')) ? true : null))
  return {
    ...{ service, wecom, archive, config, logged, running },
    url: () => connector.url,
    /** Stops the connector and starts it again on what it kept. */
    restart: async (): Promise<void> => {
      await connector.close()
      connector = await connect()
    },
    close: async (): Promise<void> => {
      await connector.close()
      await wecom.close()
      await running.close()
      rmSync(folder, { recursive: true, force: true })
      rmSync(own, { recursive: true, force: true })
    },
  }
}

/** A person of the operator's staff, by the first administrator's token. */
export async function hire(
  admin: Goodstanding,
  url: string,
  id: string,
  roles: readonly string[],
): Promise<Goodstanding> {
  must(await admin.ask('POST', '/v1/staff', { body: { id, name: id, email: `${id}@operator.example`, roles } }))
  const { token } = must(await admin.ask<{ token: string }>('POST', `/v1/staff/${id}/tokens`))
  return createGoodstanding({ url, token })
}

export async function signIn({ running }: Pick<TestCorp, 'running'>): Promise<Goodstanding> {
  const anybody = createGoodstanding({ url: running.url })
  const body = { token: running.signInToken }
  const { token } = must(await anybody.ask<{ token: string }>('POST', '/v1/sign-in', { body }))
  return createGoodstanding({ url: running.url, token })
}
