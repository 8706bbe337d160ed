/** What Goodstanding tells afterwards: a person has looked, somebody's standing has changed, a badge is gone. */
import type { WebhookEvent } from '@goodstanding/sdk'
import type { Workplace } from './workplace.ts'

const subjectOf = (subject: string): readonly [string, string] => {
  const slash = subject.indexOf('/')
  return [subject.slice(0, slash), subject.slice(slash + 1)]
}

const decisionOf = ({ data }: WebhookEvent): string => String(data['decision'])

/** Handles each webhook once. Throws where it has to be told again: what failed is not noted as done. */
export async function handleWebhook(workplace: Workplace, event: WebhookEvent): Promise<void> {
  if (workplace.store.isHandled(event.id)) return
  const [kind, id] = subjectOf(event.subject)
  switch (event.type) {
    case 'hold.released':
      release(workplace, decisionOf(event))
      break
    case 'hold.rejected':
      reject(workplace, decisionOf(event))
      break
    case 'hold.reopened':
      holdAgain(workplace, decisionOf(event))
      break
    case 'action.taken':
      if (kind === 'content' && event.data['type'] === 'remove') remove(workplace, id, event.data['clause'])
      break
    case 'action.reversed':
      if (kind === 'content') restore(workplace, id)
      break
    case 'verification.changed':
      if (!(await refreshBadge(workplace, id))) throw new Error('Goodstanding did not say what became of a badge.')
      break
    default:
      break
  }
  workplace.store.noteHandled(event.id)
  workplace.live.changed('standing')
}

/** The content of a decision: a message, a post, a card; or an organization that waits for its name. */
function release({ store, live }: Workplace, decision: string): void {
  const item = store.itemOf(decision)
  if (item !== null && item.state === 'held') {
    store.putItem({ ...item, state: 'sent', clause: null, words: null })
    live.changed(item.place)
  }
  const organization = store.organizationOf(decision)
  if (organization !== null && organization.state === 'waiting') {
    store.putOrganization({ ...organization, state: 'active' })
    live.changed('organizations')
  }
}

function reject({ store, live }: Workplace, decision: string): void {
  const item = store.itemOf(decision)
  if (item !== null && item.state === 'held') {
    store.putItem({ ...item, state: 'refused' })
    live.changed(item.place)
  }
  const organization = store.organizationOf(decision)
  if (organization !== null && organization.state === 'waiting') {
    store.putOrganization({ ...organization, state: 'refused' })
    live.changed('organizations')
  }
}

/** The decision that refused it was undone: it waits for another. */
function holdAgain({ store, live }: Workplace, decision: string): void {
  const item = store.itemOf(decision)
  if (item !== null && item.state === 'refused') {
    store.putItem({ ...item, state: 'held' })
    live.changed(item.place)
  }
  const organization = store.organizationOf(decision)
  if (organization !== null && organization.state === 'refused') {
    store.putOrganization({ ...organization, state: 'waiting' })
    live.changed('organizations')
  }
}

function remove({ store, live }: Workplace, decision: string, clause: unknown): void {
  const item = store.itemOf(decision)
  if (item === null) return
  store.putItem({ ...item, state: 'removed', clause: typeof clause === 'string' ? clause : item.clause })
  live.changed(item.place)
}

function restore({ store, live }: Workplace, decision: string): void {
  const item = store.itemOf(decision)
  if (item === null || item.state !== 'removed') return
  store.putItem({ ...item, state: 'sent', clause: null, words: null })
  live.changed(item.place)
}

/** The badge shows what Goodstanding says, not what the organization says. Answers whether it said so. */
export async function refreshBadge({ goodstanding, store, live }: Workplace, id: string): Promise<boolean> {
  if (store.organization(id) === null) return true
  const standing = await goodstanding.standing('organization', id)
  const organization = store.organization(id)
  if (organization === null || !standing.ok) return standing.ok
  store.putOrganization({ ...organization, badge: standing.value.verification })
  live.changed('organizations')
  return true
}
