/** `goodstanding start`: everything on one port, one line of JSON when it is ready. SIGHUP reads the policy again. */
import { readConfig, type Running, startGoodstanding } from '@goodstanding/server'
import { fewFiles } from './few-files.ts'
import { idleSettings } from './idle-settings.ts'
import { unknownSettings } from './unknown-settings.ts'
import { Stopped, untilStopped } from './until-stopped.ts'

const log = (line: Readonly<Record<string, unknown>>): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}

/** How long a process may go on that has ended: what it was just opening holds it, or what somebody loaded before it to watch it. */
const LINGER_MS = 500
const endSoon = (): void => {
  setTimeout(() => process.exit(), LINGER_MS).unref()
}

/** Null: it is to stop before it is ready, and nothing of it runs any more. */
async function startUnless(stop: AbortSignal, config: ReturnType<typeof readConfig>): Promise<Running | null> {
  const few = fewFiles()
  for (const message of [...unknownSettings(process.env), ...idleSettings(process.env), ...(few === null ? [] : [few])])
    log({ level: 'warn', message })
  try {
    return await startGoodstanding(config, log, null, stop)
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) throw thrown
    log({ level: 'info', message: 'Stopped before it was ready.', signal: thrown.message })
    endSoon()
    return null
  }
}

async function reload(running: Running): Promise<void> {
  try {
    await running.reload()
    const { version } = running.policy.current().policy
    log({ level: 'info', message: 'The policy was read again.', version, upcoming: running.policy.upcoming() })
  } catch (fault) {
    log({
      level: 'error',
      message: 'The policy was not taken; the one in force stays.',
      fault: fault instanceof Error ? fault.message : String(fault),
    })
  }
}

export async function start(argv: readonly string[]): Promise<number> {
  const stop = untilStopped()
  // Unheeded, it would end the process while it starts, and leave its PostgreSQL behind.
  const policy: { running: Running | null; isChanged: boolean } = { running: null, isChanged: false }
  process.on('SIGHUP', () => {
    if (policy.running === null) policy.isChanged = true
    else void reload(policy.running)
  })
  const config = readConfig(process.env, argv)
  const running = await startUnless(stop, config)
  if (running === null) return 0
  const { url, serviceToken, signInToken, mail } = running
  process.stdout.write(
    `${JSON.stringify({ ready: true, url, serviceToken, signIn: `${url}/sign-in?token=${signInToken}`, ...(mail === null ? {} : { mail }) })}\n`,
  )
  policy.running = running
  if (policy.isChanged) void reload(running)
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }))
  // Meanwhile whoever reads the log would see a node that ignores the signal.
  const { drainSeconds } = config
  if (drainSeconds > 0)
    log({
      level: 'info',
      message: 'Told to stop. It says so on /readyz, and answers as ever for so long.',
      drainSeconds,
    })
  await running.close()
  endSoon()
  return 0
}
