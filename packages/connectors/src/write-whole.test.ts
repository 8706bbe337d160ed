import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { expect, it } from 'vitest'

const PROGRAM = `
import { writeWhole } from ${JSON.stringify(join(import.meta.dirname, 'write-whole.ts'))}
process.on('SIGXFSZ', () => undefined)
try {
  writeWhole(process.argv[1], 'new'.repeat(10_000))
  process.stdout.write('written')
} catch (fault) {
  process.stdout.write(String(fault.code))
}
`

it('leaves the file as it was where the system takes only a part of the new one, as of a full disk', () => {
  const path = join(makeTestFolder(), 'state.json')
  writeFileSync(path, 'old')
  // Files of this process end after eight blocks of the shell.
  const asked = [
    '-c',
    'ulimit -f 8; exec "$0" --import tsx --input-type=module -e "$1" "$2"',
    process.execPath,
    PROGRAM,
    path,
  ]
  expect(execFileSync('sh', asked, { encoding: 'utf8', cwd: import.meta.dirname })).toBe('EFBIG')
  expect(readFileSync(path, 'utf8')).toBe('old')
})
