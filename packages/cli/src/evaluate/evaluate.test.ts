import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { evaluate } from './evaluate.ts'
import { readMapping, signalsOfLabel } from './label-signals.ts'
import { readDataset } from './read-dataset.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodstanding-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

describe('a data set', () => {
  it('is read line by line, and says which lines it could not read', async () => {
    const path = write(
      'rows.jsonl',
      '{"text":"hello","labels":{"toxic":0,"odd":"x"},"lang":"en","target":"women","id":"a"}',
      '',
      '{"labels":{}}',
      'no json',
    )
    const rows = []
    for await (const row of readDataset(path)) rows.push(row)
    expect(rows).toEqual([
      { line: 1, id: 'a', text: 'hello', language: 'en', group: 'women', labels: new Map([['toxic', false]]) },
      { line: 3, reason: 'no text' },
      { line: 4, reason: 'no JSON' },
    ])
  })
})

describe('a label', () => {
  it('is answered by the signals that speak about it', () => {
    expect(signalsOfLabel('hate')).toContain('text.incitement')
    expect(signalsOfLabel('gambling')).toEqual(['text.gambling'])
    expect(signalsOfLabel('self_harm_risk')).toEqual(['text.self-harm-risk'])
    expect(signalsOfLabel('weather')).toBeNull()
  })
  it('can be mapped by hand, to signals that exist', () => {
    expect(readMapping('bad=text.hate+text.threat').get('bad')).toEqual(['text.hate', 'text.threat'])
    expect(() => readMapping('bad=text.nothing')).toThrow('label=text.signal')
  })
})

describe('evaluate', () => {
  const run = async (...argv: readonly string[]) => {
    const printed: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((part) => printed.push(String(part)) > 0)
    try {
      return { code: await evaluate(argv), printed: printed.join('') }
    } finally {
      spy.mockRestore()
    }
  }
  const rows = Array.from({ length: 30 }, (_, at) =>
    JSON.stringify({
      text: at % 2 === 0 ? 'You are an idiot, shut up.' : `The meeting ${at} is at three.`,
      labels: { toxic: at % 2 === 0 ? 1 : 0 },
      lang: at < 24 ? 'en' : 'de',
    }),
  )
  it('prints measures by threshold, and shows no text unless asked', async () => {
    const path = write('toxic.jsonl', ...rows)
    const { code, printed } = await run(path)
    expect(code).toBe(0)
    expect(printed).toContain('toxic: text.harassment')
    expect(printed).toMatch(/at 0\.85 +30 +15/)
    expect(printed).not.toContain('meeting')
    expect((await run(path, '--texts', 'yes')).printed).toContain('meeting')
  })
  it('answers no when no label is one that a signal speaks about', async () => {
    const asked = run(write('odd.jsonl', '{"text":"a","labels":{"weather":1}}'))
    await expect(asked).rejects.toThrow('say which with --map label=text.signal.')
  })
})
