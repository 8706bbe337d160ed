import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTestFolder, sweepTestFolders } from './test-folders.ts'

describe('folders of tests', () => {
  let place: string
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'sweep-'))
  })
  afterEach(() => {
    rmSync(place, { recursive: true, force: true })
  })

  const leave = (name: string) => {
    mkdirSync(join(place, name, 'postgres'), { recursive: true })
    writeFileSync(join(place, name, 'postgres', 'PG_VERSION'), '17')
  }

  it('go with the run that owns them', () => {
    const folder = makeTestFolder()
    const run = Number(process.env['TESTS_RUN'])
    rmSync(folder, { recursive: true })
    leave(basename(folder))
    sweepTestFolders(place)
    expect(readdirSync(place)).toEqual([basename(folder)])
    sweepTestFolders(place, run)
    expect(readdirSync(place)).toEqual([])
  })

  it('of a process that is gone go, and of one that lives or that nothing says anything of stay', async () => {
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    await once(gone, 'exit')
    const kept = [`gs-test-${process.pid}-a`, 'gs-test-x-a', 'prepared-1', `run-${process.pid}-b`].toSorted()
    for (const name of [...kept, `gs-test-${gone.pid}-a`, `run-${gone.pid}-b`]) leave(name)
    sweepTestFolders(place)
    expect(readdirSync(place).toSorted()).toEqual(kept)
  })
})
