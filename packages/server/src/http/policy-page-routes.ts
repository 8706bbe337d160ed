/** The policy as anyone may read it: the version in force, every other that was published, and what changed between them. */
import { describePolicy } from '@goodstanding/policy'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepAnswers } from '../keep-answers.ts'
import { keepPolicyPage } from '../page/keep-policy-page.ts'
import type { MemberLanguage } from '../page/member-frame.ts'
import { pageHeaders } from '../page/page-headers.ts'
import { pageLanguage, renderPolicyPage } from '../page/render-policy.ts'
import { renderUnreadable, renderVersionsPage, type ShownVersion } from '../page/render-versions.ts'
import type { PolicyLife } from '../policy/policy-life.ts'
import type { ReadableVersion, VersionHistory } from '../policy/version-history.ts'
import { oneLanguage, queryOf } from './page-query.ts'
import { Problem } from './problems.ts'
import { shareRuns } from './share-runs.ts'

export type PolicyPageParts = {
  readonly life: Pick<PolicyLife, 'current' | 'lowered' | 'since'>
  readonly history: VersionHistory
  /** Whether pages are served over TLS. */
  readonly secure: boolean
  readonly now: () => number
}

const ON_A_PAGE = 10

const anyLanguage = (request: FastifyRequest) =>
  pageLanguage(queryOf(request)['lang'], request.headers['accept-language'])

function startOf(request: FastifyRequest): number {
  const asked = Number(queryOf(request)['after'] ?? 0)
  return Number.isSafeInteger(asked) && asked > 0 ? asked : 0
}

/** A page of the list: the versions from `after` on, each beside the one before it. */
async function showVersions(
  history: VersionHistory,
  all: readonly ReadableVersion[],
  { language, after }: { readonly language: MemberLanguage; readonly after: number },
): Promise<string> {
  const versions = await Promise.all(
    all.slice(after, after + ON_A_PAGE).map(async (each, at): Promise<ShownVersion> => {
      const before = all[after + at + 1] ?? null
      return { ...each, changes: await history.changes(each, before), isFirst: before === null }
    }),
  )
  const next = after + ON_A_PAGE
  const older = next < all.length ? `/policy/versions?after=${next}` : null
  const path = after === 0 ? '/policy/versions' : `/policy/versions?after=${after}`
  return renderVersionsPage({ language, path, versions, older })
}

type VersionAsked = { readonly span: ReadableVersion; readonly language: ReturnType<typeof pageLanguage> }

export function registerPolicyPageRoutes(app: FastifyInstance, { life, history, secure, now }: PolicyPageParts): void {
  const send = (reply: FastifyReply, page: string | Buffer): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      .headers(pageHeaders({ kind: 'reading', form: 'none', secure }))
      .header('vary', 'accept-language')
      .send(page)

  const list = shareRuns(() => history.list(now()))
  const inForce = keepPolicyPage({ policy: life.current, lowered: life.lowered, since: life.since })
  for (const path of ['/', '/policy'])
    app.get(path, { schema: { hide: true } }, (request, reply) => send(reply, inForce(anyLanguage(request))))

  app.get('/policy/versions', { schema: { hide: true } }, async (request, reply) =>
    send(reply, await showVersions(history, await list(), { language: oneLanguage(request), after: startOf(request) })),
  )

  // What a version says changes by its edition alone; when it counted is part of what is asked, for that does too.
  const pageOf = keepAnswers(async ({ span, language }: VersionAsked) => {
    const policy = await history.read(span)
    return policy === null ? null : Buffer.from(renderPolicyPage(describePolicy(policy), language, span))
  })
  app.get<{ Params: { version: string } }>('/policy/:version', { schema: { hide: true } }, async (request, reply) => {
    const { version } = request.params
    const span = (await list()).find((each) => each.version === version)
    if (span === undefined)
      throw new Problem('policy.unknown', { detail: `There is no version "${version}". /policy/versions lists them.` })
    if (span.state === 'current') return reply.redirect('/policy', 302)
    const page = await pageOf({ span, language: anyLanguage(request) })
    return send(reply, page ?? renderUnreadable(oneLanguage(request), `/policy/${encodeURIComponent(version)}`))
  })
}
