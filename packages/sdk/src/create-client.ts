/** The public contract as typed calls. Nothing throws: every call answers a value or a problem. */
import type {
  Bilingual,
  Consent,
  Decision,
  Organization,
  Permit,
  Person,
  RegisterEntry,
  RegisterName,
} from '@goodstanding/model'
import { type Ask, type Asked, type CallOptions, type ClientOptions, createAsk } from './ask.ts'
import type {
  Action,
  Appeal,
  AppealAnswer,
  BatchItem,
  Case,
  CaseDecided,
  CasePage,
  Complaint,
  ExplainedDecision,
  LegalRequest,
  LegalStep,
  MemberToken,
  MemberTokenAsked,
  NameAsked,
  NameExplained,
  About,
  KeptBack,
  NewAppeal,
  NewDecision,
  Notice,
  ItemProblem,
  Observed,
  Page,
  PageAsked,
  Signals,
  Standing,
  Subject,
  WireEvent,
} from './contract.ts'
import type { NewPermitRequest, PermitRequest, Proof, Verification } from './organization-contract.ts'
import type { Answer } from './problem.ts'
import { reportCalls } from './report-calls.ts'

const at = encodeURIComponent

type Query = NonNullable<Asked['query']>

/** Facts of one collection: stated, read, listed, withdrawn. */
function factsAt<Fact>(ask: Ask, collection: string) {
  return {
    put: (id: string, fact: Fact, ifMatch?: number): Promise<Answer<{ readonly version: number }>> =>
      ask('PUT', `/v1/${collection}/${at(id)}`, { body: fact, ...(ifMatch === undefined ? {} : { ifMatch }) }),
    get: (id: string): Promise<Answer<Fact>> => ask('GET', `/v1/${collection}/${at(id)}`),
    list: (asked: PageAsked & { readonly organization?: string } = {}): Promise<Answer<Page<Fact>>> =>
      ask('GET', `/v1/${collection}`, { query: asked }),
    remove: (id: string): Promise<Answer<null>> => ask('DELETE', `/v1/${collection}/${at(id)}`),
  }
}

function decisionCalls(ask: Ask) {
  return {
    /** One event in, one decision out, before the service acts. */
    decide: (event: WireEvent, options: CallOptions = {}): Promise<Answer<Decision>> =>
      ask('POST', '/v1/decisions', { body: event, ...options }),
    /** Up to 1,000 events; answers in order, a bad item as a problem in its place. */
    decideAll: (events: readonly WireEvent[], options: CallOptions = {}): Promise<Answer<readonly BatchItem[]>> =>
      ask('POST', '/v1/decisions', {
        ...options,
        body: events,
        mediaType: 'application/cloudevents-batch+json',
      }),
    /** Observed after the fact: durable before the answer, decided in the background. */
    observe: (event: WireEvent, options: CallOptions = {}): Promise<Answer<Observed>> =>
      ask('POST', '/v1/events', { body: event, ...options }),
    /** Up to 1,000; answers in order, a bad item as a problem in its place. */
    observeAll: (
      events: readonly WireEvent[],
      options: CallOptions = {},
    ): Promise<Answer<readonly (Observed | ItemProblem)[]>> =>
      ask('POST', '/v1/events', {
        ...options,
        body: events,
        mediaType: 'application/cloudevents-batch+json',
      }),
    decision: (id: string): Promise<Answer<ExplainedDecision>> => ask('GET', `/v1/decisions/${at(id)}`),
    /** Every text signal with its score; nothing is recorded. */
    signals: (text: string, language?: string): Promise<Answer<Signals>> =>
      ask('POST', '/v1/signals', { body: { text, ...(language === undefined ? {} : { language }) } }),
    /** What speaks against an organization's name and what would prove it; nothing is recorded. */
    explainName: (asked: NameAsked): Promise<Answer<NameExplained>> => ask('POST', '/v1/names', { body: asked }),
  }
}

function factCalls(ask: Ask) {
  return {
    organizations: factsAt<Organization>(ask, 'organizations'),
    people: factsAt<Person>(ask, 'people'),
    permits: factsAt<Permit>(ask, 'permits'),
    consents: factsAt<Consent>(ask, 'consents'),
    register: <Name extends RegisterName>(name: Name) => factsAt<RegisterEntry<Name>>(ask, `registers/${name}`),
    /** Bytes of a file, before an event names their SHA-256. */
    putFile: (sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<unknown>> =>
      ask('PUT', `/v1/files/${at(sha256)}`, { raw: { type: 'application/octet-stream', text: bytes } }),
  }
}

type Handed = { readonly reason: string; readonly ifMatch?: number }
type CasesMerged = { readonly case: Case; readonly into: Case }
/** `reopened`: false where another case about the same is open; this one opens again once that is decided. */
type DecisionUndone = { readonly case: Case; readonly reversed: readonly string[]; readonly reopened: boolean }

function caseCalls(ask: Ask) {
  const act = <Value>(id: string, verb: string, body: unknown = {}): Promise<Answer<Value>> =>
    ask('POST', `/v1/cases/${at(id)}/${verb}`, { body })
  return {
    list: (asked: PageAsked & Query = {}): Promise<Answer<CasePage>> => ask('GET', '/v1/cases', { query: asked }),
    get: (id: string): Promise<Answer<Case>> => ask('GET', `/v1/cases/${at(id)}`),
    claim: (id: string) => act<Case>(id, 'claim'),
    release: (id: string) => act<Case>(id, 'release'),
    note: (id: string, text: string) => act<Case>(id, 'note', { text }),
    wait: (id: string, asked: { readonly for: string; readonly until: string; readonly ifMatch?: number }) =>
      act<Case>(id, 'wait', asked),
    decide: (id: string, decision: NewDecision) => act<CaseDecided>(id, 'decide', decision),
    /** Undoes its latest decision: all that it did is taken back, and it is open again. */
    undo: (id: string, asked: Handed) => act<DecisionUndone>(id, 'undo', asked),
    /** Opens a decided one again, where something new is known. What was done stays. */
    reopen: (id: string, asked: Handed) => act<Case>(id, 'reopen', asked),
    /** Puts it into another queue. */
    move: (id: string, asked: Handed & { readonly queue: string }) => act<Case>(id, 'move', asked),
    /** Leaves it to a senior. */
    escalate: (id: string, asked: Handed) => act<Case>(id, 'escalate', asked),
    /** A senior gives it back to its queue. */
    return: (id: string, asked: Handed) => act<Case>(id, 'return', asked),
    /** It is decided within another case from now on. */
    merge: (id: string, asked: Handed & { readonly into: string; readonly intoIfMatch?: number }) =>
      act<CasesMerged>(id, 'merge', asked),
    unmerge: (id: string, asked: Handed) => act<CasesMerged>(id, 'unmerge', asked),
    /** The same decision on many cases under one batch id; each answers for itself. */
    decideMany: (
      cases: readonly string[],
      decision: NewDecision,
    ): Promise<Answer<{ readonly batch: string; readonly items: readonly unknown[] }>> =>
      ask('POST', '/v1/cases/decide', { body: { cases, ...decision } }),
  }
}

function caseworkCalls(ask: Ask) {
  return {
    complaints: {
      file: (complaint: {
        /** Left out: what the first of its reports is about. */
        readonly about?: About
        readonly clause?: string
        readonly statement: string
        /** Words of theirs, and files by their SHA-256. */
        readonly evidence?: readonly { readonly text?: string; readonly at?: string; readonly file?: string }[]
        /** Reports of own members that it rests on; those that wait are confirmed by it. */
        readonly reports?: readonly string[]
      }) => ask<Complaint>('POST', '/v1/complaints', { body: complaint }),
      list: (asked: PageAsked & Query = {}) => ask<Page<Complaint>>('GET', '/v1/complaints', { query: asked }),
      get: (id: string) => ask<Complaint>('GET', `/v1/complaints/${at(id)}`),
    },
    actions: {
      list: (asked: PageAsked & Query = {}) => ask<Page<Action>>('GET', '/v1/actions', { query: asked }),
      get: (id: string) => ask<Action>('GET', `/v1/actions/${at(id)}`),
      approve: (id: string) => ask<Action>('POST', `/v1/actions/${at(id)}/approve`, { body: {} }),
      decline: (id: string, reason: string) =>
        ask<Action>('POST', `/v1/actions/${at(id)}/decline`, { body: { reason } }),
      reverse: (id: string, reason: string, why: 'appeal' | 'error' | 'legal' = 'error') =>
        ask<Action>('POST', `/v1/actions/${at(id)}/reverse`, { body: { reason, why } }),
    },
    notices: {
      /** `subject`: `account/u1` or `organization/acme`; absent: the asker's own. */
      list: (asked: PageAsked & { readonly subject?: string; readonly action?: string } = {}) =>
        ask<Page<Notice>>('GET', '/v1/notices', { query: asked }),
      get: (id: string) => ask<Notice>('GET', `/v1/notices/${at(id)}`),
    },
    keptBack: {
      /** The asker's own; a service names the account and the organization that it was sent in. */
      list: (asked: PageAsked & { readonly account?: string; readonly organization?: string } = {}) =>
        ask<Page<KeptBack>>('GET', '/v1/kept-back', { query: asked }),
      get: (decision: string) => ask<KeptBack>('GET', `/v1/kept-back/${at(decision)}`),
    },
    appeals: {
      file: (appeal: NewAppeal) => ask<Appeal>('POST', '/v1/appeals', { body: appeal }),
      list: (asked: PageAsked & { readonly status?: string; readonly setAside?: string } = {}) =>
        ask<Page<Appeal>>('GET', '/v1/appeals', { query: asked }),
      get: (id: string) => ask<Appeal>('GET', `/v1/appeals/${at(id)}`),
      ask: (id: string, question: string) => ask<Appeal>('POST', `/v1/appeals/${at(id)}/ask`, { body: { question } }),
      /** `token`: the notice's, for whoever brings no other. */
      reply: (id: string, text: string, token?: string) =>
        ask<Appeal>('POST', `/v1/appeals/${at(id)}/reply`, {
          body: { text, ...(token === undefined ? {} : { token }) },
        }),
      decide: (id: string, answer: AppealAnswer) =>
        ask<Appeal>('POST', `/v1/appeals/${at(id)}/decide`, { body: answer }),
    },
    standing: (type: Exclude<Subject['type'], 'content'>, id: string) =>
      ask<Standing>('GET', `/v1/standing/${type}/${at(id)}`),
    verifications: {
      apply: (asked: { readonly organization?: string; readonly evidence: readonly Proof[] }) =>
        ask<Verification>('POST', '/v1/verifications', { body: asked }),
      list: (asked: PageAsked & Query = {}) => ask<Page<Verification>>('GET', '/v1/verifications', { query: asked }),
      get: (organization: string) => ask<Verification>('GET', `/v1/verifications/${at(organization)}`),
      /** Asks the domains of an application now. */
      check: (organization: string) =>
        ask<Verification>('POST', `/v1/verifications/${at(organization)}/check`, { body: {} }),
      /** Asks the applicant for more, point by point; one text is shown to readers of either language. */
      ask: (
        organization: string,
        asked: {
          readonly items: readonly { readonly text: string | Bilingual; readonly kind?: Proof['kind'] | null }[]
          readonly until?: string
        },
      ) => ask<Verification>('POST', `/v1/verifications/${at(organization)}/ask`, { body: asked }),
      answer: (organization: string, answer: { readonly text?: string; readonly evidence?: readonly Proof[] }) =>
        ask<Verification>('POST', `/v1/verifications/${at(organization)}/answer`, { body: answer }),
      decide: (
        organization: string,
        decision: {
          readonly outcome: 'verify' | 'refuse'
          readonly reason?: string
          readonly until?: string
          readonly evidence?: readonly Proof[]
        },
      ) => ask<Verification>('POST', `/v1/verifications/${at(organization)}/decide`, { body: decision }),
    },
    permitRequests: {
      ask: (asked: NewPermitRequest) => ask<PermitRequest>('POST', '/v1/permit-requests', { body: asked }),
      list: (asked: PageAsked & Query = {}) => ask<Page<PermitRequest>>('GET', '/v1/permit-requests', { query: asked }),
      get: (id: string) => ask<PermitRequest>('GET', `/v1/permit-requests/${at(id)}`),
      decide: (
        id: string,
        decision: Partial<Pick<NewPermitRequest, 'clauses' | 'scope' | 'validFrom' | 'validUntil'>> & {
          readonly outcome: 'grant' | 'refuse'
          readonly reason: string
        },
      ) => ask<PermitRequest>('POST', `/v1/permit-requests/${at(id)}/decide`, { body: decision }),
      withdraw: (id: string, reason = '') =>
        ask<PermitRequest>('POST', `/v1/permit-requests/${at(id)}/withdraw`, { body: { reason } }),
    },
    legalRequests: {
      receive: (request: Readonly<Record<string, unknown>>) =>
        ask<LegalRequest>('POST', '/v1/legal-requests', { body: request }),
      list: (asked: PageAsked & Query = {}) => ask<Page<LegalRequest>>('GET', '/v1/legal-requests', { query: asked }),
      get: (id: string) => ask<LegalRequest>('GET', `/v1/legal-requests/${at(id)}`),
      step: (id: string, step: LegalStep, body: Readonly<Record<string, unknown>> = {}) =>
        ask<LegalRequest>('POST', `/v1/legal-requests/${at(id)}/${step}`, { body }),
    },
  }
}

/** A client of one server. `ask` is there for calls that have no name here. */
export function createGoodstanding(options: ClientOptions) {
  const ask = createAsk(options)
  return {
    ask,
    ...decisionCalls(ask),
    ...factCalls(ask),
    reports: reportCalls(ask),
    cases: caseCalls(ask),
    ...caseworkCalls(ask),
    /** A short-lived token for one person of one organization: what the embed and the member's pages ask with. */
    mintMemberToken: (asked: MemberTokenAsked): Promise<Answer<MemberToken>> =>
      ask('POST', '/v1/member-tokens', { body: asked }),
  }
}

export type Goodstanding = ReturnType<typeof createGoodstanding>
