/**
 * A process that ends out of order - by a second signal, by a fault that nobody caught - has no time to wait for its server, but for telling it to end.
 * Left alone it would run on without anybody: whoever copied the data directory of a product that was stopped would copy it under a server that writes.
 */
import type { Cluster } from './cluster.ts'
import { isPostmaster, readPostmasterPid } from './postmaster.ts'

const clusters = new Set<Cluster>()

function endThem(): void {
  for (const cluster of clusters) {
    const pid = readPostmasterPid(cluster)
    if (pid === null || !isPostmaster(pid, cluster)) continue
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      // It has just ended. Whatever else it is, nobody is left to hear of it.
    }
  }
}

/** From now on the server of this cluster ends with this process. Call what is returned once it has been ended in order. */
export function endAlong(cluster: Cluster): () => void {
  if (clusters.size === 0) process.on('exit', endThem)
  clusters.add(cluster)
  return () => {
    clusters.delete(cluster)
    if (clusters.size === 0) process.off('exit', endThem)
  }
}
