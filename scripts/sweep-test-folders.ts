/** Before and after tests: folders that runs left behind go, this one's too. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fastFolder, sweepTestFolders } from '../packages/testkit/src/test-folders.ts'

export function setup(): () => void {
  process.env['TESTS_RUN'] = String(process.pid)
  const sweep = () => {
    sweepTestFolders(fastFolder(), process.pid)
    // Beside the prepared cluster each test file has its own.
    const beside = join(fastFolder(), `goodstanding-test-${process.getuid?.() ?? 0}`)
    if (existsSync(beside)) sweepTestFolders(beside)
  }
  sweep()
  return sweep
}
