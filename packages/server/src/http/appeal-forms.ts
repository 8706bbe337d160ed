/**
 * Forms of appeals that bring files, without a script. Who may file the appeal is asked before a byte of the form is read, and the files
 * are taken as `PUT /v1/appeals/files/{sha256}` takes them; the appeal names them with what they are called.
 */
import type { Bilingual } from '@goodstanding/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import type { Admitted, AppealFiles, Bringing } from '../casework/appeal/bring-files.ts'
import type { MemberLanguage } from '../page/member-frame.ts'
import { MEMBER_WORDS as WORDS } from '../page/member-words.ts'
import type { Appealed } from '../page/render-appeal-part.ts'
import { enterUntilSent } from './casework/appeal-file-routes.ts'
import { fieldsOf } from './member-site.ts'
import { Problem } from './problems.ts'
import { readDocument } from './read-document.ts'
import { readForm, type SentFile } from './read-form.ts'
import { sayProblem } from './say-problem.ts'
import { beyond } from './too-large.ts'

const MEGABYTE = 1024 * 1024
const MOST_MB = 32
/** With room for what is written beside the files. */
const FORM_LIMIT = MOST_MB * MEGABYTE + 128 * 1024
/** Of words alone, which anybody may send: the 8,000 Chinese letters that a field takes are 72,000 bytes as forms send them. */
export const WORDS_BYTES = 128 * 1024
/** What a route states of itself that takes a form of words. What is open takes less, unless it says so. */
export const WORDS_FORM = { config: { open: true }, schema: { hide: true }, bodyLimit: WORDS_BYTES } as const
/** As many as an appeal takes. */
const MOST_FILES = 20
const LONGEST_NAME = 200

type Evidence = readonly { readonly file: string; readonly text?: string }[]
export type Said = { readonly status: number; readonly appealed: Appealed }
type Refusal = { readonly refused: Said }

export type Asking<Request> = {
  /**
   * Whose appeal it is, and against what. Null: it was answered that there is none of theirs. `nobody`: whoever sent it is signed out, and
   * it is short enough to be read, so that they are told so with what they wrote.
   */
  readonly whose: (request: Request, reply: FastifyReply) => Promise<Bringing | 'nobody' | null>
  /** Shows the page with what was refused. */
  readonly show: (request: Request, reply: FastifyReply, said: Said) => Promise<FastifyReply>
}

export type AppealForms = {
  /** What a route states of itself that takes such a form. */
  readonly options: <Request extends FastifyRequest>(
    asking: Asking<Request>,
  ) => {
    readonly bodyLimit: number
    readonly onRequest: (request: Request, reply: FastifyReply) => Promise<FastifyReply | undefined>
  }
  /** Takes what came in a form that was let in. */
  readonly take: (request: FastifyRequest) => Promise<{ readonly evidence: Evidence } | Refusal>
}

export type AppealFormParts = {
  readonly appealFiles: AppealFiles
  readonly languageOf: (request: FastifyRequest) => MemberLanguage
}

const sent = new WeakMap<FastifyRequest, readonly SentFile[]>()

/** Reads forms with files: their words as those of any other form, and their files beside. */
export function readFormsWithFiles(pages: FastifyInstance): void {
  pages.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const form = await readForm(request.headers['content-type'] ?? '', body)
      if (form === null) throw new Problem('body.invalid', { detail: 'The form cannot be read.' })
      sent.set(request, form.files)
      return form.words
    },
  )
}

const lengthOf = ({ headers }: FastifyRequest): number => Number(headers['content-length'] ?? NaN)

/** Of words alone, or with no more than these would take. */
export const isShort = (request: FastifyRequest): boolean => lengthOf(request) <= WORDS_BYTES

const bringsFiles = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.toLowerCase().startsWith('multipart/') === true

/** What an appeal says of a file: what it is called. */
const nameOf = (name: string): { readonly text?: string } => {
  const text = name.trim().slice(0, LONGEST_NAME)
  return text === '' ? {} : { text }
}

export function createAppealForms({ appealFiles, languageOf }: AppealFormParts): AppealForms {
  const admitted = new WeakMap<FastifyRequest, Admitted>()
  const refuse = (request: FastifyRequest, status: number, words: Bilingual | string): Said => ({
    status,
    appealed: {
      kind: 'refused',
      problem: typeof words === 'string' ? words : words[languageOf(request)],
      text: fieldsOf(request)('text'),
    },
  })
  /** In the reader's words; what is no refusal goes on. */
  const refusalOf = (request: FastifyRequest, fault: unknown, about = ''): Said => {
    if (!(fault instanceof Problem)) throw fault
    if (fault.kind === 'appeal.already-filed') return { status: fault.status, appealed: { kind: 'already' } }
    const { title } = sayProblem(fault.body(request.id), languageOf(request))
    return refuse(request, fault.status, about === '' ? title : `${about}: ${title}`)
  }
  return {
    options: ({ whose, show }) => ({
      bodyLimit: FORM_LIMIT,
      onRequest: async (request, reply) => {
        if (!bringsFiles(request)) {
          if (!isShort(request)) throw beyond(WORDS_BYTES, lengthOf(request))
          return undefined
        }
        const bringing = await whose(request, reply)
        if (bringing === null) return reply
        if (bringing === 'nobody') return undefined
        if (!(lengthOf(request) <= FORM_LIMIT)) return show(request, reply, refuse(request, 413, WORDS.filesTooLarge))
        try {
          const found = await appealFiles.admit(bringing)
          enterUntilSent(appealFiles, found, reply)
          admitted.set(request, found)
          return undefined
        } catch (fault) {
          return show(request, reply, refusalOf(request, fault))
        }
      },
    }),
    take: async (request) => {
      const files = sent.get(request) ?? []
      const found = admitted.get(request)
      if (files.length === 0) return { evidence: [] }
      if (found === undefined) throw new Problem('token.missing') // whoever was nobody at first brings nothing
      if (files.length > MOST_FILES) return { refused: refuse(request, 422, WORDS.tooManyFiles) }
      const evidence: Evidence[number][] = []
      for (const { name, bytes } of files) {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        try {
          await appealFiles.take(found, { sha256, bytes: readDocument(sha256, bytes) })
        } catch (fault) {
          return { refused: refusalOf(request, fault, name) }
        }
        evidence.push({ file: sha256, ...nameOf(name) })
      }
      return { evidence }
    },
  }
}
