/** `goodstanding evidence export`: what was produced for a legal request, as a folder that `audit verify` checks. */
import { ConfigError } from '@goodstanding/server'
import { readFlags } from '../flags.ts'
import { readJson } from '../ask-running.ts'
import { ask } from './ask.ts'
import { writePackageFolder } from './package-folder.ts'
import { say } from '../say.ts'

export async function evidence(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['url', 'token', 'to'], 2)
  const [what, request] = words
  if (what !== 'export' || request === undefined)
    throw new ConfigError(say('Say `evidence export <legal request>`, e.g. `evidence export lrq_… --to package`.'))
  const answer = await ask(`/v1/legal-requests/${encodeURIComponent(request)}/package`, flags)
  const folder = flags.get('to') ?? request
  const names = await writePackageFolder(folder, await readJson(answer))
  process.stdout.write(`${names.map((name) => `${folder}/${name}`).join('\n')}\n`)
  return 0
}
