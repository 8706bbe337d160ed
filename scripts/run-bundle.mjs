/** Builds the bundle when a source is newer, then runs it in this process, so signals reach it directly. */
import { statSync } from 'node:fs'
import { isNotInstalled, sayBuildFault } from './say-build-fault.mjs'
import { lastSourceChange } from './source-files.mjs'

const BUNDLE = new URL('../dist/goodstanding.mjs', import.meta.url)

let refreshed = null

/** Builds the bundle when a source is newer: once, however often it is asked. */
export function refreshBundle() {
  refreshed ??= refresh()
  return refreshed
}

async function refresh() {
  const built = statSync(BUNDLE, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (lastSourceChange() <= built) return
  const { buildBundle } = await import('./build.mjs')
  await buildBundle()
}

/** Runs the command with these words; everything after the script's own name follows them. */
export async function runBundle(...words) {
  try {
    await refreshBundle()
  } catch (fault) {
    process.stderr.write(`${sayBuildFault(fault)}\n`)
    process.exitCode = 1
    return
  }
  process.argv.splice(1, 1, BUNDLE.pathname, ...words)
  process.setSourceMapsEnabled(true)
  await import(BUNDLE.href).catch((fault) => {
    if (!isNotInstalled(fault)) throw fault
    process.stderr.write(`${sayBuildFault(fault)}\n`)
    process.exitCode = 1
  })
}
