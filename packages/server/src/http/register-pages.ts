/** The pages for people and what only they ask. */
import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/open-access.ts'
import type { Casework } from '../casework/create-casework.ts'
import type { Decider } from '../decide/decider.ts'
import type { FileDesk } from '../decide/file-desk.ts'
import type { FactBook } from '../facts/fact-book.ts'
import { openPages } from '../page/open-pages.ts'
import type { PolicyLife } from '../policy/policy-life.ts'
import { createVersionHistory } from '../policy/version-history.ts'
import { registerConsoleAppealRoutes } from './console-appeal-routes.ts'
import { registerConsoleCaseRoutes } from './console-case-routes.ts'
import { registerConsoleInvestigateRoutes } from './console-investigate-routes.ts'
import { registerConsoleOperatingRoutes } from './console-operating-routes.ts'
import { registerOrganizationRoutes } from './console-organization-routes.ts'
import { registerConsoleLinksRoutes } from './console-links-routes.ts'
import { registerConsolePictureRoutes } from './console-picture-routes.ts'
import { registerConsolePolicyRoutes } from './console-policy-routes.ts'
import { createAppealFiles } from '../casework/appeal/bring-files.ts'
import { registerAppealFileRoutes } from './casework/appeal-file-routes.ts'
import { registerDocumentRoutes } from './document-routes.ts'
import type { MemberWatch } from './member-watch.ts'
import { registerMemberPages } from './member-page-routes.ts'
import { registerPageRoutes } from './page-routes.ts'
import { registerPolicyPageRoutes } from './policy-page-routes.ts'
import { registerTransparencyPageRoutes } from './transparency-page-routes.ts'

export type PagesParts = {
  readonly access: Pick<Access, 'authenticator' | 'place' | 'door'>
  readonly casework: Casework
  readonly decider: Decider
  readonly facts: FactBook
  readonly files: FileDesk
  readonly life: PolicyLife
  readonly members: Pick<MemberWatch, 'ignored'>
  readonly retentionDays: number
  readonly now: () => number
}

export async function registerPages(app: FastifyInstance, parts: PagesParts): Promise<void> {
  const { access, casework, decider, facts, files, life, now } = parts
  registerPageRoutes(app, { pages: openPages(), place: access.place })
  const { secure } = access.place
  const history = createVersionHistory(casework.desk.db, () => life.current().policy.id)
  registerPolicyPageRoutes(app, { life, history, secure, now })
  registerTransparencyPageRoutes(app, { desk: casework.desk, secure })
  registerConsoleCaseRoutes(app, { casework, decider })
  registerConsoleAppealRoutes(app, casework)
  registerConsoleLinksRoutes(app, casework)
  registerConsolePictureRoutes(app, { casework })
  registerConsoleInvestigateRoutes(app, casework)
  registerConsoleOperatingRoutes(app, { casework, members: parts.members, retentionDays: parts.retentionDays })
  registerConsolePolicyRoutes(app, { casework, life })
  registerOrganizationRoutes(app, { casework, facts, now })
  const { desk } = casework
  const appealFiles = createAppealFiles(desk, files)
  await registerDocumentRoutes(app, { casework, files, appealFiles, now })
  await registerAppealFileRoutes(app, { desk, appealFiles })
  const { authenticator, place, door } = access
  await registerMemberPages(app, { casework, appealFiles, authenticator, place, door })
}
