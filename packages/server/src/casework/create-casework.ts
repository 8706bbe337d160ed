/** Casework as one thing: made at start from the ledger, asked by routes and by deciding, moved on by the clock. */
import { addKnownAdministrator, isKnownAdministrator } from '@goodstanding/ledger'
import type { Decision, Event, Instant } from '@goodstanding/model'
import type { FastifyInstance } from 'fastify'
import { createCallAudit } from './audit/audit-calls.ts'
import { awaitCase, isBehind } from './case/await-case.ts'
import { loadOpenCases } from './case/open-cases.ts'
import { eraseUnneeded } from './evidence/erase-unneeded.ts'
import { bringWantedFiles, keepDecisionFiles } from './evidence/keep-files.ts'
import { traceOlder } from './finding/trace-older.ts'
import { createDecisionFollower, type DecisionFollower } from './finding/follow-decisions.ts'
import { followAdministrator, lookForAdministrator } from './organization/administrators.ts'
import { createFactFollower } from './organization/follow-facts.ts'
import type { FactsStated } from '../facts/fact-book.ts'
import { createResolver } from '../net/guarded-lookup.ts'
import type { CaseworkParts, Desk } from './parts.ts'
import { createRuleFollower } from './rule/follow-rules.ts'
import { startHolding } from './rule/hold-rules.ts'
import { runDueCasework } from './run-due.ts'
import { createUnits } from './run-unit.ts'
import { createStandingFeed } from './standing/standing-feed.ts'
import { createWebhookPost } from './webhook/post-webhooks.ts'

export type Casework = {
  /** For the routes. */
  readonly desk: Desk
  /** See `DecisionFollower`: called by deciding for every decision, before it is stored. */
  readonly follow: DecisionFollower['follow']
  /** Ends when what followed from every decision so far is written, and the case that the path names, for whoever reads casework; null: it is. */
  readonly settled: (path: string) => Promise<void> | null
  /** Whether a decision of just now named the case of the path, which is not written yet. */
  readonly isBehind: (path: string) => Promise<boolean>
  /** Decisions whose case is not written yet. */
  readonly waiting: DecisionFollower['waiting']
  /** A node died that was last heard of then, by its own clock: what it left without a case is joined by `joinLeft`. */
  readonly missNode: (heardOf: Instant) => void
  /** Joins decisions to their cases that were left without: by a fault of the database, or by a node that died. */
  readonly joinLeft: () => Promise<void>
  /** Deadlines, ends, leases; none of them while the clock is doubted. Answers true when there may be more. */
  readonly runDue: (isClockDoubted?: boolean) => Promise<boolean>
  /** Puts standings in force that other nodes changed. Answers true when there may be more. */
  readonly followStandings: () => Promise<boolean>
  /** Forgets open cases that other nodes decided. */
  readonly followCases: () => Promise<void>
  /** Puts in force how rules run, as any node decided it. */
  readonly followRules: () => Promise<void>
  /** Sends webhooks that are due. Answers true when there may be more. */
  readonly sendWebhooks: () => Promise<boolean>
  /** Reads the subscriptions anew, after a change. */
  readonly refreshWebhooks: () => Promise<void>
  /** Remembers who was given an administrator's token. */
  readonly knowAdministrator: (organization: string, person: string) => Promise<void>
  /** What follows from facts: somebody may have been named administrator, or be none any more; a badge is of the name that it was granted to. */
  readonly stated: FactsStated
  /** See `keepDecisionFiles`: called by deciding before a decision is stored. */
  readonly keepFiles: (event: Event, decision: Decision) => Promise<void> | null
  /** Puts the bytes of files where evidence waits for them. */
  readonly bringWantedFiles: () => Promise<void>
  /** Gives decisions that were recorded before traces were what they are found by. Call it until it answers that all have them. */
  readonly traceOlder: () => Promise<boolean>
  /** Erases copies of evidence that nothing needs any longer. */
  readonly keepEvidence: () => Promise<void>
  /** Lets no call of the app that changes something be answered without its entry in the log. Call before its routes. */
  readonly auditCalls: (app: FastifyInstance) => FastifyInstance
  readonly close: () => Promise<void>
}

/** A crash leaves at most the decisions of its last moments without their case. */
const RECOVERED_MS = 3_600_000
/** What a node had decided so long before it was last heard of is in its case. */
const LEFT_BEHIND_MS = 60_000
/** How far the clock of a node that died may have been ahead of this one's. */
const AHEAD_MS = 3_600_000

export async function createCasework(parts: CaseworkParts): Promise<Casework> {
  const desk: Desk = {
    ...parts,
    run: createUnits(parts),
    openCases: await loadOpenCases(parts.db),
    domainNet: parts.domains ?? { resolver: createResolver([]), private: 'refused', filePort: null },
    standings: createStandingFeed(parts.db, parts.memory),
    standingChanged: (unit, changed) => followAdministrator(desk, unit, changed),
  }
  while (await desk.standings.follow());
  const followRules = createRuleFollower(desk)
  await followRules()
  await startHolding(desk)
  const post = await createWebhookPost(desk)
  const calls = createCallAudit(desk.run, desk.now)
  const follower = createDecisionFollower(desk, () => post.wants('decision.made'))
  let leftSince: Instant | null = parts.now() - RECOVERED_MS
  const joinLeft = async (): Promise<void> => {
    await follower.joinFailed()
    if (leftSince === null) return
    const from = leftSince
    await follower.recover(from, parts.now() + AHEAD_MS)
    if (leftSince === from) leftSince = null
  }
  await joinLeft()
  return {
    desk,
    follow: follower.follow,
    settled: (path) => {
      const named = (): Promise<void> | null => awaitCase(parts.db, path, parts.now())
      const followed = follower.settled()
      return followed === null ? named() : followed.then(async () => named() ?? undefined)
    },
    isBehind: (path) => isBehind(parts.db, path, parts.now()),
    waiting: follower.waiting,
    missNode: (heardOf) => {
      leftSince = Math.min(leftSince ?? heardOf, heardOf - LEFT_BEHIND_MS)
    },
    joinLeft,
    runDue: (isClockDoubted) => runDueCasework(desk, isClockDoubted),
    followStandings: desk.standings.follow,
    followCases: desk.openCases.follow,
    followRules,
    sendWebhooks: post.send,
    refreshWebhooks: post.refresh,
    knowAdministrator: async (organization, person) => {
      if (await isKnownAdministrator(parts.db, organization, person)) return
      await desk.run(async (unit) => {
        await addKnownAdministrator(unit.tx, organization, person)
        await lookForAdministrator(desk, unit, organization)
      })
    },
    stated: createFactFollower(desk),
    keepFiles: (event, decision) => keepDecisionFiles(desk, event, decision),
    bringWantedFiles: () => bringWantedFiles(desk),
    traceOlder: () => traceOlder(desk),
    keepEvidence: () => eraseUnneeded(desk),
    auditCalls: (app) => calls.watch(app),
    close: async () => {
      await calls.close()
      await follower.close()
    },
  }
}
