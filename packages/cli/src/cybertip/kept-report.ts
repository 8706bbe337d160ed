/** The file that keeps a report, and in its last line how far it came: so nothing is sent twice by accident. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { ConfigError } from '@goodstanding/server'
import { say } from '../say.ts'
import type { State } from './send-tip.ts'

const MARK = '<!-- goodstanding cybertip '
const STATE =
  /^<!-- goodstanding cybertip ([\w-]{1,80}) (draft|submitting|refused|submitted|finished|retracted)(?: (\d{1,20}))? /

export type Kept = { readonly case: string; readonly state: State['kind']; readonly reportId: string }

/** Null: there is no such file yet. One that is something else is not written over. */
export async function readKept(path: string): Promise<Kept | null> {
  const text = await readFile(path, 'utf8').catch((fault: unknown) => {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
    throw fault
  })
  if (text === null) return null
  const found = STATE.exec(text.slice(Math.max(0, text.lastIndexOf(MARK))))
  const state = found?.[2]
  if (found === null || state === undefined)
    throw new ConfigError(say('{0} is there already. Name another file by --to.', path))
  return { case: found[1] ?? '', state: stateNamed(state), reportId: found[3] ?? '' }
}

const KINDS = ['draft', 'submitting', 'refused', 'submitted', 'finished', 'retracted'] as const
const stateNamed = (name: string): State['kind'] => KINDS.find((kind) => kind === name) ?? 'submitting'

/** Refuses in words where what the file keeps was sent, or may have been, or is of another case. */
export function mustBeUnsent(path: string, caseId: string, kept: Kept | null): void {
  if (kept === null) return
  if (kept.case !== caseId)
    throw new ConfigError(say('{0} keeps the report of {1}. Name another file by --to.', path, kept.case))
  if (kept.state === 'finished')
    throw new ConfigError(
      say('{0} says that it was sent: NCMEC has it as report {1}. Nothing was sent again.', path, kept.reportId),
    )
  if (kept.state === 'submitted')
    throw new ConfigError(
      say(
        '{0} says that NCMEC has report {1}, which was not finished. Ask NCMEC what became of it; to send a new one, name another file by --to.',
        path,
        kept.reportId,
      ),
    )
  if (kept.state === 'submitting')
    throw new ConfigError(
      say(
        '{0} says that sending began, and not how it ended: NCMEC may have it. Ask NCMEC first; to send a new one, name another file by --to.',
        path,
      ),
    )
}

/** Written beside its place first: what was known before is lost at no moment. It names a person, so nobody else reads it. */
export async function writeKept(
  path: string,
  caseId: string,
  { xml, state }: { xml: string; state: State },
): Promise<void> {
  const id = 'reportId' in state ? ` ${state.reportId}` : ''
  const unfinished = `${path}.part`
  try {
    const text = `${xml}${MARK}${caseId} ${state.kind}${id} ${new Date().toISOString()} -->\n`
    await writeFile(unfinished, text, { mode: 0o600, flush: true })
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}
