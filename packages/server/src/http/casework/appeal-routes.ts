/** Appeals of section 5: filed once, talked about, answered in words by somebody else. */
import { type Appeal, type AuditAct, filerKey, idAgainst } from '@goodstanding/casework'
import type { ViewCondition } from '@goodstanding/ledger'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { aboutAppeals, type AppealAbout } from '../../casework/appeal/about-appeals.ts'
import { countBrought, keepAppealEvidence, showAppealEvidence } from '../../casework/appeal/appeal-evidence.ts'
import type { StatedEvidence } from '../../casework/report/copy-evidence.ts'
import { answerAppeal, fileAppeal, findGround } from '../../casework/appeal/appeals.ts'
import { askedAs, findParty } from '../../casework/appeal/find-party.ts'
import {
  askAppellant,
  type FiledAppeal,
  findAppealKey,
  isAppellant,
  noticeOfAppeal,
  readAppeal,
  readAppealed,
  replyToReviewer,
  speaksForAppellant,
} from '../../casework/appeal/talk-about-appeal.ts'
import { demand, nameOf, readAsked, staffOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { fillPage } from '../../casework/fill-page.ts'
import { readFor } from '../../casework/narrow.ts'
import { isRecipient } from '../../casework/notice/is-recipient.ts'
import { nameSubject } from '../../casework/organization/name-people.ts'
import { whereItFell } from '../../casework/notice/where-it-fell.ts'
import type { Desk } from '../../casework/parts.ts'
import { demandReach, withinReach } from '../../casework/queue/granted-queues.ts'
import { type AsideAsked, asideAsked, fitsAside, showAside } from '../../casework/queue/set-aside.ts'
import { type Listed, listStream } from '../../casework/read-stream.ts'
import { type Shown, showAppeal } from '../../casework/show.ts'
import { APPEALS } from '../../casework/streams.ts'
import type { AuditNote, Unit } from '../../casework/unit.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, statusesOf } from '../page-query.ts'
import { Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce, principalIfAny } from './answer-once.ts'
import { againstOf } from './against-of.ts'
import { mustHold, needing, proofs, words } from './body-parts.ts'
import { answer, readAnswer } from './read-answer.ts'

type IdParams = { Params: { id: string } }

const appealToken = Type.String({ maxLength: 512 })
const filing = Type.Object({
  action: Type.Optional(eventParts.id),
  case: Type.Optional(eventParts.id),
  /** What the machine blocked or holds. */
  decision: Type.Optional(eventParts.id),
  text: Type.Optional(words),
  /** What speaks for it. Files by their SHA-256: their bytes are put first. */
  evidence: Type.Optional(proofs),
  /** `early-release`: the administrators of an organization ask for an early end of its first limit. */
  kind: Type.Optional(eventParts.oneOf('appeal', 'early-release')),
  token: Type.Optional(appealToken),
})
const checkFiling = checkerOf<{
  action?: string
  case?: string
  decision?: string
  text?: string
  evidence?: readonly Pick<StatedEvidence, 'text' | 'file'>[]
  kind?: 'appeal' | 'early-release'
  token?: string
}>(filing, 'body.invalid')
/** A line of the conversation is short; what is longer belongs into the appeal or the decision. */
const line = Type.String({ maxLength: 4_000 })
const question = Type.Object({ question: line })
const checkQuestion = checkerOf<{ question: string }>(question, 'body.invalid')
const reply = Type.Object({ text: line, token: Type.Optional(appealToken) })
const checkReply = checkerOf<{ text: string; token?: string }>(reply, 'body.invalid')
const tags = ['appeals']

export function registerAppealRoutes(app: FastifyInstance, { desk }: Casework): void {
  const optional = { optional: true } as const
  const summary = 'Ask for a second look'
  app.post(
    '/v1/appeals',
    { config: optional, schema: { tags, summary, body: needing(filing, 'text') } },
    (request, answering) =>
      answerOnce(desk, request, answering, async () => {
        const principal = principalIfAny(request)
        if (principal !== null) demand(principal, 'appeal.file', ['self'])
        const { text = '', evidence, kind = 'appeal', token = null, ...named } = checkFiling(request.body ?? {}, '')
        const stated = mustHold(evidence)
        const against = await againstOf(desk, named)
        const appeal = await desk.run(async (unit) => {
          const ground = await findGround(desk, unit, against)
          const party = await findParty(desk, unit, { principal, ground, token })
          const filed = await fileAppeal(unit, ground, { ...askedAs(kind, party), text })
          if (filed.kind === 'none') throw new Problem('appeal.not-found')
          const suppliedBy = principal?.kind === 'service' ? 'service' : 'reporter'
          await keepAppealEvidence(desk, unit, { appeal: filed, ground, stated, suppliedBy })
          unit.audit(noteOf('appeal.file', principal, `${against.kind}/${idAgainst(against)}`))
          return filed
        })
        const brought = await showAppealEvidence(desk, appeal)
        return { status: 201, body: { ...showAppeal(appeal, readerOf(principal)), ...brought } }
      }),
  )

  app.get('/v1/appeals', { schema: { tags, summary: 'Appeals, by deadline' } }, async (request) => {
    const principal = principalOf(request)
    if (principal.kind !== 'member') demand(principal, principal.kind === 'staff' ? 'appeal.read' : 'appeal.file')
    const conditions = listConditions(principal, request)
    const aside = asideAsked(queryOf(request)['setAside'])
    return fillPage<Listed<Appeal>, Shown>(pageOf(request), {
      read: (page) => readFor(desk, principal, (db) => listStream(db, APPEALS, conditions, page)),
      keep: (rows) => appealsFor(desk, principal, { rows, aside }),
    })
  })

  const one = { tags, summary: 'One appeal' }
  app.get<IdParams>('/v1/appeals/:id', { config: optional, schema: one }, async (request) => {
    const principal = principalIfAny(request)
    if (principal === null) return readByToken(desk, request.params.id, queryOf(request)['token'])
    if (principal.kind !== 'member') demand(principal, principal.kind === 'staff' ? 'appeal.read' : 'appeal.file')
    const read = (db: VaultDb) => readAppeal(db, request.params.id)
    // What is not theirs may still concern them: whoever the action fell on reads the answer.
    const appeal = (await readFor(desk, principal, read)) ?? (await read(desk.db))
    if (appeal === null) throw new Problem('appeal.not-found')
    if (principal.kind === 'staff') {
      const about = (await aboutAppeals(desk.db, [appeal.against]))(appeal.against)
      await demandReach(desk, principal, { case: caseOf(appeal, about) })
      const named = await nameAppellant(desk, appeal)
      return { ...showToStaff(principal, appeal, about), ...named, ...(await showAppealEvidence(desk, appeal)) }
    }
    const shown = showAppeal(appeal, 'outside')
    const appealed = await readAppealed(desk.db, appeal)
    const { notice } = appealed
    if (principal.kind !== 'member' || isAppellant(principal, appeal, appealed))
      return { ...shown, ...(await showAppealEvidence(desk, appeal)) }
    // The subject of the action reads the answer, and nothing of who asked for it.
    const { subject = null } = (await aboutAppeals(desk.db, [appeal.against]))(appeal.against) ?? {}
    const fell = subject === null ? null : await whereItFell(desk.db, subject, notice?.recipient ?? null)
    const isElsewhere = fell !== null && fell !== principal.organization
    if (appeal.kind === 'pending' || notice === null || isElsewhere || !isRecipient(principal, notice.recipient))
      throw new Problem('appeal.not-found')
    const { by: _by, text: _text, talk: _talk, summary: _summary, ...answered } = shown
    return answered
  })

  registerTalkRoutes(app, desk)
  app.post<IdParams>(
    '/v1/appeals/:id/decide',
    { schema: { tags, summary: 'Answer an appeal', body: needing(answer, 'reason') } },
    (request, answering) =>
      answerOnce(desk, request, answering, async () => {
        const principal = principalOf(request)
        const by = staffOf(principal)
        const stated = readAsked(principal, 'appeal.decide', () => readAnswer(request.body))
        const appeal = await desk.run(async (unit) => {
          const key = await findAppealKey(unit, request.params.id)
          if (key === null) demand(principal, 'appeal.decide')
          if (key === null) throw new Problem('appeal.not-found')
          const answered = await answerAppeal(desk, unit, key, { by, ...stated })
          unit.audit({ ...noteOf('appeal.decide', principal, `appeal/${request.params.id}`), why: stated.reason })
          return answered
        })
        if (appeal.kind === 'none') throw new Problem('appeal.not-found')
        return { status: 200, body: { ...showAppeal(appeal, 'staff'), outcome: stated.outcome } }
      }),
  )
}

/** Who reported stays unnamed. */
async function nameAppellant(desk: Desk, { party, by, ofOrganization }: FiledAppeal) {
  const type = ofOrganization === true ? 'organization' : 'account'
  const name = party === 'reporter' ? null : await nameSubject(desk, { type, id: by })
  return name === null ? {} : { byName: name }
}

/** Whoever decides asks; whoever appealed answers, with the notice's token too, also while suspended or terminated. */
function registerTalkRoutes(app: FastifyInstance, desk: Desk): void {
  const asking = { tags, summary: 'Ask whoever appealed; they have seven days to answer', body: question }
  app.post<IdParams>('/v1/appeals/:id/ask', { schema: asking }, (request, answering) =>
    answerOnce(desk, request, answering, async () => {
      const principal = principalOf(request)
      const by = staffOf(principal)
      const { question: text } = readAsked(principal, 'appeal.ask', () => checkQuestion(request.body ?? {}, ''))
      const appeal = await desk.run(async (unit) => {
        const key = await findAppealKey(unit, request.params.id)
        if (key === null) demand(principal, 'appeal.ask')
        if (key === null) throw new Problem('appeal.not-found')
        const asked = await askAppellant(desk, unit, key, { by, question: text })
        unit.audit({ ...noteOf('appeal.ask', principal, `appeal/${request.params.id}`), ...whyOf(asked, text) })
        return asked
      })
      return { status: 200, body: showAppeal(appeal, 'staff') }
    }),
  )

  const replying = { tags, summary: 'Answer a question about an appeal', body: reply }
  app.post<IdParams>('/v1/appeals/:id/reply', { config: { optional: true }, schema: replying }, (request, answering) =>
    answerOnce(desk, request, answering, async () => {
      const principal = principalIfAny(request)
      if (principal !== null) demand(principal, 'appeal.reply', ['self'])
      const { text, token = null } = checkReply(request.body ?? {}, '')
      if (principal === null && token === null) throw new Problem('token.missing')
      const appeal = await desk.run(async (unit) => {
        const key = await findAppealKey(unit, request.params.id)
        const found = key === null ? null : await unit.load(APPEALS, key)
        if (key === null || found === null || found.kind === 'none') throw new Problem('appeal.not-found')
        await demandAppellant(desk, unit, { principal, token, appeal: found })
        const replied = await replyToReviewer(unit, key, text)
        unit.audit({ ...noteOf('appeal.reply', principal, `appeal/${found.id}`), ...whyOf(replied, text) })
        return replied
      })
      return { status: 200, body: showAppeal(appeal, readerOf(principal)) }
    }),
  )
}

type Replying = { readonly principal: Principal | null; readonly token: string | null; readonly appeal: FiledAppeal }

/** Somebody else's appeal is not there, for whoever asks. */
async function demandAppellant(desk: Desk, unit: Unit, { principal, token, appeal }: Replying): Promise<void> {
  const appealed = await readAppealed(unit.tx, appeal)
  if (token !== null && speaksForAppellant(desk, token, { appeal, notice: appealed.notice })) return
  if (principal?.kind === 'service') return
  if (principal === null || !isAppellant(principal, appeal, appealed)) throw new Problem('appeal.not-found')
}

async function readByToken(desk: Desk, id: string, token: string | undefined): Promise<Shown> {
  if (token === undefined) throw new Problem('token.missing')
  const appeal = await readAppeal(desk.db, id)
  const notice = appeal === null ? null : await noticeOfAppeal(desk.db, appeal)
  if (appeal === null || !speaksForAppellant(desk, token, { appeal, notice })) throw new Problem('appeal.not-found')
  return { ...showAppeal(appeal, 'outside'), ...(await showAppealEvidence(desk, appeal)) }
}

/** What was said is kept sealed with whoever appealed, and read again by whoever may read their entries. */
const whyOf = (appeal: FiledAppeal, text: string) => ({ why: text, about: filerKey(appeal) })

function noteOf(act: AuditAct, principal: Principal | null, object: string): AuditNote {
  return { act, by: principal === null ? 'appeal-token' : nameOf(principal), object, organization: null, why: null }
}

const readerOf = (principal: Principal | null): 'staff' | 'outside' =>
  principal?.kind === 'staff' ? 'staff' : 'outside'

/** Members find their own; administrators those of their organization too. */
function listConditions(principal: Principal, request: FastifyRequest): readonly ViewCondition[] {
  const statuses = statusesOf(request, ['pending', 'upheld', 'overturned', 'reduced'])
  const conditions: ViewCondition[] = []
  if (statuses !== null) conditions.push({ column: 'status', test: 'in', value: statuses })
  if (principal.kind !== 'member') return conditions
  const value = principal.role === 'admin' ? [principal.id, principal.organization] : [principal.id]
  return [...conditions, { column: 'filed_by', test: 'in', value }]
}

/** Whoever works in granted queues reads the appeals of those. An account and an organization may bear one id. */
async function appealsFor(
  desk: Desk,
  principal: Principal,
  { rows, aside }: { readonly rows: readonly Listed<Appeal>[]; readonly aside: AsideAsked },
): Promise<readonly (readonly [Listed<Appeal>, Shown])[]> {
  const filed = rows.flatMap((row) => (row.state.kind === 'none' ? [] : [{ row, appeal: row.state }]))
  if (principal.kind === 'member') {
    const own: typeof filed = []
    for (const one of filed)
      if (isAppellant(principal, one.appeal, await readAppealed(desk.db, one.appeal))) own.push(one)
    const came = await countBrought(
      desk.db,
      own.map(({ appeal }) => appeal.id),
    )
    return own.map(({ row, appeal }) => [row, { ...showAppeal(appeal, 'outside'), ...came(appeal.id) }])
  }
  if (principal.kind !== 'staff') return filed.map(({ row, appeal }) => [row, showAppeal(appeal, 'outside')])
  const aboutOf = await aboutAppeals(
    desk.db,
    filed.map(({ appeal }) => appeal.against),
  )
  const items = filed
    .map((one) => ({ ...one, about: aboutOf(one.appeal.against) }))
    .filter(({ about }) => fitsAside(principal, aside, about?.clauses ?? []))
  const seen = await withinReach(desk, principal, { items, caseOf: ({ appeal, about }) => caseOf(appeal, about) })
  return seen.map(({ row, appeal, about }) => [row, showToStaff(principal, appeal, about)])
}

const caseOf = ({ against }: FiledAppeal, about: AppealAbout | null): string | null =>
  about?.case ?? (against.kind === 'case' ? against.case : null)

/** With what it is about, as the queue shows it beside the cases. */
function showToStaff(principal: Principal, appeal: FiledAppeal, about: AppealAbout | null): Shown {
  const { clauses = [], severity = null, subject = null } = about ?? {}
  return { ...showAppeal(appeal, 'staff'), clauses, severity, subject, ...showAside(principal, clauses) }
}
