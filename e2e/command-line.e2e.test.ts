/** What the command line says of a call that is wrong: words, an exit code that is not zero, and nothing made on the way. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runCommand } from './server/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodstanding-command-line-'))
const missing = join(folder, 'nosuch')
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

it('answers a question for help by a verb, on standard output', async () => {
  for (const words of [
    ['check-policy', '--help'],
    ['help', 'check-policy'],
  ]) {
    const { code, out, err } = await runCommand(...words)
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe('goodstanding check-policy [DIR]\n\ncheck a folder of clause files\n')
  }
})

it('names what is not there', async () => {
  for (const words of [
    ['check-policy', missing],
    ['replay', `${missing}.jsonl`],
    ['start', '--policy', missing, '--data', join(folder, 'data'), '--port', '0'],
  ]) {
    const { code, out, err } = await runCommand(...words)
    expect([code, out], words.join(' ')).toEqual([1, ''])
    expect(err, words.join(' ')).toMatch(/^There is no \S+\.\n$/)
  }
})

it('refuses a format that there is none of, also where the name of the file says one', async () => {
  const file = join(folder, 'a.jsonl')
  writeFileSync(file, '{"text":"Hello"}\n')
  expect(await runCommand('replay', file, '--format', 'xml')).toMatchObject({
    code: 1,
    err: '--format must be one of jsonl, csv, mbox.\n',
  })
})

it('leaves out of a backtest what the product would refuse, and says how many', async () => {
  const file = join(folder, 'events.jsonl')
  const unknown = { specversion: '1.0', id: '1', source: 's', type: 'message.sendd', data: {} }
  writeFileSync(file, `{"text":"Hello"}\n${JSON.stringify(unknown)}\nbroken\n{"text":"Until tomorrow"}\n`)
  const { code, out, err } = await runCommand('backtest', '--policy', 'policies/workplace-aup', '--events', file)
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({ events: 2, unreadable: 2 })
})

it('makes no installation where it was asked about one', async () => {
  for (const words of [['export'], ['keys', 'rotate'], ['keys', 'rotate-identities']]) {
    const { code, err } = await runCommand(...words, '--data', missing)
    expect(code, words.join(' ')).toBe(1)
    expect(err, words.join(' ')).toMatch(/^There is no .* by --data or GOODSTANDING_DATA\.\n$/)
  }
  expect(existsSync(missing)).toBe(false)
})
