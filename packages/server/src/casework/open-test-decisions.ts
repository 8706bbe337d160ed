/** For tests: deciding without the batching of the product, so that what follows is there when it answers; and what pages ask about files. */
import type { Engine } from '@goodstanding/engine'
import { appendDecisions } from '@goodstanding/ledger'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { FastifyInstance } from 'fastify'
import { needScope } from '../access/principal.ts'
import { hashToken } from '../access/read-secrets.ts'
import { createFileDesk } from '../decide/file-desk.ts'
import type { RecentFiles } from '../decide/recent-files.ts'
import { registerAppealFileRoutes } from '../http/casework/appeal-file-routes.ts'
import { registerConsoleLinksRoutes } from '../http/console-links-routes.ts'
import { registerConsolePictureRoutes } from '../http/console-picture-routes.ts'
import { registerDocumentRoutes } from '../http/document-routes.ts'
import type { Scanner } from '../scan/clamd.ts'
import { rowOf } from '../decide/row-of-decision.ts'
import { principalOf } from '../http/app.ts'
import { registerConsoleAppealRoutes } from '../http/console-appeal-routes.ts'
import { registerConsoleCaseRoutes } from '../http/console-case-routes.ts'
import { readEvent } from '../http/read-event.ts'
import { createDecisionVault } from '../vault/decision-vault.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { createAppealFiles } from './appeal/bring-files.ts'
import { isSealedDecision } from './evidence/sealed-material.ts'
import { createTraceHash, createTracesOf } from './finding/find-linked.ts'
import type { Casework } from './index.ts'

type Deciding = {
  readonly db: VaultDb
  readonly engine: Engine
  readonly casework: Casework
  readonly policy: () => CompiledPolicy
  readonly now: () => number
  readonly newId: (now: number) => string
  readonly installationKey: string
}

/** Decides and stores one event, without the batching of the product; tries out what staff would decide. */
export function registerTestDecisions(app: FastifyInstance, deciding: Deciding): void {
  const { db, engine, casework, policy, now, newId, installationKey } = deciding
  registerConsoleCaseRoutes(app, { casework, decider: { explain: () => Promise.resolve(null) } })
  registerConsoleAppealRoutes(app, casework)
  const vault = createDecisionVault(
    db,
    (row) => isSealedDecision(policy().policy, row),
    createTracesOf(createTraceHash(installationKey)),
  )
  app.post('/v1/decisions', async (request) => {
    needScope(principalOf(request), 'decisions')
    const event = readEvent(request.body, now())
    const id = newId(now())
    const evaluation = engine.decide(event, `dec_${id}`, now())
    const followed = casework.follow(event, evaluation.decision)
    const decision = followed?.decision ?? evaluation.decision
    await casework.keepFiles(event, decision)
    const row = rowOf({
      event,
      value: request.body,
      evaluation: { ...evaluation, decision },
      policy: policy(),
      id,
      bodyHash: hashToken(JSON.stringify(request.body)),
      now: now(),
      observed: false,
    })
    await appendDecisions(db, [await vault.seal(row)])
    await followed?.write()
    await casework.settled(request.url)
    return decision
  })
}

type FileParts = {
  readonly db: VaultDb
  readonly casework: Casework
  readonly scanner: Scanner | null
  readonly recent: RecentFiles
  readonly now: () => number
}

/** What pages ask about links, pictures in evidence and documents. */
export async function registerTestFiles(app: FastifyInstance, parts: FileParts): Promise<void> {
  const { db, casework, scanner, recent, now } = parts
  registerConsoleLinksRoutes(app, casework)
  registerConsolePictureRoutes(app, { casework })
  const files = createFileDesk({ db, scanner, pictures: null, classifier: null, hear: null, looker: null, recent })
  const { desk } = casework
  const appealFiles = createAppealFiles(desk, files)
  await registerDocumentRoutes(app, { casework, files, appealFiles, now })
  await registerAppealFileRoutes(app, { desk, appealFiles })
}
