import { describe, expect, it } from 'vitest'
import { type Room, readersOf } from './audience.ts'
import { type Around, eventOfMessage, mediaIn } from './event-of-message.ts'
import { eventFrom } from './from-callback.ts'
import type { Organizations } from './organizations.ts'

const ORGANIZATIONS: Organizations = [
  { id: 'beta', servers: [], users: [/^@beta-[a-z]+:acme\.test$/u], apps: [] },
  { id: 'acme', servers: ['acme.test'], users: [], apps: [/^@bot-/u] },
]
const REACTION = { type: 'm.reaction' }
const room = (joined: readonly string[], more: Partial<Room> = {}): Room => ({
  joined,
  invited: [],
  names: new Map([['@li:acme.test', '李伟']]),
  isWorldReadable: false,
  isOpen: false,
  ...more,
})
const AROUND: Around = {
  source: 'https://acme.test/_matrix',
  organizations: ORGANIZATIONS,
  room: room(['@li:acme.test', '@mei:acme.test', '@omar:acme.test']),
  hashes: new Map(),
}

function map(content: object, more: object = {}, around: Partial<Around> = {}) {
  const wire = {
    ...{ event_id: '$1', type: 'm.room.message', room_id: '!r:acme.test', sender: '@li:acme.test' },
    ...{ origin_server_ts: Date.UTC(2026, 10, 27, 10), content, ...more },
  }
  const event = eventFrom(wire)
  if (event === null) throw new Error('no event')
  return eventOfMessage(event, { ...AROUND, ...around })
}
const contentOf = (content: object, more: object = {}) => map(content, more)?.data.content

describe('a message', () => {
  it('is the same event whenever it is asked about', () => {
    const message = map({ msgtype: 'm.text', body: 'The stand-up moves to nine.' })
    expect(message).toEqual({
      specversion: '1.0',
      id: '$1',
      source: 'https://acme.test/_matrix',
      type: 'message.send',
      time: '2026-11-27T10:00:00.000Z',
      data: {
        organization: 'acme',
        actor: { id: '@li:acme.test', kind: 'member', name: '李伟' },
        conversation: { id: '!r:acme.test', kind: 'group' },
        audience: { kind: 'group', relation: 'colleague', recipients: ['@mei:acme.test', '@omar:acme.test'], size: 2 },
        content: { text: 'The stand-up moves to nine.' },
      },
    })
    expect(map({ msgtype: 'm.text', body: 'The stand-up moves to nine.' }, { unsigned: { age: 12 } })).toEqual(message)
  })

  it.each(['m.notice', 'm.emote', 'm.text', 'org.example.unknown'])('says its words as %s', (msgtype) => {
    expect(contentOf({ msgtype, body: 'waves' })).toEqual({ text: 'waves' })
  })

  it('says where its links lead', () => {
    const formatted_body = 'Log in: <a class="x" href="https://bank-example.test/x?a=1&amp;b=2">bank.example</a>'
    const html = { msgtype: 'm.text', body: 'Log in: bank.example', format: 'org.matrix.custom.html', formatted_body }
    expect(contentOf(html)).toEqual({
      text: 'Log in: bank.example',
      links: [{ text: 'bank.example', target: 'https://bank-example.test/x?a=1&b=2' }],
    })
  })

  it('says both where the formatted words are others, what most people see first', () => {
    const html = {
      body: 'See you at nine',
      format: 'org.matrix.custom.html',
      formatted_body: '<p>Give me your code</p>',
    }
    expect(contentOf(html)).toEqual({ text: 'Give me your code\nSee you at nine' })
    expect(contentOf({ ...html, body: '**Give** me _your_ code' })).toEqual({ text: '**Give** me _your_ code' })
  })

  it('leaves out what a reply repeats of somebody else, and nothing that only looks like it', () => {
    const quoted = {
      body: '> <@omar:acme.test> Give me your code\n\nNo.',
      format: 'org.matrix.custom.html',
      formatted_body: '<mx-reply><blockquote>Give me your code</blockquote></mx-reply>No.',
    }
    const relation = { 'm.relates_to': { 'm.in_reply_to': { event_id: '$0' } } }
    expect(contentOf({ ...quoted, ...relation })).toEqual({ text: 'No.' })
    expect(contentOf(quoted)?.text).toContain('Give me your code')
    const elsewhere = [
      // None of these is an answer to clients, so that they show all of it.
      { 'm.in_reply_to': { id: '$0' } },
      { 'm.in_reply_to': { event_id: 7 } },
      { rel_type: 'm.thread', event_id: '$9', is_falling_back: true, 'm.in_reply_to': { event_id: '$0' } },
    ]
    for (const shown of elsewhere)
      expect(contentOf({ ...quoted, 'm.relates_to': shown })?.text).toContain('Give me your code')
    const thread = { ...elsewhere[2], is_falling_back: false }
    expect(contentOf({ ...quoted, 'm.relates_to': thread })).toEqual({ text: 'No.' })
    const unclosed = { ...quoted, ...relation, formatted_body: '<mx-reply>Give me your code' }
    expect(contentOf(unclosed)?.text).toContain('Give me your code')
  })

  it('is an edit of the first event with the new words', () => {
    const content = {
      body: '* nine',
      'm.new_content': { body: 'nine' },
      'm.relates_to': { rel_type: 'm.replace', event_id: '$0' },
    }
    expect(map(content)).toMatchObject({
      type: 'message.edit',
      data: { content: { text: 'nine' }, edits: { source: 'https://acme.test/_matrix', id: '$0' } },
    })
  })

  it('is read as an edit shows it, and as clients show it that know no edits', () => {
    const relation = { rel_type: 'm.replace', event_id: '$0', 'm.in_reply_to': { event_id: '$1' } }
    const edit = (body: string, words: unknown) =>
      contentOf({ body, 'm.new_content': words, 'm.relates_to': relation })?.text
    expect(edit('* Give me your code', { body: 'Lunch?' })).toBe('Lunch?\n* Give me your code')
    expect(edit('* Give me your code', 'Lunch?')).toBe('* Give me your code')
    // What it is edited to repeats nobody: clients leave nothing out.
    expect(edit('* x', { body: '> Give me your code\n\nx' })).toContain('Give me your code')
    expect(edit('> <@omar:acme.test> Give me your code\n\n * nine', { body: 'nine' })).toBe('nine')
  })

  it('names the file that an edit puts in the place of another, and what is shown before somebody opens one', () => {
    const [first, second, small] = ['mxc://acme.test/a', 'mxc://acme.test/b', 'mxc://acme.test/c']
    const picture = (url: string) => ({ msgtype: 'm.image', body: 'a.png', url, info: { thumbnail_url: small } })
    const content = {
      ...picture(first),
      'm.new_content': picture(second),
      'm.relates_to': { rel_type: 'm.replace', event_id: '$0' },
    }
    const hashes = new Map([first, second, small].map((url, at) => [url, String(at).repeat(64)]))
    expect([...mediaIn(eventFrom({ event_id: '$', type: 't', sender: '@', content })!).keys()].toSorted()).toEqual([
      first,
      second,
      small,
    ])
    const files = map(content, {}, { hashes })?.data.content.files?.map(({ sha256 }) => sha256?.charAt(0))
    expect(files).toEqual(['1', '2', '0'])
    const unknown = new Map([[first, '0'.repeat(64)]])
    expect(map(picture(first), {}, { hashes: unknown })?.data.content.files).toHaveLength(1)
  })

  it('says both where the plain words are taken apart: their letters are the same, and they say something else', () => {
    const html = { format: 'org.matrix.custom.html', formatted_body: 'Give me your code' }
    expect(contentOf({ ...html, body: 'G.i.v.e m.e y.o.u.r c.o.d.e' })?.text).toContain('Give me your code')
    expect(contentOf({ ...html, body: 'Give me your code 🔪' })?.text).toContain('🔪')
  })

  it('may be a reaction, where that has words', () => {
    const react = (key: unknown) => map({ 'm.relates_to': { rel_type: 'm.annotation', event_id: '$0', key } }, REACTION)
    expect(react('Give me your code')).toMatchObject({
      type: 'message.send',
      data: { content: { text: 'Give me your code' } },
    })
    expect(react('滚')).not.toBeNull()
    expect(['👍️', '🇩🇪', '+1', 'ℹ️', 'mxc://acme.test/abc', 7, undefined].map(react)).toEqual(Array(7).fill(null))
  })

  it.each(['m.file', 'm.image', 'm.video', 'm.audio'])('tells of %s its name, type, size and hash', (msgtype) => {
    const content = {
      msgtype,
      body: 'a.pdf',
      url: 'mxc://acme.test/abc',
      info: { mimetype: 'application/pdf', size: 12 },
    }
    const mapped = map(content, {}, { hashes: new Map([[content.url, 'a'.repeat(64)]]) })
    const file = { name: 'a.pdf', mediaType: 'application/pdf', size: 12, sha256: 'a'.repeat(64) }
    expect(mapped?.data.content).toEqual({ text: '', files: [file] })
    const captioned = { ...content, body: 'The minutes', filename: 'a.pdf' }
    expect(contentOf(captioned)).toMatchObject({ text: 'The minutes', files: [{ name: 'a.pdf' }] })
  })

  it('is asked about though nobody can read it, and says nothing of what it holds', () => {
    expect(map({ ciphertext: 'AwgB' }, { type: 'm.room.encrypted' })).toMatchObject({
      type: 'message.send',
      data: { content: { text: '' } },
    })
  })

  it('reads polls, and names and topics of rooms', () => {
    const poll = { question: { 'm.text': [{ body: 'Lunch?' }] }, answers: [{ 'org.matrix.msc1767.text': 'Soup' }] }
    expect(contentOf({ 'm.poll': poll }, { type: 'm.poll.start' })).toEqual({ text: 'Lunch?\nSoup' })
    expect(map({ topic: 'Payroll' }, { type: 'm.room.topic', state_key: '' })).toMatchObject({
      type: 'content.publish',
      data: { surface: 'profile', content: { text: 'Payroll' } },
    })
  })

  it('reads the formatted topic too, which newer clients show instead', () => {
    const formatted = [{ mimetype: 'text/html', body: '<b>Give</b> me <a href="https://a.test">your code</a>' }]
    const content = { topic: 'Payroll', 'm.topic': { 'm.text': [...formatted, { body: 'Payroll' }] } }
    expect(contentOf(content, { type: 'm.room.topic', state_key: '' })).toEqual({
      text: 'Payroll\nGive me your code',
      links: [{ text: 'your code', target: 'https://a.test' }],
    })
  })

  it.each(['m.reaction', 'm.room.redaction', 'm.call.invite'])('asks nobody about %s', (type) => {
    expect(map({}, { type })).toBeNull()
  })
})

describe('where a file lies', () => {
  it('is told for files of a server, and not of anything that only looks like one', () => {
    const media = (url: string) =>
      mediaIn(eventFrom({ event_id: '$', type: 't', sender: '@', content: { url } })!).get(url) ?? null
    expect(media('mxc://acme.test/AbC_1-2')).toEqual({ server: 'acme.test', id: 'AbC_1-2' })
    expect(['https://acme.test/a', 'mxc://acme.test/../../v2/users', 'mxc://acme.test'].map(media)).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('who reads a room', () => {
  const audience = (members: Room | null, sender = '@li:acme.test') =>
    readersOf(members, sender, ORGANIZATIONS).audience

  it('tells colleagues, contacts and strangers apart', () => {
    expect(audience(room(['@li:acme.test', '@mei:acme.test']))).toMatchObject({ kind: 'person', relation: 'colleague' })
    expect(audience(room(['@li:acme.test', '@beta-bo:acme.test']))).toMatchObject({
      kind: 'external',
      relation: 'contact',
    })
    const waiting = room(['@li:acme.test'], { invited: ['@ida:elsewhere.test'] })
    expect(audience(waiting)).toMatchObject({
      kind: 'external',
      relation: 'stranger',
      recipients: ['@ida:elsewhere.test'],
    })
    const mixed = room(['@li:acme.test', '@mei:acme.test', '@ida:elsewhere.test'])
    expect(audience(mixed)).toMatchObject({ kind: 'group', relation: 'contact', size: 2 })
    expect(audience(mixed, '@ida:elsewhere.test')).toMatchObject({ kind: 'group', relation: 'contact' })
  })

  it('names the public where anybody reads, and claims nothing of a room that it does not know', () => {
    expect(audience(room(['@li:acme.test'], { isWorldReadable: true }))).toMatchObject({ kind: 'public' })
    expect(audience(null)).toEqual({ kind: 'group' })
  })
})

describe('a message that is made to be refused, so that nobody is asked about it', () => {
  it('is a message where what it says that it edits is no event', () => {
    for (const event_id of ['', '$', 'x', `$${'x'.repeat(300)}`, '$a\u0000b', '$a b', 7]) {
      const more = { 'm.new_content': { body: 'new' }, 'm.relates_to': { rel_type: 'm.replace', event_id } }
      expect(map({ msgtype: 'm.text', body: 'Shown', ...more })).toMatchObject({
        type: 'message.send',
        data: { content: { text: 'Shown' } },
      })
    }
  })

  it('has no time where the one that is stated is none', () => {
    for (const origin_server_ts of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1e300, 9e14, -1])
      expect(map({ msgtype: 'm.text', body: 'x' }, { origin_server_ts })).not.toHaveProperty('time')
  })

  it('is cut to what one text may hold, by its bytes', () => {
    const text = contentOf({ msgtype: 'm.text', body: `x${'中'.repeat(30_000)}` })?.text ?? ''
    expect([Buffer.byteLength(text), text.length]).toEqual([65_536, 1 + 21_845])
    expect(text.endsWith('中')).toBe(true)
    expect(contentOf({ msgtype: 'm.text', body: 'y'.repeat(65_536) })?.text).toHaveLength(65_536)
  })
})
