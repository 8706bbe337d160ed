/** Which capability an event uses: what a limit on it takes away. Section 4 of the contract. */
import type { Audience, Capability, Event } from '@goodstanding/model'

/**
 * `all`: no capability of its own, so only a suspension, a termination or a limit on `all` refuses it.
 * null: never refused by standing (a contact who declines, a client that attests).
 */
export function capabilityOf(event: Event): Capability | null {
  switch (event.type) {
    case 'message.send':
    case 'message.edit':
      return isExternal(event.data.audience) ? 'message.external' : 'message.internal'
    case 'session.start':
      return 'session'
    case 'content.publish':
      return 'content.publish'
    case 'file.upload':
      return 'file.upload'
    case 'live.start':
    case 'live.frame':
      return 'live'
    case 'contact.invite':
      return 'contact.invite'
    case 'directory.import':
      return 'directory.import'
    case 'directory.export':
      return 'directory.export'
    case 'api.call':
    case 'app.register':
      return 'api'
    case 'organization.rename':
      return 'organization.rename'
    case 'directory.update':
    case 'seat.assign':
    case 'data.collect':
    case 'data.use':
    case 'data.share':
    case 'data.disclose':
      return 'admin'
    case 'account.register':
    case 'account.update':
    case 'account.transfer':
      return event.data.account.id === event.data.actor.id ? 'all' : 'admin'
    case 'organization.register':
    case 'organization.verify':
    case 'directory.read':
    case 'embed.load':
    case 'campaign.start':
      return 'all'
    case 'contact.decline':
    case 'client.attest':
      return null
  }
}

/** The audience is outside, or not made of colleagues. One that states no relation is judged by its kind alone. */
function isExternal({ kind, relation }: Audience): boolean {
  if (kind === 'external' || kind === 'public') return true
  return relation === undefined ? kind === 'person' : relation !== 'colleague'
}
