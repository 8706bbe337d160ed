/** The texts, links and files of an event, with the pointers that evidence uses. */
import type { Content, Event, FileReference, Link, OrganizationSubject } from '@goodstanding/model'

export type EventText = {
  readonly pointer: string
  readonly text: string
  /** It is what a person or file is called, and no sentence. */
  readonly isName?: true
  /** It is what a file says. */
  readonly isFile?: true
}
export type EventFile = { readonly pointer: string; readonly file: FileReference }
export type EventContent = { readonly pointer: string; readonly content: Content }

/** The contents that an event carries: text with links and files. */
export function contentsOf(event: Event): readonly EventContent[] {
  switch (event.type) {
    case 'message.send':
    case 'message.edit':
    case 'content.publish':
      return [{ pointer: '/data/content', content: event.data.content }]
    case 'contact.invite':
    case 'contact.decline':
      return event.data.content === undefined ? [] : [{ pointer: '/data/content', content: event.data.content }]
    case 'live.start':
    case 'live.frame': {
      const { title } = event.data.live
      return title === undefined ? [] : [{ pointer: '/data/live', content: { text: title } }]
    }
    case 'campaign.start':
      return [{ pointer: '/data/campaign', content: { text: event.data.campaign.text } }]
    default:
      return []
  }
}

/** What an organization is called, the name itself first; others come as a list or by language. */
export function namesOf({ name, names = [] }: OrganizationSubject): readonly EventText[] {
  const others = Object.entries(names).map(([key, text]) => ({
    pointer: `/data/subject/names/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    text,
  }))
  return [{ pointer: '/data/subject/name', text: name }, ...others]
}

/** Every text that people read: contents, and the titles that stand over them. */
export function textsOf(event: Event): readonly EventText[] {
  switch (event.type) {
    case 'message.send':
    case 'message.edit':
    case 'content.publish':
      return [{ pointer: '/data/content/text', text: event.data.content.text }]
    case 'contact.invite':
    case 'contact.decline':
      return event.data.content === undefined ? [] : [{ pointer: '/data/content/text', text: event.data.content.text }]
    case 'live.start':
    case 'live.frame': {
      const { title } = event.data.live
      return title === undefined ? [] : [{ pointer: '/data/live/title', text: title }]
    }
    case 'campaign.start':
      return [
        { pointer: '/data/campaign/title', text: event.data.campaign.title },
        { pointer: '/data/campaign/text', text: event.data.campaign.text },
      ]
    case 'organization.register':
    case 'organization.rename':
    case 'organization.verify':
      return namesOf(event.data.subject)
    case 'account.register':
    case 'account.update': {
      const { name, username, title } = event.data.account
      return [
        ...stated({ name, username }, '/data/account').map((text) => ({ ...text, isName: true as const })),
        ...stated({ title }, '/data/account'),
      ]
    }
    case 'account.transfer':
      return [
        ...stated({ name: event.data.to.name }, '/data/to').map((text) => ({ ...text, isName: true as const })),
        ...stated({ reason: event.data.reason }, '/data'),
      ]
    case 'file.upload':
      return [{ pointer: '/data/file/name', text: event.data.file.name }]
    default:
      return []
  }
}

function stated(texts: Readonly<Record<string, string | undefined>>, base: string): readonly EventText[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    text === undefined ? [] : [{ pointer: `${base}/${field}`, text }],
  )
}

/** Texts of links that are read: a menu of links is no message. */
const MOST_LINK_TEXTS = 32
const NO_TEXTS: readonly EventText[] = []

/** In names of files signs part words that stand apart in sentences. Places stay as they are. */
const wordsOfFileName = (name: string): string => name.replaceAll(/[_+]/g, ' ')

/**
 * What is read beside the text of a message: names of its files, and what its links show and the text does not. Of a name nobody is asked on
 * the trained model's word alone.
 */
function textsBeside(contents: readonly EventContent[]): readonly EventText[] {
  if (!contents.some(({ content }) => content.files !== undefined || content.links !== undefined)) return NO_TEXTS
  return contents.flatMap(({ pointer, content: { text, files = [], links = [] } }) => [
    ...files.map(({ name }, at) => ({
      pointer: `${pointer}/files/${at}/name`,
      text: wordsOfFileName(name),
      isName: true as const,
    })),
    ...links
      .slice(0, MOST_LINK_TEXTS)
      .flatMap(({ text: shown = '' }, at) =>
        shown === '' || text.includes(shown) ? [] : [{ pointer: `${pointer}/links/${at}/text`, text: shown }],
      ),
  ])
}

/** What is read of an event's texts: as they are, but for names of files, and with what stands beside them. */
export function textsRead(
  event: Event,
  texts: readonly EventText[],
  contents: readonly EventContent[],
): readonly EventText[] {
  if (event.type === 'file.upload') return texts.map((name) => ({ ...name, text: wordsOfFileName(name.text) }))
  const beside = textsBeside(contents)
  return beside.length === 0 ? texts : [...texts, ...beside]
}

export function languageOf(event: Event): string | null {
  return contentsOf(event)[0]?.content.language ?? null
}

export function linksOf(event: Event): readonly { readonly pointer: string; readonly link: Link }[] {
  return contentsOf(event).flatMap(({ pointer, content }) =>
    (content.links ?? []).map((link, at) => ({ pointer: `${pointer}/links/${at}/target`, link })),
  )
}

export function filesOf(event: Event): readonly EventFile[] {
  if (event.type === 'file.upload') return [{ pointer: '/data/file', file: event.data.file }]
  return contentsOf(event).flatMap(({ pointer, content }) =>
    (content.files ?? []).map((file, at) => ({ pointer: `${pointer}/files/${at}`, file })),
  )
}

/** Every SHA-256 that an event names: of files, and of a frame. */
export function hashesOf(event: Event): readonly { readonly pointer: string; readonly sha256: string }[] {
  if (event.type === 'live.frame') {
    const { sha256 } = event.data.frame
    return sha256 === undefined ? [] : [{ pointer: '/data/frame/sha256', sha256 }]
  }
  return filesOf(event).flatMap(({ pointer, file }) =>
    file.sha256 === undefined ? [] : [{ pointer: `${pointer}/sha256`, sha256: file.sha256 }],
  )
}
