/** Says what the analysis of a file found. */
import type { SignalSink } from '@goodstanding/model'
import type { FileAnalysis } from './analyse-file.ts'
import { nameParts } from './file-types.ts'
import { hostileUnder } from './hostile-script.ts'
import { NOBODY, peopleUnder } from './people-in-file.ts'
import { NO_SECRETS, secretsUnder } from './secrets-of-file.ts'

function detectArchive(analysis: FileAnalysis, pointer: string, sink: SignalSink): void {
  const { archive } = analysis
  if (archive === null) return
  const where = { pointer }
  if (archive.bomb !== null) sink.see('file.archive-bomb', 1, where, archive.bomb)
  const closed = archive.closed ?? null
  if (archive.encrypted) sink.see('file.encrypted-archive', 1, where)
  else if (closed !== null) sink.see('file.encrypted-archive', 1, where, closed)
  // Office and application packages hold archives of their own kind; two levels in a plain archive are a habit of hiding.
  if (archive.depth > 2) sink.see('file.nested-archive', 1, where, archive.depth)
  const outside = archive.outside ?? null
  if (outside !== null) sink.see('file.archive-outside', 1, where, outside.slice(-128))
  const hidden = archive.hidden ?? null
  if (hidden !== null) sink.see('file.double-extension', 1, where, hidden.slice(-128))
  const disguised = archive.disguised ?? null
  if (disguised !== null) sink.see('file.type-mismatch', 1, where, disguised.slice(-128))
  if (archive.executable !== null) sink.see('file.executable', 1, where, archive.executable.slice(-128))
}

/**
 * Says `file.*` signals, and `personal.secrets` of what stands in it; `pointer` is the file's own, e.g. `/data/file` or `/data/content/files/0`.
 * `file.count`, `file.malware` and `file.unscanned` are said by who counts the files and runs the scanner.
 */
export function detectFile(analysis: FileAnalysis, pointer: string, sink: SignalSink): void {
  const where = { pointer }
  if (analysis.testVirus) sink.see('file.test-virus', 1, where, analysis.sha256 ?? true)
  if (analysis.executable !== null) sink.see('file.executable', 1, where, analysis.executable)
  if (analysis.typeMismatch !== null) sink.see('file.type-mismatch', 1, where, analysis.typeMismatch)
  if (analysis.doubleExtension !== null) sink.see('file.double-extension', 1, where, analysis.doubleExtension)
  if (analysis.macro) {
    sink.see('file.macro', 1, where)
    const reach = analysis.macroReach === undefined ? 'unread' : analysis.macroReach
    if (reach !== null) sink.see('file.macro-reach', 1, where, reach)
  }
  const last = nameParts(analysis.name).endings.at(-1) ?? ''
  const script = analysis.script ?? hostileUnder(analysis.hostile ?? null, last, analysis.type)
  if (script !== null) sink.see('file.script-content', 1, where, script)
  const pageScript = analysis.pageScript ?? null
  if (pageScript !== null) sink.see('file.page-script', 1, where, pageScript)
  const unread = analysis.unread ?? null
  if (unread !== null) sink.see('file.unread', 1, where, unread)
  const secrets = secretsUnder(analysis.secrets ?? NO_SECRETS, last)
  if (secrets > 0) sink.see('personal.secrets', secrets, where, secrets)
  const { numbers, all } = peopleUnder(analysis.people ?? NOBODY, last)
  if (numbers > 0) sink.see('file.personal-numbers', numbers, where, numbers)
  if (all > 0) sink.see('file.personal-data', all, where, all)
  detectArchive(analysis, pointer, sink)
}
