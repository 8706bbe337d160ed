/** Mail as one thing of a running server: the door, the post, and what the clock does for both. */
import { forgetReceivedMail } from '@goodstanding/ledger'
import { repeat } from '../jobs/repeat.ts'
import { createFaultTeller } from '../jobs/tell-faults.ts'
import { listenForMail } from './listen-for-mail.ts'
import { createMailReader } from './mail-reader.ts'
import { createMailPost } from './post-mail.ts'
import type { OutgoingMail } from './queue-mail.ts'
import type { MailConfig } from './read-mail-config.ts'
import type { MailTaker } from './take-mail.ts'

export type OpenMail = {
  /** Where mail is received, `host:port`; null: nowhere. */
  readonly listens: string | null
  /** Lets what is being received and sent end. */
  readonly close: () => Promise<void>
}

export type MailParts = Omit<MailTaker, 'mailbox' | 'read'> & {
  /** Address of the pages, for links. */
  readonly url: () => string
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND
/** A message that comes again later than this is a new one. */
const REMEMBERED_MS = 400 * 24 * HOUR

/** What casework needs to know of mail before any is open. */
export function outgoingMailOf(config: MailConfig | null): OutgoingMail | null {
  return config === null || config.route === null ? null : { mailbox: config.mailbox, notices: config.notices }
}

export async function openMail(config: MailConfig | null, parts: MailParts): Promise<OpenMail> {
  if (config === null) return { listens: null, close: () => Promise.resolve() }
  const { mailbox, door, route } = config
  const { desk, url, log } = parts
  const fault = createFaultTeller(log, desk.now)
  const reader = createMailReader()
  const opened = door === null ? null : await listenForMail(door, { ...parts, mailbox, read: reader.read }, log)
  const post = route === null ? null : createMailPost({ desk, mailbox, route, url, tell: fault })
  const works = [
    repeat({ name: 'forget mail', everyMs: HOUR, fault }, () =>
      forgetReceivedMail(desk.db, desk.now() - REMEMBERED_MS),
    ),
    ...(post === null ? [] : [repeat({ name: 'send mail', everyMs: SECOND, fault }, post.send)]),
  ]
  return {
    listens: opened === null || door === null ? null : `${door.host}:${opened.port}`,
    close: async () => {
      await opened?.close()
      await reader.close()
      await Promise.all(works.map((work) => work.stop()))
      await post?.idle()
      post?.close()
    },
  }
}
