import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readLines } from './read-lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodstanding-lines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function linesOf(text: string | Buffer): Promise<readonly (string | null)[]> {
  const path = join(folder, 'a.txt')
  writeFileSync(path, text)
  const lines: (string | null)[] = []
  let bytes = 0
  for await (const line of readLines(path)) {
    lines.push(line.text)
    bytes += line.bytes
  }
  // The second half of an end is counted with neither line.
  expect(bytes).toBeLessThanOrEqual(Buffer.byteLength(text))
  return lines
}

it('ends a line by each of the three ends, and by nothing else', async () => {
  expect(await linesOf('a\nb\r\nc\rd\n\n\r\r\n\u2028e')).toEqual(['a', 'b', 'c', 'd', '', '', '', '\u2028e'])
  expect(await linesOf('')).toEqual([])
})

it('reads lines whole that lie over several pieces of the file, whatever piece an end begins', async () => {
  for (const end of ['\n', '\r\n', '\r'])
    for (const size of [65_535, 65_536, 65_537]) {
      const long = '宽'.repeat(size).slice(0, size)
      expect(await linesOf(['x'.repeat(65_535), long, '', 'last'].join(end))).toEqual([
        'x'.repeat(65_535),
        long,
        '',
        'last',
      ])
    }
})
