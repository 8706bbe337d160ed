import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Away } from './ask.ts'
import { eventXml } from './open-test-wecom.ts'
import { openInbox } from './open-inbox.ts'
import { workInbox } from './work-inbox.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wecom-inbox-'))
  path = join(folder, 'inbox.ndjson')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const item = (key: string) => ({
  key,
  xml: eventXml({ Event: 'change_contact', ChangeType: 'delete_user', UserID: key }),
})
const silent = (): void => undefined

/** Works until nothing waits. */
async function work(inbox: ReturnType<typeof openInbox>, handle: (userId: string) => void): Promise<void> {
  const stop = new AbortController()
  const running = workInbox({
    inbox,
    handle: ({ change }) => {
      handle(change.kind === 'member.left' ? change.userId : '')
      return Promise.resolve()
    },
    setAside: join(folder, 'set-aside.ndjson'),
    signal: stop.signal,
    log: silent,
    firstPauseMs: 1,
  })
  while (inbox.waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 2))
  stop.abort()
  await running
}

describe('the inbox', () => {
  it('takes a callback once, also after a restart', async () => {
    const inbox = openInbox(path)
    const taken = await Promise.all([inbox.put(item('a')), inbox.put(item('b')), inbox.put(item('a'))])
    expect(taken).toEqual([true, true, false])
    const seen: string[] = []
    await work(inbox, (userId) => seen.push(userId))
    expect(seen).toEqual(['a', 'b'])
    const again = openInbox(path)
    expect([again.waiting(), await again.put(item('a'))]).toEqual([0, false])
    expect(readFileSync(path, 'utf8')).not.toContain('delete_user')
  })

  it('keeps all of many that arrive at once, in the order in which they came', async () => {
    const inbox = openInbox(path)
    const many = Array.from({ length: 300 }, (_, at) => `m${at}`)
    await Promise.all(many.map((key) => inbox.put(item(key))))
    const seen: string[] = []
    await work(openInbox(path), (userId) => seen.push(userId))
    expect(seen).toEqual(many)
  })

  it('works after a crash on what was acknowledged and not done, in its order; a line that was cut short is none', async () => {
    const before = openInbox(path)
    for (const key of ['a', 'b', 'c']) await before.put(item(key))
    await before.done('a')
    appendFileSync(path, '{"key":"d","xm')
    const seen: string[] = []
    await work(openInbox(path), (userId) => seen.push(userId))
    expect(seen).toEqual(['b', 'c'])
  })

  it('loses nothing behind a line that was cut short', async () => {
    appendFileSync(path, '{"key":"a","xm')
    await openInbox(path).put(item('b'))
    expect(openInbox(path).first()?.key).toBe('b')
  })

  it('waits for Goodstanding as long as it takes, and sets aside what fails for another reason', async () => {
    const inbox = openInbox(path)
    for (const key of ['a', 'b']) await inbox.put(item(key))
    let asked = 0
    const seen: string[] = []
    await work(inbox, (userId) => {
      asked += 1
      if (asked <= 12) throw new Away('nobody answers')
      if (userId === 'a') throw new Error('a mistake of ours')
      seen.push(userId)
    })
    expect(seen).toEqual(['b'])
    expect(readFileSync(join(folder, 'set-aside.ndjson'), 'utf8')).toContain('"key":"a"')
  })
})
