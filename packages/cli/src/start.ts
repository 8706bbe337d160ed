/** `goodstanding start`: everything on one port, one line of JSON when it is ready. SIGHUP reads the policy again. */
import { readConfig, type Running, startGoodstanding } from '@goodstanding/server'
import { unknownSettings } from './unknown-settings.ts'

const log = (line: Readonly<Record<string, unknown>>): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}

/** Waits for a signal to stop; a second one stops at once. */
function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1))
        resolve(signal)
      })
    }
  })
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
  const stopped = untilStopped()
  const config = readConfig(process.env, argv)
  for (const message of unknownSettings(process.env)) log({ level: 'warn', message })
  const running = await startGoodstanding(config, log)
  const { url, serviceToken, signInToken, mail } = running
  process.stdout.write(
    `${JSON.stringify({ ready: true, url, serviceToken, signIn: `${url}/sign-in?token=${signInToken}`, ...(mail === null ? {} : { mail }) })}\n`,
  )
  process.on('SIGHUP', () => void reload(running))
  await stopped
  await running.close()
  return 0
}
