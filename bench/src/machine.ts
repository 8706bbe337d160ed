/** What the numbers were measured on. */
import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

export type Machine = {
  readonly node: string
  readonly v8: string
  readonly platform: string
  readonly processor: string
  readonly cores: number
  readonly memoryGiB: number
  /** Load average of the last minute when the run began: what else the machine was doing. */
  readonly load: number
  readonly commit: string
  readonly at: string
}

function readCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown' // a release has no repository around it
  }
}

export function describeMachine(): Machine {
  return {
    node: process.version,
    v8: process.versions.v8,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    commit: readCommit(),
    at: new Date().toISOString(),
  }
}
