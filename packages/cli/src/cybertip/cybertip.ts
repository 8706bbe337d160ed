/**
 * `goodstanding cybertip`: a report to NCMEC's CyberTipline about a case of suspected child-abuse material. It is written, and leaves this
 * machine only where whoever calls says so.
 */
import { ConfigError } from '@goodstanding/server'
import { LOCAL } from '../ask-running.ts'
import { readFlags } from '../flags.ts'
import { say } from '../say.ts'
import { createCalls } from './client.ts'
import { mustBeUnsent, readKept, writeKept } from './kept-report.ts'
import { exitCodeOf } from './outcome.ts'
import { noteOnCase, type Product, readCounsel, readSealedCase } from './read-sealed-case.ts'
import { isMail, readAccount, readBase, readReporter, REAL_BASE } from './read-settings.ts'
import { sayMissing, sayOutcome } from './say-outcome.ts'
import { type Keep, sendTip, type State } from './send-tip.ts'
import { type Added, type Incident, INCIDENTS, isIncident, missingIn, reportOf, type Tip, tipOf } from './tip.ts'
import { writeXml } from './write-xml.ts'

const FLAGS = ['to', 'incident', 'screen-name', 'mail', 'send', 'url', 'token'] as const
type Flag = (typeof FLAGS)[number]

export async function cybertip(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, FLAGS)
  const [asked] = words
  if (asked === undefined) throw new ConfigError(say('Say `cybertip <case>`, e.g. `cybertip case_… --to report.xml`.'))
  const sends = readSends(flags.get('send'))
  const added = readAdded(flags)
  const account = sends ? readAccount(process.env) : null
  const product = readProduct(flags)
  const { mayNote } = await readCounsel(product)
  const tip = tipOf(await readSealedCase(product, asked), added)
  const missing = missingIn(tip)
  const xml = writeXml(reportOf(tip, `${readBase(process.env) ?? REAL_BASE}/xsd`))
  tell(missing.length === 0 ? [] : [say('The report still lacks:'), ...missing.map((part) => `  ${sayMissing(part)}`)])
  if (account === null) return write(tip, xml, flags.get('to') ?? null)
  if (missing.length > 0) throw new ConfigError(say('Nothing was sent.'))

  const file = flags.get('to') ?? `cybertip-${tip.case.id}.xml`
  mustBeUnsent(file, tip.case.id, await readKept(file))
  const outcome = await sendTip(createCalls(account), xml, keepIn(file, tip.case.id, xml))
  tell(sayOutcome(outcome, file))
  if (outcome.kind === 'finished') {
    process.stdout.write(`${outcome.reportId}\n`)
    await note(product, { case: tip.case.id, reportId: outcome.reportId, mayNote })
  }
  return exitCodeOf(outcome)
}

/** Beside what is printed to be kept. */
function tell(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`)
}

async function write({ case: { id } }: Tip, xml: string, file: string | null): Promise<number> {
  if (file === null) process.stdout.write(xml)
  else {
    mustBeUnsent(file, id, await readKept(file))
    await writeKept(file, id, { xml, state: { kind: 'draft' } })
    process.stdout.write(`${file}\n`)
  }
  tell([say('Nothing was sent. Read it; `--send yes` sends it to NCMEC.')])
  return 0
}

/** The number is told as soon as there is one: a disk that is full keeps nothing. */
const keepIn =
  (file: string, id: string, xml: string): Keep =>
  async (state: State) => {
    if (state.kind === 'submitted') tell([say('NCMEC took the report as {0}.', state.reportId)])
    await writeKept(file, id, { xml, state })
  }

type Reported = { readonly case: string; readonly reportId: string; readonly mayNote: boolean }

async function note(product: Product, { case: id, reportId, mayNote }: Reported): Promise<void> {
  const text = `NCMEC CyberTipline: ${reportId}`
  const isNoted = mayNote && (await noteOnCase(product, id, text))
  tell([
    isNoted
      ? say('The number stands in a note on the case.')
      : say('Ask somebody who works on the case to put this note on it: {0}', text),
  ])
}

function readSends(stated: string | undefined): boolean {
  if (stated === undefined) return false
  if (stated === 'yes') return true
  throw new ConfigError(say('--{0} must be one of {1}.', 'send', 'yes'))
}

function readProduct(flags: ReadonlyMap<Flag, string>): Product {
  const token = flags.get('token') ?? (process.env['GOODSTANDING_TOKEN'] || undefined)
  if (token === undefined)
    throw new ConfigError(say('Give --token, or GOODSTANDING_TOKEN: a token of somebody who may read it.'))
  return { url: flags.get('url') ?? LOCAL, token }
}

function readAdded(flags: ReadonlyMap<Flag, string>): Added {
  const mail = flags.get('mail') ?? null
  if (mail !== null && !isMail(mail))
    throw new ConfigError(say('--{0} must be a mail address, not "{1}".', 'mail', mail))
  return {
    mail,
    screenName: flags.get('screen-name') ?? null,
    incident: readIncident(flags.get('incident')),
    service: process.env['GOODSTANDING_CYBERTIP_SERVICE']?.trim() || null,
    reporter: readReporter(process.env),
  }
}

function readIncident(stated: string | undefined): Incident | null {
  if (stated === undefined) return null
  if (isIncident(stated)) return stated
  throw new ConfigError(say('--{0} must be one of {1}.', 'incident', Object.keys(INCIDENTS).join(', ')))
}
