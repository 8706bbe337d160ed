/** What a person does on the page, each by its act. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { importDirectory, type Row } from '../acts/import-directory.ts'
import { answerInvitation, inviteContact } from '../acts/invite-contact.ts'
import { publishPost, showFrame, startLive } from '../acts/publish-post.ts'
import { registerOrganization } from '../acts/register-organization.ts'
import { audienceOf, sendMessage } from '../acts/send-message.ts'
import { placeOfFile, uploadFile } from '../acts/upload-file.ts'
import type { Attachment, Conversation, Person } from '../words.ts'
import { newId, type Workplace } from '../workplace.ts'
import { fieldsOf, listOf, oneOf, textOf, textOrEmpty } from './read-body.ts'
import { languageOf, NO_FILE, Refused } from './refused.ts'

const COUNTRY = /^[A-Z]{2}$/
/** From here on a text that goes outside is shown to its author once more. */
const WORTH_A_LOOK = 0.5

function attachmentIn(workplace: Workplace, body: unknown): Attachment | null {
  const file = fieldsOf(fieldsOf(body)['file'])
  const { sha256 } = file
  if (typeof sha256 !== 'string') return null
  // What was stopped, or never sent, is not here to be attached by its hash.
  if (placeOfFile(workplace, sha256) === null) throw new Refused(404, NO_FILE.en, NO_FILE.zh)
  return {
    sha256,
    name: textOf(file, 'name', 255),
    mediaType: textOrEmpty(file, 'mediaType'),
    size: Number(file['size']),
  }
}

export function registerActs(
  app: FastifyInstance,
  workplace: Workplace,
  me: (request: FastifyRequest) => Person,
): void {
  const { store } = workplace
  const mine = (request: FastifyRequest): { readonly person: Person; readonly conversation: Conversation } => {
    const person = me(request)
    const wanted = textOf(request.body, 'conversation')
    const conversation = store.conversations(person.id).find(({ id }) => id === wanted)
    if (conversation === undefined) throw new Refused(404, 'You have no such conversation.', '您没有此会话。')
    return { person, conversation }
  }
  const administrator = (request: FastifyRequest): Person => {
    const person = me(request)
    if (!person.isAdmin) throw new Refused(403, 'An administrator does this.', '此操作须由企业管理员进行。')
    return person
  }

  /** Whoever is outside sees no board, and puts nothing on it. */
  const insider = (request: FastifyRequest): Person => {
    const person = me(request)
    if (person.kind !== 'member') throw new Refused(403, 'The board is for members.', '公告板仅限成员使用。')
    return person
  }

  app.post('/api/messages', async (request) => {
    const { person, conversation } = mine(request)
    const file = attachmentIn(workplace, request.body)
    const text = file === null ? textOf(request.body, 'text') : textOrEmpty(request.body, 'text')
    return sendMessage(workplace, { conversation, sender: person, text, file })
  })

  /** What a text that leaves the organization reads like, before it is sent; nothing is recorded. */
  app.post('/api/look', async (request) => {
    const { person, conversation } = mine(request)
    const audience = audienceOf(conversation, person, store.participants(conversation.id))
    if (audience.relation === 'colleague') return { isOutside: false, signals: [] }
    const answer = await workplace.goodstanding.signals(textOf(request.body, 'text'))
    const signals = answer.ok ? answer.value.signals.filter(({ score }) => score >= WORTH_A_LOOK) : []
    return { isOutside: true, signals: signals.map(({ name }) => name) }
  })

  app.post('/api/conversations', (request) => {
    const person = me(request)
    const ids = listOf(request.body, 'people').map(String)
    const people = ids.flatMap((id) => store.person(id) ?? [])
    if (people.length === 0) throw new Refused(422, 'Choose somebody to talk to.', '请选择交谈对象。')
    if (people.some((other) => other.organization !== person.organization || other.kind !== person.kind))
      throw new Refused(403, 'People outside are invited first.', '须先邀请组织外的人员。')
    const isGroup = people.length > 1
    const id = isGroup ? newId('group') : `direct-${[person.id, people[0]?.id ?? ''].toSorted().join('-')}`
    const title = textOrEmpty(request.body, 'title') || [person, ...people].map(({ name }) => name).join(' · ')
    store.putConversation({ id, kind: isGroup ? 'group' : 'direct', title }, [
      person.id,
      ...people.map((other) => other.id),
    ])
    workplace.live.changed('conversations', [person.id, ...ids])
    return { id }
  })

  app.post<{ Querystring: { name?: string; type?: string } }>('/api/files', async (request) => {
    const person = me(request)
    if (!(request.body instanceof Buffer)) throw new Refused(415, 'Send the bytes of the file.', '请发送文件的字节。')
    const { name = 'file', type = 'application/octet-stream' } = request.query
    return uploadFile(workplace, { by: person, name, mediaType: type, bytes: Uint8Array.from(request.body) })
  })

  app.post('/api/posts', async (request) =>
    publishPost(workplace, { author: insider(request), text: textOf(request.body, 'text') }),
  )
  app.post('/api/lives', async (request) =>
    startLive(workplace, { author: insider(request), text: textOf(request.body, 'title', 200) }),
  )
  app.post<{ Params: { id: string } }>('/api/lives/:id/frames', async (request) => {
    const author = me(request)
    const stream = store.item(request.params.id)
    if (stream === null || stream.kind !== 'live' || stream.author !== author.id)
      throw new Refused(404, 'You have no such stream.', '您没有此直播。')
    if (stream.state !== 'sent') throw new Refused(409, 'This stream is not on air.', '此直播未在播出。')
    const at = Number(fieldsOf(request.body)['at'])
    return showFrame(workplace, stream, { author, at: at >= 0 ? at : 0, data: textOf(request.body, 'data', 1_400_000) })
  })

  app.post('/api/invitations', async (request) => {
    const contact = store.person(textOf(request.body, 'contact'))
    if (contact === null) throw new Refused(404, 'Nobody of this name is known.', '没有此人。')
    const by = me(request)
    if (contact.organization === by.organization && contact.kind === by.kind)
      throw new Refused(422, 'Colleagues need no invitation.', '同事之间无须邀请。')
    return inviteContact(workplace, { by, contact, text: textOrEmpty(request.body, 'text') })
  })
  app.post('/api/invitations/answer', async (request) => {
    const contact = me(request)
    const by = store.person(textOf(request.body, 'by'))
    const at = Number(fieldsOf(request.body)['at'])
    const open = store.invitations(contact.id).find((one) => one.by === by?.id && one.at === at && one.state === 'open')
    if (by === null || open === undefined)
      throw new Refused(404, 'There is no such invitation any more.', '此邀请已不存在。')
    await answerInvitation(workplace, { contact, by, at, accepts: fieldsOf(request.body)['accepts'] === true })
    return { done: true }
  })

  app.post('/api/directory', async (request) => {
    const rows = listOf(request.body, 'rows').map(
      (row): Row => ({
        name: textOf(row, 'name', 200),
        email: textOrEmpty(row, 'email'),
        title: textOrEmpty(row, 'title'),
        agreed: fieldsOf(row)['agreed'] === true,
      }),
    )
    return importDirectory(workplace, { by: administrator(request), rows })
  })

  app.post('/api/organizations', async (request) => {
    const { body } = request
    const country = textOf(body, 'country', 2).toUpperCase()
    if (!COUNTRY.test(country))
      throw new Refused(422, '"country" must be two letters, such as DE.', '国家须为两个字母，例如 DE。')
    return registerOrganization(workplace, {
      name: textOf(body, 'name', 200),
      kind: oneOf(body, 'kind', ['company', 'school', 'government', 'nonprofit', 'other']),
      country,
      domain: textOrEmpty(body, 'domain') || null,
      administrator: { name: textOf(body, 'administrator', 200), email: textOf(body, 'email', 320) },
    })
  })

  app.post('/api/badge', async (request) => {
    const person = administrator(request)
    const value = textOf(request.body, 'number', 100)
    const { verifications } = workplace.goodstandingIn[languageOf(request)]
    const answer = await verifications.apply({
      organization: person.organization,
      evidence: [{ kind: 'registry-number', value }],
    })
    if (!answer.ok) throw new Refused(422, answer.refusal.detail, answer.refusal.detail)
    return answer.value
  })
}
