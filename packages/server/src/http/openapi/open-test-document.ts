/** For tests: the started product with the OpenAPI document that it serves, and what its routes declare of their bodies. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { rmSync } from 'node:fs'
import { dereference, makeTestFolder, openTestDatabase } from '@goodstanding/testkit'
import { readConfig } from '../../config.ts'
import { type Running, startGoodstanding } from '../../start-goodstanding.ts'
import { type Document, readDocument, readInitialized } from './read-served-document.ts'

const asPath = (url: string): string => url.replace(/:(\w+)/g, '{$1}')

/** Hears of every route as it is registered: afterwards Fastify tells nobody. */
const hearRoutes = (declared: Map<string, unknown>) => (message: unknown) => {
  readInitialized(message).addHook('onRoute', ({ method, url, schema }) => {
    if (schema?.body !== undefined) declared.set(`${[method].flat().join()} ${asPath(url)}`, schema.body)
  })
}

type Asked = { readonly token?: string; readonly body?: string; readonly mediaType?: string }

export type OpenedDocument = {
  readonly running: Running
  /** As it is served. */
  readonly text: string
  readonly served: Document
  /** Without references. */
  readonly whole: Document
  /** What each route declares of its body, by method and path. */
  readonly declared: ReadonlyMap<string, unknown>
  readonly ask: (
    method: string,
    url: string,
    asked?: Asked,
  ) => Promise<{ readonly status: number; readonly body: string; readonly headers: Headers }>
  readonly close: () => Promise<void>
}

export async function openDocument(): Promise<OpenedDocument> {
  const database = await openTestDatabase()
  const folder = makeTestFolder()
  const declared = new Map<string, unknown>()
  const hear = hearRoutes(declared)
  subscribe('fastify.initialization', hear)
  const environment = { GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder }
  const running = await startGoodstanding(readConfig(environment, ['--port', '0']), () => undefined)
  unsubscribe('fastify.initialization', hear)
  const text = (await running.app.inject({ method: 'GET', url: '/openapi.json' })).body
  const served = readDocument(JSON.parse(text))
  return {
    ...{ running, text, served, declared },
    whole: readDocument(dereference(served)),
    ask: async (method, url, { token, body, mediaType = 'application/json' } = {}) => {
      const answer = await fetch(`${running.url}${url}`, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': mediaType }),
        },
        ...(body === undefined ? {} : { body }),
      })
      return { status: answer.status, body: await answer.text(), headers: answer.headers }
    },
    close: async () => {
      await running.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
