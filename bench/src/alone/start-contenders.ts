/**
 * Contenders in processes of their own: an engine that shares a process with others shares its caches, its heap and what V8 has
 * learned of its code with them, which no service does. They take turns all the same, one round each.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { AS_STARTED, BUNDLES, profileArguments, STARTED_WITH } from '../bundles.ts'
import { type Measured, measure, type Rounds } from '../measure.ts'

async function say(child: ChildProcess, times: number | null): Promise<unknown> {
  const ended = new AbortController()
  const end = (): void => ended.abort()
  child.once('exit', end)
  try {
    const answer = once(child, 'message', { signal: ended.signal })
    if (times !== null) child.send(times)
    const [said] = (await answer) as [unknown]
    return said
  } catch {
    throw new Error(`A contender ended before it answered: ${child.spawnargs.slice(-2).join(' ')}.`)
  } finally {
    child.off('exit', end)
  }
}

/** Medians of CPU microseconds for one operation, in the order of the names: those of `contenders` that the bench exports. */
export async function measureAlone(
  bench: string,
  names: readonly string[],
  rounds: Rounds,
): Promise<readonly Measured[]> {
  const children: ChildProcess[] = []
  try {
    for (const name of names) {
      const child = fork(join(BUNDLES, 'run-contender.mjs'), [bench, name], {
        env: { ...process.env, ...STARTED_WITH },
        execArgv: ['--enable-source-maps', ...AS_STARTED, ...profileArguments()],
      })
      children.push(child)
      await say(child, null)
    }
    return await measure(
      children.map((child, at) => ({
        name: names[at] ?? '',
        spend: async (times: number) => Number(await say(child, times)),
      })),
      rounds,
    )
  } finally {
    // One that has ended is the fault that is told of: to part from it would throw another over it.
    for (const child of children) if (child.connected) child.disconnect()
  }
}
