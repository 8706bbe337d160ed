/** One homeserver, on SQLite, that talks to nobody: its own port and folder, its users made by its shared secret. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, makeTestFolder } from '@goodstanding/testkit'

export const SERVER_NAME = 'acme.test'
const SHARED_SECRET = 'only-for-tests'
const PASSWORD = 'only-for-tests-too'
/** Less than a test may take, so that one which hears nothing says what the homeserver did meanwhile. */
const ANSWERS_WITHIN_MS = 30_000
const LAST_LINES = 100
const ENOUGH = { per_second: 10_000, burst_count: 10_000 }

export type Said = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

/** Somebody who is signed in. */
export type MatrixPerson = {
  readonly id: string
  readonly token: string
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Said>
}

export type TestSynapse = {
  readonly url: string
  readonly register: (name: string, isAdmin?: boolean) => Promise<MatrixPerson>
  /** As a client signs in. */
  readonly login: (name: string) => Promise<Said>
  readonly log: () => string
  readonly close: () => Promise<void>
}

/**
 * Synapse with a database that waits for no disk: a room takes some seventy syncs, and where one takes a tenth of a second, as on a machine that
 * others write on too, a test of sixteen rooms takes over a minute.
 */
const FORGETFUL = `
import runpy, sqlite3
connect = sqlite3.connect
def forgetful(*given, **named):
    connection = connect(*given, **named)
    connection.execute('pragma synchronous = off')
    return connection
sqlite3.connect = forgetful
runpy.run_module('synapse.app.homeserver', run_name='__main__', alter_sys=True)
`

type Opening = { readonly python: string; readonly connector: { readonly url: string; readonly secret: string } }

export async function openSynapse({ python, connector }: Opening): Promise<TestSynapse> {
  const folder = makeTestFolder()
  const port = await freePort()
  const config = join(folder, 'homeserver.yaml')
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(settingsOf(folder, port, connector)))
  writeFileSync(join(folder, 'log.yaml'), JSON.stringify(logSettings(join(folder, 'synapse.log'))))
  const child = spawn(python, ['-c', FORGETFUL, '-c', config], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = `http://127.0.0.1:${port}`
  const log = (): string => readFileSync(join(folder, 'synapse.log'), 'utf8')
  await answering(child, url)
  const askAs = (token: string | null): MatrixPerson['ask'] => askAt({ url, log, connector: connector.url }, token)
  return {
    url,
    log,
    register: (name, isAdmin = false) => register(askAs, name, isAdmin),
    login: (name) =>
      askAs(null)('POST', '/_matrix/client/v3/login', {
        type: 'm.login.password',
        identifier: { type: 'm.id.user', user: name },
        password: PASSWORD,
        initial_device_display_name: 'A test',
      }),
    close: async () => {
      const ended = once(child, 'exit')
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const settingsOf = (folder: string, port: number, connector: Opening['connector']) => ({
  server_name: SERVER_NAME,
  pid_file: join(folder, 'synapse.pid'),
  listeners: [{ port, type: 'http', bind_addresses: ['127.0.0.1'], resources: [{ names: ['client'] }] }],
  database: { name: 'sqlite3', args: { database: join(folder, 'homeserver.db') } },
  media_store_path: join(folder, 'media'),
  signing_key: `ed25519 a_test ${randomBytes(32).toString('base64').replace(/=+$/, '')}`,
  log_config: join(folder, 'log.yaml'),
  registration_shared_secret: SHARED_SECRET,
  macaroon_secret_key: SHARED_SECRET,
  form_secret: SHARED_SECRET,
  report_stats: false,
  trusted_key_servers: [],
  suppress_key_server_warning: true,
  federation_domain_whitelist: [],
  bcrypt_rounds: 4,
  // Whoever looks twice sees what came meanwhile.
  caches: { sync_response_cache_duration: '0s' },
  presence: { enabled: false },
  server_notices: { system_mxid_localpart: 'notices', room_name: 'Notices', auto_join: true },
  ...Object.fromEntries(
    ['rc_message', 'rc_admin_redaction', 'rc_reports', 'rc_room_creation'].map((name) => [name, ENOUGH]),
  ),
  rc_joins: { local: ENOUGH, remote: ENOUGH },
  rc_login: { address: ENOUGH, account: ENOUGH, failed_attempts: ENOUGH },
  rc_invites: { per_room: ENOUGH, per_user: ENOUGH, per_issuer: ENOUGH },
  // Without `do_ping`: the README of the connector says why.
  modules: [
    {
      module: 'synapse_http_antispam.HTTPAntispam',
      config: {
        base_url: `${connector.url}/api/synapse`,
        authorization: connector.secret,
        enabled_callbacks: [
          'check_event_for_spam',
          'user_may_invite',
          'federated_user_may_invite',
          'user_may_send_3pid_invite',
          'user_may_join_room',
          'user_may_create_room',
          'check_login_for_spam',
        ],
      },
    },
  ],
})

const logSettings = (filename: string) => ({
  version: 1,
  // Else all that was imported before is silent, and only who asked is written.
  disable_existing_loggers: false,
  formatters: { line: { format: '%(asctime)s %(levelname)s %(name)s %(message)s' } },
  handlers: { file: { class: 'logging.FileHandler', filename, formatter: 'line' } },
  root: { level: 'INFO', handlers: ['file'] },
})

async function answering(child: ChildProcess, url: string): Promise<void> {
  let told = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      told = `${told}${part}`.slice(-4_000)
    })
  for (let tried = 0; tried < 600; tried++) {
    if (child.exitCode !== null) throw new Error(`Synapse ended with ${child.exitCode}: ${told}`)
    const isThere = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false, // it listens later
    )
    if (isThere) return
    await sleep(100)
  }
  throw new Error(`Synapse does not answer: ${told}`)
}

type Asked = { readonly url: string; readonly log: () => string; readonly connector: string }

/** What the connector polls every second says nothing of what went wrong. */
const POLLED = /"GET \/_synapse\/admin\/v1\/(?:user|event)_reports\?/

/** Whether the connector answers somebody who comes anew, as the homeserver does where its connection was closed. */
async function connectorNow(url: string): Promise<string> {
  const begun = performance.now()
  const said = await new Promise<string>((resolve) => {
    const asked = get(`${url}/healthz`, { agent: false, timeout: 5_000 }, ({ statusCode }) =>
      resolve(String(statusCode)),
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer'))).on('error', ({ message }) => resolve(message))
  })
  return `The connector, asked anew: ${said}, after ${Math.round(performance.now() - begun)} ms.`
}

/** Throws with the homeserver's last lines when it does not answer. */
function askAt({ url, log, connector }: Asked, token: string | null): MatrixPerson['ask'] {
  return async (method, path, body) => {
    try {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: answer.status, body: (await answer.json()) as Said['body'] }
    } catch (fault) {
      const lines = log()
        .split('\n')
        .filter((line) => !POLLED.test(line))
        .slice(-LAST_LINES)
      const told = [
        `${method} ${path} was not answered by Synapse, which wrote:`,
        ...lines,
        await connectorNow(connector),
      ]
      throw new Error(told.join('\n'), { cause: fault })
    }
  }
}

async function register(
  askAs: (token: string | null) => MatrixPerson['ask'],
  name: string,
  isAdmin: boolean,
): Promise<MatrixPerson> {
  const ask = askAs(null)
  const path = '/_synapse/admin/v1/register'
  const nonce = String((await ask('GET', path)).body['nonce'])
  const signed = [nonce, name, PASSWORD, isAdmin ? 'admin' : 'notadmin'].join('\0')
  const mac = createHmac('sha1', SHARED_SECRET).update(signed).digest('hex')
  const { status, body } = await ask('POST', path, { nonce, username: name, password: PASSWORD, admin: isAdmin, mac })
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  const token = String(body['access_token'])
  return { id: String(body['user_id']), token, ask: askAs(token) }
}
