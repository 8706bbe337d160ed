/** A Goodstanding beside the workplace: its own process, its own data directory, stopped with it. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Product = {
  readonly url: string
  readonly token: string
  /** The first administrator's link; only when this process started the product. */
  readonly signIn: string | null
  readonly stop: () => Promise<void>
}

const START = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url))
const PORT = '4600'

/** The same token in every start, since the product remembers what it made for it. */
function keptToken(directory: string): string {
  const place = join(directory, 'service-token')
  try {
    return readFileSync(place, 'utf8')
  } catch {
    const made = randomBytes(24).toString('base64url')
    writeFileSync(place, made, { mode: 0o600 })
    return made
  }
}

/** Starts the product and waits for its ready line. Throws with its last words when it stops before. */
export async function startProduct(dataDirectory: string, port: string = PORT): Promise<Product> {
  mkdirSync(dataDirectory, { recursive: true })
  const token = keptToken(dataDirectory)
  const child = spawn(process.execPath, [START, '--port', port], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      GOODSTANDING_DATA: join(dataDirectory, 'goodstanding'),
      GOODSTANDING_SERVICE_TOKEN: token,
      // The webhooks come back to this machine.
      GOODSTANDING_PRIVATE_WEBHOOKS: 'allow',
    },
  })
  const stopped = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = await new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = readLine(line)
      if (said?.['ready'] === true) resolve(said)
    })
    child.once('exit', (code) => {
      reject(
        new Error(
          `Goodstanding stopped with ${code} before it was ready. Its words are above. It takes port ${port} here: where another one runs there, stop that, or name it by GOODSTANDING_URL and GOODSTANDING_SERVICE_TOKEN.`,
        ),
      )
    })
  })
  return {
    url: String(ready['url']),
    token,
    signIn: typeof ready['signIn'] === 'string' ? ready['signIn'] : null,
    stop: async () => {
      child.kill('SIGTERM')
      await stopped
    },
  }
}

function readLine(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const said: unknown = JSON.parse(line)
    return typeof said === 'object' && said !== null ? { ...said } : null
  } catch {
    return null
  }
}
