/** The OpenAPI document as it is served -> its calls by tag, and its types by name, for the pages that engineers read. */

export type Schema = {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly format?: string
  readonly description?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
}

export type Media = readonly { readonly media: string; readonly schema: Schema }[]

export type ApiCall = {
  readonly id: string
  readonly method: string
  /** Null: it goes to an address of whoever subscribed. */
  readonly path: string | null
  readonly summary: string
  /** Who may call it; null: everybody. */
  readonly who: string | null
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly description: string
    readonly schema: Schema
  }[]
  readonly body: { readonly required: boolean; readonly content: Media } | null
  readonly answers: readonly { readonly status: string; readonly description: string; readonly content: Media }[]
  /** The statuses of its refusals. */
  readonly refusals: readonly string[]
}

export type ApiTag = { readonly name: string; readonly description: string; readonly calls: readonly ApiCall[] }

export type Api = {
  readonly description: string
  readonly tags: readonly ApiTag[]
  readonly types: ReadonlyMap<string, Schema>
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>
type Answer = { readonly $ref?: string; readonly description: string; readonly content?: Content }
type Operation = {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly (ApiCall['parameters'][number] & { readonly $ref?: string })[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, Answer>>
}
type Document = {
  readonly info: { readonly description: string }
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly webhooks: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters: Readonly<Record<string, ApiCall['parameters'][number]>>
  }
}

/** The name at the end of a reference. */
export const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1)

const mediaOf = (content: Content = {}): Media =>
  Object.entries(content).map(([media, { schema = {} }]) => ({ media, schema }))

/** `text`: what `/openapi.json` serves. */
export function readOpenApi(text: string): Api {
  const { info, tags, paths, webhooks, components } = JSON.parse(text) as Document
  const { parameters: known } = components
  const callOf = (method: string, path: string | null, operation: Operation): ApiCall => {
    const { operationId, summary = '', description, parameters = [], requestBody, responses } = operation
    const isRefused = ([, answer]: readonly [string, Answer]): boolean => answer.$ref !== undefined
    const all = Object.entries(responses)
    return {
      ...{ id: operationId, method: method.toUpperCase(), path, summary, who: description ?? null },
      parameters: parameters.flatMap((each) => (each.$ref === undefined ? each : (known[nameOf(each.$ref)] ?? []))),
      body:
        requestBody === undefined
          ? null
          : { required: requestBody.required === true, content: mediaOf(requestBody.content) },
      answers: all
        .filter((each) => !isRefused(each))
        .map(([status, answer]) => ({ status, description: answer.description, content: mediaOf(answer.content) })),
      refusals: all.filter(isRefused).map(([status]) => status),
    }
  }
  const operations = [
    ...Object.entries(paths).map(([path, methods]) => [path, methods] as const),
    ...Object.values(webhooks).map((methods) => [null, methods] as const),
  ].flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags?.[0] ?? '',
      call: callOf(method, path, operation),
    })),
  )
  return {
    description: info.description,
    tags: tags.map(({ name, description }) => ({
      ...{ name, description },
      calls: operations.filter(({ tag }) => tag === name).map(({ call }) => call),
    })),
    types: new Map(Object.entries(components.schemas)),
  }
}
