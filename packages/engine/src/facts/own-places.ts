/** Where an organization's own words and domains are looked for, beside the texts that people read and the links in them. */
import type { Event } from '@goodstanding/model'
import { contentsOf, type EventText } from './event-texts.ts'

type Fields = Readonly<Record<string, string | undefined>>
const stated = (base: string, fields: Fields): readonly EventText[] =>
  Object.entries(fields).flatMap(([field, text]) => (text === undefined ? [] : [{ pointer: `${base}/${field}`, text }]))

/** What else an administrator's words may name: what data is wanted for, whom somebody claims to belong to, an app, the address of a call, files and links. */
export function ownNamesIn(event: Event): readonly EventText[] {
  switch (event.type) {
    case 'api.call':
      return stated('/data', { path: event.data.path })
    case 'app.register': {
      const { name, publisher } = event.data.app
      return stated('/data/app', { name, publisher })
    }
    case 'account.register':
    case 'account.update':
      return stated('/data/account', { affiliation: event.data.account.affiliation })
    case 'seat.assign':
      return stated('/data/member', { affiliation: event.data.member.affiliation })
    case 'campaign.start':
      return stated('/data/campaign', { beneficiary: event.data.campaign.beneficiary })
    case 'directory.read':
    case 'directory.export': {
      const { query, purpose } = event.data
      return stated('/data', { query, purpose })
    }
    case 'directory.import':
    case 'directory.update':
    case 'data.collect':
    case 'data.use':
    case 'data.share':
    case 'data.disclose':
      return stated('/data', { purpose: event.data.purpose })
    default:
      return contentsOf(event).flatMap(({ pointer, content: { files = [], links = [] } }) => [
        ...files.map(({ name }, at) => ({ pointer: `${pointer}/files/${at}/name`, text: name })),
        ...links.flatMap(({ text }, at) =>
          text === undefined ? [] : [{ pointer: `${pointer}/links/${at}/text`, text }],
        ),
      ])
  }
}

/** What names a host though it is no link: the page that embeds, the domain of a name, whose address somebody has. */
export function ownHostsIn(event: Event): readonly EventText[] {
  switch (event.type) {
    case 'embed.load':
      return stated('/data', { origin: event.data.origin })
    case 'organization.register':
    case 'organization.rename':
    case 'organization.verify':
      return stated('/data/subject', { domain: event.data.subject.domain })
    case 'account.register':
      return stated('/data/account', { email: event.data.account.email })
    case 'account.transfer':
      return stated('/data/to', { email: event.data.to.email })
    default:
      return []
  }
}
