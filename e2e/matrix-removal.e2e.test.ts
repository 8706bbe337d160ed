/** What a person removed, taken away from a real Synapse: whatever it was, wherever its sender is by then, with its files. */
import { beforeAll, describe, expect, it } from 'vitest'
import { must } from './pages/seed-traffic.ts'
import { decideCase, found, roomOf, sendTo, theWorld, until, useMatrix } from './matrix/use-matrix.ts'
import type { MatrixPerson } from './matrix/open-synapse.ts'

useMatrix()

const left = found.kind === 'missing' ? ` (left out: ${found.why})` : ''
const THREAT = 'I will kill you tomorrow when you leave the office'
const at = encodeURIComponent

/** Somebody new, whose case is of this test alone. */
const newcomer = (name: string): Promise<MatrixPerson> => theWorld().synapse.register(name)

let serial = 0
async function put(sender: MatrixPerson, room: string, type: string, content: object): Promise<string> {
  serial += 1
  const isState = type === 'm.room.topic'
  const path = isState ? `state/${type}` : `send/${type}/r${serial}`
  const sent = await sender.ask('PUT', `/_matrix/client/v3/rooms/${at(room)}/${path}`, content)
  expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200 })
  return String(sent.body['event_id'])
}

async function upload(sender: MatrixPerson, bytes: string): Promise<string> {
  const answer = await fetch(`${theWorld().synapse.url}/_matrix/media/v3/upload?filename=list.pdf`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sender.token}`, 'content-type': 'application/pdf' },
    body: bytes,
  })
  return ((await answer.json()) as { content_uri: string }).content_uri
}

async function download(reader: MatrixPerson, url: string): Promise<number> {
  const path = `/_matrix/client/v1/media/download/${url.replace('mxc://', '')}`
  const headers = { authorization: `Bearer ${reader.token}` }
  return (await fetch(`${theWorld().synapse.url}${path}`, { headers })).status
}

/** Whether a reader of the room is shown that something was there, and nothing of it. */
async function isGone(reader: MatrixPerson, room: string, id: string): Promise<boolean> {
  const { body } = await reader.ask('GET', `/_matrix/client/v3/rooms/${at(room)}/event/${at(id)}`)
  return JSON.stringify(body['content']) === '{}'
}

/** The case that what somebody sent is part of. */
async function caseOf(sender: MatrixPerson, event: string): Promise<string> {
  const decision = await decisionOf(sender, event)
  return must(await theWorld().service.decision(decision)).case ?? ''
}

const decisionOf = (sender: MatrixPerson, event: string): Promise<string> =>
  until('the decision', async () => {
    const asked = { account: sender.id, organization: 'acme' }
    const { items } = must(await theWorld().service.keptBack.list(asked))
    return items.find((item) => item.event.id === event)?.decision ?? null
  })

const reject = async (sender: MatrixPerson, event: string) =>
  decideCase(await caseOf(sender, event), { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'A threat.' })

describe.skipIf(found.kind === 'missing')(`what is removed at a homeserver${left}`, () => {
  beforeAll(() => theWorld().restartConnector({ hold: 'deliver' }))

  it('is gone whatever it was: messages, polls, the topic of a room, all of one sender at once', async () => {
    const { mei } = theWorld().people
    const ulf = await newcomer('ulf')
    const room = await roomOf(ulf, mei)
    const poll = { question: { 'm.text': [{ body: THREAT }] }, answers: [{ 'm.id': 'a', 'm.text': [{ body: 'Yes' }] }] }
    const sent = [
      await put(ulf, room, 'm.room.message', { msgtype: 'm.text', body: THREAT }),
      await put(ulf, room, 'm.poll.start', { 'm.poll': poll }),
      await put(ulf, room, 'm.room.message', { msgtype: 'm.text', body: `${THREAT}.` }),
      await put(ulf, room, 'm.room.topic', { topic: THREAT }),
    ]
    const fine = await put(ulf, room, 'm.room.message', { msgtype: 'm.text', body: 'The stand-up moves to nine.' })
    const cases = new Set(await Promise.all(sent.map((id) => caseOf(ulf, id))))
    for (const id of cases)
      await decideCase(id, { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'Threats.' })
    for (const id of sent) await until(`the removal of ${id}`, async () => (await isGone(mei, room, id)) || null)
    expect(await isGone(mei, room, fine)).toBe(false)
  })

  it('is gone where a room was made with it, which Synapse asks nobody about; whoever upgrades a room wrote none of it', async () => {
    const { mei } = theWorld().people
    const [yara, zeno] = [await newcomer('yara'), await newcomer('zeno')]
    const make = async (maker: MatrixPerson, more: object): Promise<string> => {
      const body = { preset: 'private_chat', invite: [mei.id], ...more }
      const made = await maker.ask('POST', '/_matrix/client/v3/createRoom', body)
      expect(made, JSON.stringify(made.body)).toMatchObject({ status: 200 })
      return String(made.body['room_id'])
    }
    const topicOf = async (reader: MatrixPerson, room: string): Promise<string> => {
      const { body } = await reader.ask('GET', `/_matrix/client/v3/rooms/${at(room)}/state?`)
      const events = Object.values(body) as { readonly type: string; readonly event_id: string }[]
      return events.find(({ type }) => type === 'm.room.topic')?.event_id ?? ''
    }
    const join = (who: MatrixPerson, room: string) => who.ask('POST', `/_matrix/client/v3/rooms/${at(room)}/join`, {})
    const powers = { power_level_content_override: { users: { [yara.id]: 100, [zeno.id]: 100 } } }
    const room = await make(yara, { topic: THREAT, room_version: '10', ...powers, invite: [mei.id, zeno.id] })
    await Promise.all([mei, zeno].map((who) => join(who, room)))
    const topic = await topicOf(mei, room)
    const upgraded = await zeno.ask('POST', `/_matrix/client/v3/rooms/${at(room)}/upgrade`, { new_version: '10' })
    expect(upgraded, JSON.stringify(upgraded.body)).toMatchObject({ status: 200 })
    const inherited = String(upgraded.body['replacement_room'])
    expect(await sendTo(inherited, zeno, 'Here we go on.')).toMatchObject({ status: 200 })
    const own = await make(zeno, {
      initial_state: [{ type: 'm.room.topic', state_key: '', content: { topic: THREAT } }],
    })
    await join(mei, own)
    await reject(yara, topic)
    await until('the removal of the topic', async () => (await isGone(mei, room, topic)) || null)
    await decisionOf(zeno, await topicOf(mei, own))
    const { items } = must(await theWorld().service.keptBack.list({ account: zeno.id, organization: 'acme' }))
    expect(items.map(({ event }) => event.id)).not.toContain(await topicOf(zeno, inherited))
  })

  it('is gone though its sender has left the room, or is suspended', async () => {
    const { mei, li } = theWorld().people
    const [una, uta] = [await newcomer('una'), await newcomer('uta')]
    const room = await roomOf(mei, una, uta, li)
    const poll = { question: { 'm.text': [{ body: THREAT }] }, answers: [{ 'm.id': 'a', 'm.text': [{ body: 'Yes' }] }] }
    const message = await put(una, room, 'm.room.message', { msgtype: 'm.text', body: THREAT })
    const asked = await put(uta, room, 'm.poll.start', { 'm.poll': poll })
    await una.ask('POST', `/_matrix/client/v3/rooms/${at(room)}/leave`, {})
    await theWorld().steward.ask('PUT', `/_synapse/admin/v1/suspend/${at(uta.id)}`, { suspend: true })
    await reject(una, message)
    await reject(uta, asked)
    await until('the removal of the message', async () => (await isGone(mei, room, message)) || null)
    await until('the removal of the poll', async () => (await isGone(mei, room, asked)) || null)
  })

  it('is said to stay where nobody of the connector may remove it', async () => {
    const { mei } = theWorld().people
    const uwe = await newcomer('uwe')
    const room = await roomOf(mei, uwe)
    const poll = { question: { 'm.text': [{ body: THREAT }] }, answers: [{ 'm.id': 'a', 'm.text': [{ body: 'Yes' }] }] }
    const asked = await put(uwe, room, 'm.poll.start', { 'm.poll': poll })
    await uwe.ask('POST', `/_matrix/client/v3/rooms/${at(room)}/leave`, {})
    await reject(uwe, asked)
    const said = await until('the word of it', () =>
      Promise.resolve(theWorld().logged.find(({ what, id }) => id === asked && /removed|Removed/.test(what)) ?? null),
    )
    expect(said).toMatchObject({ level: 'error', what: expect.stringContaining('moderator of its room') })
    expect(await isGone(mei, room, asked)).toBe(false)
  })

  it('takes its file along, for everybody, and brings it back when the removal is taken back', async () => {
    const { mei } = theWorld().people
    const ute = await newcomer('ute')
    const room = await roomOf(mei, ute)
    const [url, other] = [await upload(ute, 'what somebody should not have'), await upload(ute, 'something else')]
    const info = { mimetype: 'application/pdf', size: 29 }
    const sent = await sendTo(room, ute, { msgtype: 'm.file', body: THREAT, filename: 'list.pdf', url, info })
    const event = String(sent.body['event_id'])
    const decision = await decisionOf(ute, event)
    expect(await download(mei, url)).toBe(200)
    const { actions } = await decideCase(await caseOf(ute, event), {
      clause: 'conduct.i',
      actions: [{ type: 'remove', subject: { type: 'content', id: decision } }],
      reason: 'A threat.',
    })
    await until('the quarantine', async () => ((await download(mei, url)) === 404 ? true : null))
    await until('the removal', async () => (await isGone(mei, room, event)) || null)
    expect(await download(mei, other)).toBe(200)
    must(await theWorld().senior.actions.reverse(actions[0]?.id ?? '', 'It was a line of a play.'))
    await until('the file', async () => ((await download(mei, url)) === 200 ? true : null))
  })

  it('is gone too where it went on because nobody answered, though what is held is refused there', async () => {
    const { mei } = theWorld().people
    const uma = await newcomer('uma')
    const room = await roomOf(uma, mei)
    await theWorld().restartConnector({ hold: 'refuse' })
    await theWorld().stopGoodstanding()
    const event = await put(uma, room, 'm.room.message', { msgtype: 'm.text', body: THREAT })
    await theWorld().startGoodstanding()
    await reject(uma, event)
    await until('the removal', async () => (await isGone(mei, room, event)) || null)
  })
})
