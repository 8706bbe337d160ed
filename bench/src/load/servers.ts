/** The servers that are loaded: Goodstanding as it is started by `npm start`, the typical stack, and the bare platform. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { joinDatabase } from '@goodstanding/ledger'
import { AS_STARTED, BUNDLES } from '../bundles.ts'
import { addRules, shippedPolicy } from '../generate/policy.ts'
import { createRandom } from '../generate/random.ts'
import { generateRules } from '../generate/rules.ts'
import { type ChildServer, startChild } from './child-server.ts'
import { FLAGGING_RULE } from './traffic.ts'

/** Where and how a server takes events. */
export type Target = {
  readonly name: string
  readonly singlePath: string
  readonly batchPath: string
  readonly headers: Readonly<Record<string, string>>
}

export const RULES = 1_000
export const TERMS = 10_000

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const TOKEN = 'bench-service-token'

/** The shipped policy with generated rules, as a folder. */
function writePolicy(folder: string): void {
  const rules = [...generateRules(createRandom(1), RULES), FLAGGING_RULE]
  for (const [path, text] of addRules(shippedPolicy(), rules)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** What our server does with texts: all that ships, or all but the classifiers. */
export type Texts = 'classified' | 'matched'

const SCRIPT: Readonly<Record<Texts, string>> = {
  classified: join(ROOT, 'scripts/start.mjs'),
  matched: join(BUNDLES, 'ours-server.mjs'),
}

type Nodes = {
  readonly folder: string
  readonly texts: Texts
  /** What makes several nodes of one installation; none for one alone. */
  readonly shared?: Readonly<Record<string, string>>
}

function startNode({ folder, texts, shared = {} }: Nodes, data: string): Promise<ChildServer> {
  return startChild({
    arguments: [...AS_STARTED, SCRIPT[texts], '--port', '0', '--data', join(folder, data)],
    environment: {
      GOODSTANDING_POLICY: join(folder, 'policy'),
      GOODSTANDING_SERVICE_TOKEN: TOKEN,
      NODE_ENV: 'production',
      ...shared,
    },
    directory: ROOT,
  })
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'goodstanding-bench-'))
  writePolicy(join(folder, 'policy'))
  return folder
}

function targetOf(texts: Texts): Target {
  const path = '/v1/decisions'
  return {
    name: `Goodstanding, shipped policy + ${RULES.toLocaleString('en')} rules${texts === 'classified' ? ', with the text classifiers' : ''}`,
    singlePath: path,
    batchPath: path,
    headers: { authorization: `Bearer ${TOKEN}` },
  }
}

export async function startOurs(texts: Texts): Promise<readonly [ChildServer, Target]> {
  const folder = makeFolder()
  const server = await startNode({ folder, texts }, 'data')
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return [{ ...server, stop }, targetOf(texts)]
}

/** Two nodes of one installation: the second works on the database that the first one runs. */
export async function startTwoOfOurs(texts: Texts): Promise<readonly [readonly ChildServer[], Target]> {
  const folder = makeFolder()
  const shared = { GOODSTANDING_KEY: 'one-key-for-both-nodes-of-the-bench' }
  const first = await startNode({ folder, texts, shared }, 'data')
  const stopFirst = async (): Promise<void> => {
    await first.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const { url } = await joinDatabase({ url: null, dataDirectory: join(folder, 'data') })
  const second = await startNode({ folder, texts, shared: { ...shared, GOODSTANDING_DATABASE_URL: url } }, 'second')
  return [[{ ...first, stop: stopFirst }, second], targetOf(texts)]
}

export async function startTypical(): Promise<readonly [ChildServer, Target]> {
  const server = await startChild({
    arguments: [join(BUNDLES, 'typical-server.mjs'), String(RULES), String(TERMS)],
    environment: { NODE_ENV: 'production' },
    directory: ROOT,
  })
  const name = `typical stack, ${RULES.toLocaleString('en')} rules`
  return [server, { name, singlePath: '/v1/decisions', batchPath: '/v1/batches', headers: {} }]
}

export async function startEcho(): Promise<readonly [ChildServer, Target]> {
  const server = await startChild({
    arguments: [join(BUNDLES, 'echo-server.mjs')],
    environment: { NODE_ENV: 'production' },
    directory: ROOT,
  })
  return [server, { name: 'node:http and JSON.parse', singlePath: '/', batchPath: '/', headers: {} }]
}
