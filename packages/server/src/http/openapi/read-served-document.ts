/** For tests: the document as it is served -> its calls. */
import type { FastifyInstance } from 'fastify'

export type Json = Readonly<Record<string, unknown>>
type Media = Readonly<Record<string, { readonly schema: unknown }>>
type Parameter = {
  readonly name: string
  readonly in: string
  readonly schema: Json & { readonly items?: Json }
}
type Call = {
  readonly parameters?: readonly Parameter[]
  readonly operationId: string
  readonly tags: readonly string[]
  readonly security: readonly Json[]
  readonly requestBody?: { readonly required: boolean; readonly content: Media }
  readonly responses: Readonly<
    Record<string, { readonly content?: Media; readonly description: string; readonly headers?: Json }>
  >
}
export type Document = {
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>>
  readonly components: Readonly<Record<string, Json>>
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function readDocument(value: unknown): Document {
  return value as Document
}

/** The instance that Fastify tells of as it is made. */
export function readInitialized(message: unknown): FastifyInstance {
  return (message as { readonly fastify: FastifyInstance }).fastify
}

/** Every call of a document, by method and path. */
export const callsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ name: `${method.toUpperCase()} ${path}`, path, ...call })),
  )
