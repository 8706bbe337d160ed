/** Finds the PostgreSQL programs to run: installed ones first, then those that npm brought. */
import { execFile } from 'node:child_process'
import { accessSync, constants, readdirSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseRefusal } from './database-refusal.ts'
import { findNpmBinaries } from './npm-binaries.ts'
import { isReachable, type ServerUser } from './server-user.ts'

/** The oldest version whose SQL the project uses. */
export const OLDEST_MAJOR = 16

export type ServerBinaries = {
  /** Folder of `postgres` and `initdb`, links resolved. */
  readonly folder: string
  readonly major: number
  /** e.g. "17.10". */
  readonly version: string
  readonly origin: 'system' | 'npm'
}

const run = promisify(execFile)

/**
 * The binaries for a data directory made by `wantedMajor`, or for a new one when it is null.
 * Throws a DatabaseRefusal that names what was found.
 */
export async function findServerBinaries(wantedMajor: number | null, user: ServerUser): Promise<ServerBinaries> {
  const seen: ServerBinaries[] = []
  for (const folder of systemFolders()) {
    const found = await inspect(folder, 'system', user)
    if (found === null) continue
    if (fits(found, wantedMajor)) return found
    seen.push(found)
  }
  const npmFolder = findNpmBinaries(user)
  const found = npmFolder === null ? null : await inspect(npmFolder, 'npm', user)
  if (found !== null && fits(found, wantedMajor)) return found
  if (found !== null) seen.push(found)
  throw noServer(wantedMajor, seen)
}

function fits({ major }: ServerBinaries, wanted: number | null): boolean {
  return wanted === null ? major >= OLDEST_MAJOR : major === wanted
}

/** Folders on the PATH, then where packages put servers that they keep off the PATH; newest version first. */
function systemFolders(): readonly string[] {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const places = [
    { parent: '/usr/lib/postgresql', below: 'bin' },
    { parent: '/usr/libexec', below: '.' },
    { parent: '/opt/homebrew/opt', below: 'bin' },
    { parent: '/usr/local/opt', below: 'bin' },
    { parent: '/usr', below: 'bin' },
  ]
  const offPath = places.flatMap(({ parent, below }) =>
    list(parent)
      .filter((name) => /^(pgsql-|postgresql@?|)\d+$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
      .map((name) => join(parent, name, below)),
  )
  const real = [...onPath, ...offPath].flatMap((folder) => realFolder(folder) ?? [])
  return [...new Set(real)]
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // a place that this system does not have
  }
}

/** A program may be a link out of its folder, and finds its share and lib folders beside its real place. */
function realFolder(folder: string): string | null {
  try {
    const program = realpathSync(join(folder, 'postgres'))
    const real = join(program, '..')
    accessSync(join(real, 'postgres'), constants.X_OK)
    accessSync(join(real, 'initdb'), constants.X_OK)
    return real
  } catch {
    return null // no server here
  }
}

async function inspect(
  folder: string,
  origin: ServerBinaries['origin'],
  user: ServerUser,
): Promise<ServerBinaries | null> {
  if (!isReachable(folder, user)) return null
  try {
    const { stdout } = await run(join(folder, 'postgres'), ['--version'], { ...user, cwd: '/' })
    const [, version, major] = /\(PostgreSQL\) ((\d+)[\w.]*)/.exec(stdout) ?? []
    return version === undefined ? null : { folder, origin, version, major: Number(major) }
  } catch {
    return null // built for another system (a musl image, a missing library): the next candidate may run
  }
}

function noServer(wanted: number | null, seen: readonly ServerBinaries[]): DatabaseRefusal {
  const found = seen.map(({ version, folder }) => `${version} (${folder})`).join(', ')
  if (wanted !== null)
    return new DatabaseRefusal('version', {
      en: `The data directory was made by PostgreSQL ${wanted}, which is not here; found: ${found || 'none'}. Install PostgreSQL ${wanted}, or export the data with the product version that made it and import it into a new directory.`,
      zh: `数据目录由 PostgreSQL ${wanted} 创建，但此处没有该版本；找到：${found || '无'}。请安装 PostgreSQL ${wanted}，或用创建它的产品版本导出数据，再导入新目录。`,
    })
  return new DatabaseRefusal('no-server', {
    en: `No PostgreSQL ${OLDEST_MAJOR} or newer can run here; found: ${found || 'none'}. Install one, run npm install with optional dependencies, or set GOODSTANDING_DATABASE_URL.`,
    zh: `此处没有可运行的 PostgreSQL ${OLDEST_MAJOR} 或更新版本；找到：${found || '无'}。请安装，或运行 npm install（包含可选依赖），或设置 GOODSTANDING_DATABASE_URL。`,
  })
}
