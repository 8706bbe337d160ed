/** `goodstanding audit`: the log as a file, and whether a file of it - a package produced from it, a receipt of an erasure - is what was signed. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  ConfigError,
  type ExportVerified,
  parseVerifier,
  verifyExport,
  verifyPackage,
  verifyReceipt,
} from '@goodstanding/server'
import { readFlags } from '../flags.ts'
import { ask } from './ask.ts'
import { sayFault } from './chinese-faults.ts'
import { readPackageFolder } from './package-folder.ts'
import { parseJson } from './parse-json.ts'
import { say } from '../say.ts'

export async function audit(argv: readonly string[]): Promise<number> {
  const [what, ...rest] = argv
  if (what === 'export') return exportLog(rest)
  if (what === 'verify') return verifyFile(rest)
  throw new ConfigError(say('Say `audit export` or `audit verify FILE`.'))
}

async function exportLog(argv: readonly string[]): Promise<number> {
  const { flags } = readFlags(argv, ['url', 'token', 'to'], 0)
  const answer = await ask('/v1/audit/export', flags)
  const to = flags.get('to')
  if (to === undefined) await pipeline(Readable.from(bytesOf(answer)), process.stdout, { end: false })
  else await keepWhole(Readable.from(bytesOf(answer)), to)
  return 0
}

/** The export of yesterday stays until that of today is whole. What is no file - a pipe, a device - is written to as it comes. */
async function keepWhole(bytes: Readable, to: string): Promise<void> {
  const before = await stat(to).catch(() => null)
  if (before !== null && !before.isFile()) return pipeline(bytes, createWriteStream(to))
  const unfinished = `${to}.part`
  try {
    await pipeline(bytes, createWriteStream(unfinished, { flush: true }))
    await rename(unfinished, to)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function* bytesOf(answer: Response): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  if (reader === undefined) return
  const next = () =>
    reader.read().catch(() => {
      throw new ConfigError(say('{0} broke off before the end. Ask again.', answer.url))
    })
  for (let read = await next(); !read.done; read = await next()) yield read.value
}

async function verifyFile(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['checkpoint', 'checkpoint-key', 'key'])
  const [path] = words
  if (path === undefined)
    throw new ConfigError(
      say('Say which file: an export of the log, a receipt of an erasure, or a package and its folder.'),
    )
  const [key, checkpointVerifier] = [readKey(flags, 'key'), readKey(flags, 'checkpoint-key')]
  if (checkpointVerifier !== null && !flags.has('checkpoint'))
    throw new ConfigError(say('--checkpoint-key is the key of a checkpoint: name its file by --checkpoint.'))
  const found = await stat(path).catch(() => null)
  if (found === null) throw new ConfigError(say('There is no {0}.', path))
  if (found.isDirectory()) return tellPackage(await readPackageFolder(path), key)
  const form = await formOf(path)
  if (form !== 'export') {
    const value = parseJson(await readFile(path, 'utf8'), path)
    return form === 'package' ? tellPackage(value, key) : tellReceipt(value, key)
  }
  const file = flags.get('checkpoint')
  const checkpoint = file === undefined ? null : asWasWritten(await readFile(file, 'utf8'))
  const verified = await verifyExport(createReadStream(path, { highWaterMark: READ_BYTES }), {
    verifier: key,
    checkpoint,
    checkpointVerifier,
  })
  return tellExport(verified, { isTrusted: key !== null, isCompared: checkpoint !== null })
}

/** A note that went through a mailbox, a ticket or an editor: what those do to the ends of lines is nobody's forgery, and is signed nowhere. */
const asWasWritten = (note: string): string =>
  `${note
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd()}\n`

function readKey(flags: ReadonlyMap<string, string>, name: 'key' | 'checkpoint-key'): string | null {
  const key = flags.get(name) ?? null
  if (key !== null && parseVerifier(key) === null)
    throw new ConfigError(
      say('--{0} must be a whole key, as `audit verify` prints it: name+number+base64. "{1}" is none.', name, key),
    )
  return key
}

const READ_BYTES = 1024 * 1024

/** A package and a receipt are one object each; an export begins with a line that names its format. */
async function formOf(path: string): Promise<'export' | 'package' | 'receipt'> {
  const file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
  await file.close()
  const start = buffer.subarray(0, bytesRead).toString('utf8')
  if (start.includes('\n{"index":')) return 'export'
  if (start.includes('"files":')) return 'package'
  return start.includes('"receipt":') ? 'receipt' : 'export'
}

function tellExport(
  { entries, checkpoints, root, verifier, problems }: ExportVerified,
  { isTrusted, isCompared }: { readonly isTrusted: boolean; readonly isCompared: boolean },
): number {
  for (const { line, offset, entries: place, says: found } of problems) {
    const says = sayFault(found)
    const said =
      place === null
        ? say('line {0}, byte {1}: {2}', line, offset, says)
        : place[0] === place[1]
          ? say('line {0}, byte {1}, entry {2}: {3}', line, offset, place[0], says)
          : say('line {0}, byte {1}, entries {2} to {3}: {4}', line, offset, ...place, says)
    process.stderr.write(`${said}\n`)
  }
  if (problems.length > 0) {
    const many = say('The log does not verify: {0} places.', problems.length)
    process.stderr.write(`${problems.length === 1 ? say('The log does not verify: one place.') : many}\n`)
    return 1
  }
  process.stdout.write(
    [
      say('{0} entries and {1} signed checkpoints verify.', entries, checkpoints),
      say('root     {0}', root ?? ''),
      say('key      {0}', verifier ?? '') +
        (isTrusted ? '' : say('  (taken from the export itself; give --key to hold it against one that you know)')),
      ...(isCompared ? [say('The checkpoint given is one of this log.')] : []),
      '',
    ].join('\n'),
  )
  return 0
}

function tellPackage(value: unknown, key: string | null): number {
  const { files, entry, verifier, problems } = verifyPackage(value, key)
  for (const found of problems) process.stderr.write(`${sayFault(found)}\n`)
  if (problems.length > 0) return 1
  process.stdout.write(
    [
      say("{0} files, the manifest's signature and entry {1} of the log verify.", files, String(entry)),
      say('key      {0}', verifier ?? '') +
        (key === null ? say('  (taken from the package itself; give --key to hold it against one that you know)') : ''),
      '',
    ].join('\n'),
  )
  return 0
}

function tellReceipt(value: unknown, key: string | null): number {
  const { erasure, entry, verifier, problems } = verifyReceipt(value, key)
  for (const found of problems) process.stderr.write(`${sayFault(found)}\n`)
  if (problems.length > 0) return 1
  process.stdout.write(
    [
      say('The signature of the receipt of {0} and entry {1} of the log verify.', erasure ?? '', String(entry)),
      say('key      {0}', verifier ?? '') +
        (key === null ? say('  (taken from the receipt itself; give --key to hold it against one that you know)') : ''),
      '',
    ].join('\n'),
  )
  return 0
}
