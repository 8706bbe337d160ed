/** What the command line says of a call that is wrong: words, an exit code that is not zero, and nothing made on the way. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, expect, it } from 'vitest'
import { ROOT, runCommand, runCommandIn, runNode } from './server/run-command.ts'

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

it('lists every verb in lines that fit a terminal of 130 columns, with what it does below', async () => {
  for (const language of ['en', 'zh']) {
    const { out } = await runCommand('help', '--lang', language)
    expect(out.split('\n').filter((line) => line.length > 130)).toEqual([])
  }
  expect((await runCommand('help')).out).toContain('\n  check-policy [DIR]\n      check a folder of clause files\n')
})

it('speaks Chinese where the locale or `--lang` says so, and what programs read stays as it is', async () => {
  const chinese = { LC_ALL: 'zh_CN.UTF-8' }
  const help = await runCommandIn(chinese, 'check-policy', '--help')
  expect(help).toEqual({ code: 0, out: 'goodstanding check-policy [DIR]\n\n检查一个条款文件夹\n', err: '' })
  expect((await runCommandIn(chinese, 'test-policy', missing)).err).toBe(`${missing} 不存在。\n`)
  const explained = await runCommand('explain', 'conduct.j', '--lang', 'zh')
  expect(explained.out).toMatch(/^关注： {2}.+\n由谁决定：/mu)
  expect(explained.out).not.toContain('watched:')
  // A rule is written in codes; all around it is said in words.
  const [, ...lines] = explained.out.split('\n')
  const around = lines.map((line) => line.replace(/^规则 [^（]+/u, '规则 ').replace(/：.+ -> /u, ' '))
  expect(around.filter((line) => /[a-z]/.test(line))).toEqual([])
  for (const words of [
    '由谁决定：系统即时决定、人工审理案件 - ',
    '（启用），用于 编辑消息、发送消息',
    '3 分起：限制向外部人员发送消息，为期 7 天',
  ])
    expect(explained.out).toContain(words)
  const english = await runCommand('explain', 'conduct.j', '--lang', 'en')
  expect(english.out).toMatch(/^from 3 points: limit message\.external for 7 days$/m)
})

it('names the Node that it needs, before anything is made', async () => {
  const as = (version: string) => `data:text/javascript,Object.defineProperty(process,"version",{value:"${version}"})`
  for (const program of ['scripts/start.mjs', 'scripts/goodstanding.mjs'])
    for (const version of ['v18.20.8', 'v20.9.0'])
      expect(await runNode(['--import', as(version), program, '--data', join(folder, 'old')])).toEqual({
        code: 1,
        out: '',
        err: `Goodstanding needs Node 20.19 or newer, and this is ${version}. Install a newer one, e.g. from https://nodejs.org.\n`,
      })
  expect(existsSync(join(folder, 'old'))).toBe(false)
  expect((await runNode(['--import', as('v22.0.0'), 'scripts/goodstanding.mjs', 'help'])).code).toBe(0)
})

it('names what is not there', async () => {
  for (const words of [
    ['check-policy', missing],
    ['replay', `${missing}.jsonl`],
    ['replay', missing],
    ['start', '--policy', missing, '--data', join(folder, 'data'), '--port', '0'],
  ]) {
    const { code, out, err } = await runCommand(...words)
    expect([code, out], words.join(' ')).toEqual([1, ''])
    expect(err, words.join(' ')).toMatch(/^There is no \S+\.\n$/)
  }
})

it('says in words that nothing answers at an address, or something else does', async () => {
  const other = createServer((_, answer) => answer.end('<html>'))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const verbs = [
    ['explain', 'conduct.j'],
    ['explain', 'dec_1'],
    ['audit', 'export'],
    ['evidence', 'export', 'lrq_1'],
    ['rehearse', 'policies/workplace-aup'],
  ]
  for (const words of verbs) {
    const nobody = await runCommand(...words, '--url', 'http://127.0.0.1:1', '--token', 'gst_1')
    expect(nobody, words.join(' ')).toMatchObject({ code: 1, out: '' })
    expect(nobody.err, words.join(' ')).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:1 \(.+\)\. [^\n]+\n$/)
  }
  const strange = await runCommand('explain', 'conduct.j', '--url', `http://127.0.0.1:${port}`, '--token', 'gst_1')
  other.close()
  expect(strange.err).toBe(`http://127.0.0.1:${port} answers 200, and not as Goodstanding does: <html>\n`)
}, 120_000)

it('keeps no promise of a clause that there is none of', async () => {
  const { code, out, err } = await runCommand('test-policy', '--clause', 'conduct.zz')
  expect([code, out, err]).toEqual([1, '', 'The policy has no clause "conduct.zz". Did you mean "conduct.a"?\n'])
})

it('names a folder where a file is needed', async () => {
  for (const words of [
    ['replay', folder, '--format', 'jsonl'],
    ['evaluate', folder],
    ['backtest', '--policy', 'policies/workplace-aup', '--events', folder],
  ])
    expect(await runCommand(...words), words.join(' ')).toEqual({
      code: 1,
      out: '',
      err: `${folder} is a folder, not a file.\n`,
    })
})

it('holds no other file for a log that somebody changed, and no other word for a key', async () => {
  expect(await runCommand('audit', 'verify', 'README.md')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^line 1, byte 0: The file is no export of the log[^\n]+\n[^\n]+: one place\.\n$/),
  })
  expect((await runCommand('audit', 'verify', 'README.md', '--key', 'mine')).err).toMatch(/^--key must be a whole key/)
})

it('says in Chinese what is wrong with a log, and of a package that was cut off that it was', async () => {
  const { err } = await runCommand('audit', 'verify', 'README.md', '--lang', 'zh')
  expect(err).toMatch(/^第 1 行，字节 0：该文件不是日志导出文件：首行没有写明其格式。\n/)
  const cut = join(folder, 'package.json')
  writeFileSync(cut, '{"files":[{"name":"decisions.ndjson"')
  expect(await runCommand('audit', 'verify', cut)).toEqual({
    code: 1,
    out: '',
    err: `${cut} is not JSON, or was cut off.\n`,
  })
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
  expect((await runCommand('backtest', '--policy', 'p', '--events', file, '--relation', 'friend')).err).toBe(
    '--relation must be one of colleague, contact, stranger.\n',
  )
  writeFileSync(file, 'broken\nall of it\n')
  const none = await runCommand('backtest', '--policy', 'policies/workplace-aup', '--events', file)
  expect([none.code, none.err]).toEqual([1, `Nothing in ${file} could be read as an event or a message.\n`])
})

it('has no answer about messages where none could be read', async () => {
  const file = join(folder, 'none.jsonl')
  const replay = ['replay', file]
  // Both read a file alike.
  const backtest = ['backtest', '--policy', 'policies/workplace-aup', '--events', file]
  for (const [text, ...commands] of [
    ['', replay],
    ['broken\n', replay, backtest],
    ['[{"text":"Hello"}]\n', replay],
  ] as const) {
    writeFileSync(file, text)
    for (const words of commands)
      expect(await runCommand(...words), words[0]).toMatchObject({
        code: 1,
        err: expect.stringContaining(`Nothing in ${file} could be read as an event or a message.\n`),
      })
  }
})

it('makes no installation where it was asked about one', async () => {
  for (const words of [['export'], ['keys', 'rotate'], ['keys', 'rotate-identities'], ['keys', 'rotate-access']]) {
    const { code, err } = await runCommand(...words, '--data', missing)
    expect(code, words.join(' ')).toBe(1)
    expect(err, words.join(' ')).toMatch(/^There is no [^\n]* by --data or GOODSTANDING_DATA[^\n]*\.\n$/)
  }
  expect(existsSync(missing)).toBe(false)
})

it('takes back what a replay made when it is interrupted, and tells what came of it until then', async () => {
  const [made, file] = [makeTestFolder(), join(folder, 'long.jsonl')]
  writeFileSync(file, '{"text":"Until tomorrow"}\n'.repeat(200_000))
  const env = { ...process.env, LC_ALL: 'C', TMPDIR: made }
  const replay = spawn(process.execPath, ['scripts/goodstanding.mjs', 'replay', file], { cwd: ROOT, env })
  let [out, err] = ['', '']
  replay.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  replay.stderr.setEncoding('utf8').on('data', (text: string) => {
    const before = err
    err += text
    if (!before.includes('decided') && err.includes('decided')) replay.kill('SIGINT')
  })
  const [code] = (await once(replay, 'close')) as [number | null]
  expect([code, err]).toEqual([130, expect.stringContaining('decided')])
  expect(out).toMatch(/^\d+ decisions, 0 unreadable/)
  expect(readdirSync(made)).toEqual([])
  rmSync(made, { recursive: true })
})

/** A program whose reader left before it said anything. */
async function runUnread(
  stream: 'stdout' | 'stderr',
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
) {
  const env = { ...process.env, LC_ALL: 'C', ...settings }
  const child = spawn(process.execPath, words, { cwd: ROOT, env })
  child[stream].destroy()
  let said = ''
  const other = stream === 'stdout' ? child.stderr : child.stdout
  other.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.includes('"ready":true')) child.kill('SIGTERM')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

it('ends in order where nobody reads what it prints any more, and leaves nothing behind', async () => {
  for (const words of [['--help'], ['explain', 'conduct.j'], ['check-policy']])
    expect(await runUnread('stdout', ['scripts/goodstanding.mjs', ...words]), words.join(' ')).toEqual({
      code: 0,
      said: '',
    })
  const [made, file] = [makeTestFolder(), join(folder, 'unread.jsonl')]
  writeFileSync(file, '{"text":"Until tomorrow"}\n')
  for (const stream of ['stdout', 'stderr'] as const)
    expect((await runUnread(stream, ['scripts/goodstanding.mjs', 'replay', file], { TMPDIR: made })).code).toBe(0)
  expect(readdirSync(made)).toEqual([])
  rmSync(made, { recursive: true })
})

it('goes on, and ends in order, when nobody reads its log any more', async () => {
  const data = makeTestFolder()
  // A setting that nobody reads is a line of the log before anything else.
  const settings = { PORT: '0', GOODSTANDING_DATA: data, GOODSTANDING_XYLOPHONE: '1' }
  expect(await runUnread('stderr', ['scripts/start.mjs'], settings)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^\{"ready":true,/),
  })
  rmSync(data, { recursive: true })
})

it.runIf(existsSync('/dev/full'))('says that what it printed found no room, and fails', async () => {
  const full = openSync('/dev/full', 'w')
  const child = spawn(process.execPath, ['scripts/goodstanding.mjs', 'explain', 'conduct.j'], {
    cwd: ROOT,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', full, 'pipe'],
  })
  let err = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
  const [code] = (await once(child, 'close')) as [number | null]
  closeSync(full)
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^What was to be printed could not be written: ENOSPC[^\n]*\n$/),
  ])
})

it('ends what npm runs for somebody when npm is told to end, as a supervisor does it', async () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  for (const name of ['start', 'goodstanding', 'matrix', 'workplace'])
    expect(scripts[name]).toMatch(/(?:^| )exec node /)
  const [made, file] = [makeTestFolder(), join(folder, 'supervised.jsonl')]
  writeFileSync(file, '{"text":"Until tomorrow"}\n'.repeat(200_000))
  const env = { ...process.env, LC_ALL: 'C', TMPDIR: made }
  const npm = spawn('npm', ['run', '--silent', 'goodstanding', '--', 'replay', file], { cwd: ROOT, env })
  let [out, err] = ['', '']
  npm.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  npm.stderr.setEncoding('utf8').on('data', (text: string) => {
    const before = err
    err += text
    if (!before.includes('decided') && err.includes('decided')) npm.kill('SIGTERM')
  })
  await once(npm, 'close')
  expect(out).toMatch(/^\d+ decisions, 0 unreadable/)
  expect(Number(out.split(' ', 1)[0])).toBeLessThan(200_000)
  expect(readdirSync(made)).toEqual([])
  rmSync(made, { recursive: true })
})

it('says in a sentence why the workplace does not start', async () => {
  const words = ['--conditions=goodstanding-source', '--import', 'tsx', 'examples/workplace/src/main.ts']
  expect(await runNode(words, { WORKPLACE_PORT: 'x' })).toEqual({
    code: 1,
    out: '',
    err: 'WORKPLACE_PORT must be a whole number from 0 to 65535.\n',
  })
})

it('keeps the export of the log that was there until another one is whole', async () => {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-length': '100' }).write('a beginning', () => answer.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const log = join(folder, 'log.jsonl')
  writeFileSync(log, 'that of yesterday')
  const { code, err } = await runCommand('audit', 'export', '--to', log, '--url', url, '--token', 'gsp_x')
  expect([code, err]).toEqual([1, `${url}/v1/audit/export broke off before the end. Ask again.\n`])
  expect(readFileSync(log, 'utf8')).toBe('that of yesterday')
  expect(existsSync(`${log}.part`)).toBe(false)
  server.close()
})
