/** `goodstanding audit`: the log as a file, and whether a file of it - or a package produced from it - is what was signed. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ConfigError, type ExportVerified, parseVerifier, verifyExport, verifyPackage } from '@goodstanding/server'
import { readFlags } from '../flags.ts'
import { ask } from './ask.ts'
import { readPackageFolder } from './package-folder.ts'

export async function audit(argv: readonly string[]): Promise<number> {
  const [what, ...rest] = argv
  if (what === 'export') return exportLog(rest)
  if (what === 'verify') return verifyFile(rest)
  throw new ConfigError('Say `audit export` or `audit verify FILE`.')
}

async function exportLog(argv: readonly string[]): Promise<number> {
  const { flags } = readFlags(argv, ['url', 'token', 'to'])
  const answer = await ask('/v1/audit/export', flags)
  const to = flags.get('to')
  const out = to === undefined ? process.stdout : createWriteStream(to)
  await pipeline(Readable.from(bytesOf(answer)), out, { end: to !== undefined })
  return 0
}

async function* bytesOf(answer: Response): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  if (reader === undefined) return
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
}

async function verifyFile(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['checkpoint', 'key'])
  const [path] = words
  if (path === undefined) throw new ConfigError('Say which file: an export of the log, or a package and its folder.')
  const key = flags.get('key') ?? null
  if (key !== null && parseVerifier(key) === null)
    throw new ConfigError(
      `--key must be a whole key, as \`audit verify\` prints it: name+number+base64. "${key}" is none.`,
    )
  const found = await stat(path).catch(() => null)
  if (found === null) throw new ConfigError(`${path} is not there.`)
  if (found.isDirectory()) return tellPackage(await readPackageFolder(path), key)
  if (await isPackage(path)) return tellPackage(JSON.parse(await readFile(path, 'utf8')), key)
  const file = flags.get('checkpoint')
  const checkpoint = file === undefined ? null : await readFile(file, 'utf8')
  const verified = await verifyExport(createReadStream(path, { highWaterMark: READ_BYTES }), {
    verifier: key,
    checkpoint,
  })
  return tellExport(verified, { isTrusted: key !== null, isCompared: checkpoint !== null })
}

const READ_BYTES = 1024 * 1024

/** A package is one object; an export begins with a line that names its format. */
async function isPackage(path: string): Promise<boolean> {
  const file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
  await file.close()
  const start = buffer.subarray(0, bytesRead).toString('utf8')
  return !start.includes('\n{"index":') && start.includes('"files":')
}

function tellExport(
  { entries, checkpoints, root, verifier, problems }: ExportVerified,
  { isTrusted, isCompared }: { readonly isTrusted: boolean; readonly isCompared: boolean },
): number {
  for (const { line, offset, entries: place, says } of problems) {
    const where =
      place === null ? '' : place[0] === place[1] ? `, entry ${place[0]}` : `, entries ${place[0]} to ${place[1]}`
    process.stderr.write(`line ${line}, byte ${offset}${where}: ${says}\n`)
  }
  if (problems.length > 0) {
    process.stderr.write(`The log does not verify: ${problems.length} places.\n`)
    return 1
  }
  process.stdout.write(
    [
      `${entries} entries and ${checkpoints} signed checkpoints verify.`,
      `root     ${root ?? ''}`,
      `key      ${verifier ?? ''}${isTrusted ? '' : '  (taken from the export itself; give --key to hold it against one that you know)'}`,
      ...(isCompared ? ['The checkpoint given is one of this log.'] : []),
      '',
    ].join('\n'),
  )
  return 0
}

function tellPackage(value: unknown, key: string | null): number {
  const { files, entry, problems } = verifyPackage(value, key)
  for (const says of problems) process.stderr.write(`${says}\n`)
  if (problems.length > 0) return 1
  process.stdout.write(`${files} files, the manifest's signature and entry ${String(entry)} of the log verify.\n`)
  return 0
}
