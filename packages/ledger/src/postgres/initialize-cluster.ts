import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Cluster, unusable } from './cluster.ts'
import { DatabaseRefusal } from './database-refusal.ts'
import { isAlive } from './postmaster.ts'
import { programPath, runProgram } from './run-server-program.ts'
import type { ServerBinaries } from './server-binaries.ts'

/** The superuser of an embedded cluster. Who may open its socket may be it: the socket's folder is the guard. */
export const SUPERUSER = 'postgres'

const PREFIX = 'postgres.new-'

/**
 * Makes the cluster once. It is made beside its place and moved there when complete, so a crash leaves nothing half
 * made, and of two processes that begin at the same time one wins.
 */
export async function initializeCluster(
  cluster: Cluster,
  binaries: ServerBinaries,
  stop: AbortSignal | null = null,
): Promise<void> {
  stop?.throwIfAborted()
  const fresh = makeFresh(cluster)
  const { code, printed } = await runProgram({
    path: programPath(binaries, 'initdb'),
    folder: fresh,
    user: cluster.user,
    args: [
      `--username=${SUPERUSER}`,
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
      '--no-instructions',
    ],
    stop,
  })
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    stop?.throwIfAborted()
    throw notMade(cluster, printed)
  }
  moveIntoPlace(fresh, cluster.folder)
}

function makeFresh(cluster: Cluster): string {
  const fresh = join(cluster.dataDirectory, `${PREFIX}${process.pid}`)
  try {
    removeLeftovers(cluster)
    mkdirSync(fresh, { mode: 0o700 })
    if (cluster.user !== null) chownSync(fresh, cluster.user.uid, cluster.user.gid)
    return fresh
  } catch (error) {
    throw unusable(cluster.dataDirectory, error instanceof Error ? error.message : String(error))
  }
}

function moveIntoPlace(fresh: string, place: string): void {
  try {
    renameSync(fresh, place)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    // Somebody else's cluster took the place first: it serves as well.
    if (!existsSync(join(place, 'PG_VERSION'))) throw error
  }
}

/** What a process that died while it made a cluster left behind. */
function removeLeftovers({ dataDirectory }: Cluster): void {
  for (const name of readdirSync(dataDirectory)) {
    if (!name.startsWith(PREFIX)) continue
    const maker = Number(name.slice(PREFIX.length))
    if (maker === process.pid || !isAlive(maker)) rmSync(join(dataDirectory, name), { recursive: true, force: true })
  }
}

/** What initdb has made it takes away again, so how much is free tells nothing any more; which of its programs says so where differs. */
const NO_ROOM = /No space left on device|Check free disk space/

export function notMade({ dataDirectory }: Pick<Cluster, 'dataDirectory'>, printed: string): DatabaseRefusal {
  const detail = printed.trim().split('\n').slice(-5).join('\n')
  if (NO_ROOM.test(printed))
    return new DatabaseRefusal(
      'full',
      {
        en: `PostgreSQL could not prepare the data directory ${dataDirectory}: its disk is full. Make room; some 50 MB are needed to begin.`,
        zh: `PostgreSQL 无法初始化数据目录 ${dataDirectory}：磁盘已满。请腾出空间，开始时约需 50 MB。`,
      },
      detail,
    )
  if (printed.includes('could not look up effective user'))
    return new DatabaseRefusal(
      'start',
      {
        en: 'PostgreSQL runs only as a user that has a name. Add this user id to /etc/passwd (in a container: pick a user of the image), or set GOODSTANDING_DATABASE_URL.',
        zh: 'PostgreSQL 只能以有名称的用户运行。请将此用户 id 加入 /etc/passwd（在容器中请选用镜像自带的用户），或设置 GOODSTANDING_DATABASE_URL。',
      },
      detail,
    )
  return new DatabaseRefusal(
    'start',
    {
      en: `PostgreSQL could not prepare the data directory ${dataDirectory}.`,
      zh: `PostgreSQL 无法初始化数据目录 ${dataDirectory}。`,
    },
    detail,
  )
}
