/** Fills an empty workplace: organizations that register as any would, people, a morning's traffic, and what followed from it. */
import { createGoodstanding } from '@goodstanding/sdk'
import { publishPost } from '../acts/publish-post.ts'
import { inviteContact } from '../acts/invite-contact.ts'
import { stateOrganization } from '../acts/register-organization.ts'
import { sendMessage } from '../acts/send-message.ts'
import type { Item, Person } from '../words.ts'
import { askBefore, SOURCE, stateOf, type Workplace } from '../workplace.ts'
import { CONVERSATIONS, MORNING, POSTS } from './morning.ts'
import { ORGANIZATIONS, PEOPLE } from './people.ts'

const MINUTE = 60_000

function personOf(id: string): Person {
  const person = PEOPLE.find((one) => one.id === id)
  if (person === undefined) throw new Error(`Nobody of the morning is called ${id}.`)
  return person
}

/** Does nothing when it was done before. `say` gets a line for each step. */
export async function seed(workplace: Workplace, url: string, say: (line: string) => void): Promise<void> {
  const { store, now } = workplace
  if (store.setting('seeded') === 'yes') return
  const start = now()
  await registerAll(workplace, say)
  for (const { people, ...conversation } of CONVERSATIONS) store.putConversation(conversation, people)

  const sent = new Map<string, Item>()
  for (const [index, said] of MORNING.entries()) {
    const conversation = store.conversation(said.in)
    if (conversation === null) continue
    const at = start - said.ago * MINUTE
    const message = { conversation, sender: personOf(said.by), text: said.text, file: null, at, id: `morning-${index}` }
    sent.set(message.id, await sendMessage(workplace, message))
  }
  for (const { ago, by, text } of POSTS)
    await publishPost(workplace, { author: personOf(by), text, at: start - ago * MINUTE })
  for (const ago of [100, 90, 80])
    await inviteContact(workplace, {
      by: personOf('sasha'),
      contact: personOf('karl'),
      text: 'Let us connect, I have bikes for your drivers.',
      at: start - ago * MINUTE,
    })
  const states = [...sent.values()].map(({ state }) => state)
  say(`${states.length} messages of the morning: ${states.filter((state) => state === 'sent').length} delivered`)
  await report(workplace, url, sent)
  store.putSetting('seeded', 'yes')
}

async function registerAll(workplace: Workplace, say: (line: string) => void): Promise<void> {
  for (const organization of ORGANIZATIONS) {
    const people = PEOPLE.filter((person) => person.organization === organization.id)
    const [administrator] = people.filter(({ isAdmin }) => isAdmin)
    if (administrator === undefined) continue
    const { id, name, country, domain } = organization
    const verdict = await askBefore(workplace, {
      person: administrator,
      type: 'organization.register',
      id: `register-${id}`,
      data: { subject: { id, name, kind: 'company', country, ...(domain === null ? {} : { domain }) } },
    })
    const state = stateOf(verdict) === 'sent' ? 'active' : 'waiting'
    workplace.store.putOrganization({ ...organization, state, decision: verdict.decision?.id ?? null })
    for (const person of people) workplace.store.putPerson(person)
    await stateOrganization(workplace, { organization, kind: 'company', people })
    say(`${name}: ${verdict.effect}`)
  }
}

/** Two reports of the morning: one is confirmed by its administrator, one still waits for them. */
async function report({ goodstanding, store }: Workplace, url: string, sent: ReadonlyMap<string, Item>): Promise<void> {
  const first = [...sent.values()].find(({ author, state }) => author === 'tobias' && state !== 'sent') ?? null
  const insults = await goodstanding.reports.file({
    about: first === null ? { account: 'tobias' } : { event: { source: SOURCE, id: first.id } },
    text: 'He wrote this to me this morning, and it is not the first time.',
    evidence: first === null ? [] : [{ text: first.text, at: new Date(first.at).toISOString() }],
    reporter: { organization: 'juniper-foods', id: 'ines', kind: 'member' },
  })
  await goodstanding.reports.file({
    about: { account: 'sasha' },
    text: '她不停地发投资广告给我，还让我拉人。',
    reporter: { organization: 'chenghai', id: 'he', kind: 'member' },
  })
  if (!insults.ok || insults.value.status !== 'with-administrator') return
  const minted = await goodstanding.mintMemberToken({ sub: 'mara', organization: 'juniper-foods', role: 'admin' })
  if (!minted.ok) return
  const mara = createGoodstanding({ url, token: minted.value.token })
  await mara.reports.confirm(
    insults.value.id,
    `I spoke to both. ${store.person('ines')?.name ?? ''} showed me the messages on her phone.`,
  )
}
