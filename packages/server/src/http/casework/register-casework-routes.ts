/** Every route of casework. */
import type { FastifyInstance } from 'fastify'
import type { Casework } from '../../casework/create-casework.ts'
import { registerLongLists } from '../long-lists.ts'
import { registerActionRoutes } from './action-routes.ts'
import { registerAppealRoutes } from './appeal-routes.ts'
import { registerBatchRoutes } from './batch-routes.ts'
import { registerCaseHandRoutes } from './case-hand-routes.ts'
import { registerCaseRoutes } from './case-routes.ts'
import { registerComplaintRoutes } from './complaint-routes.ts'
import { registerDisclosureRoutes } from './disclosure-routes.ts'
import { registerErasureRoutes } from './erasure-routes.ts'
import { registerEvidenceRoutes } from './evidence-routes.ts'
import { registerKeptBackRoutes } from './kept-back-routes.ts'
import { registerLegalRoutes } from './legal-routes.ts'
import { registerMailRoutes } from './mail-routes.ts'
import { registerObjectVersions } from './object-versions.ts'
import { registerNoticeRoutes } from './notice-routes.ts'
import { registerAuditRoutes } from './audit-routes.ts'
import { registerPermitRoutes } from './permit-routes.ts'
import { registerReportPictureRoutes } from './report-picture-routes.ts'
import { registerReportRoutes } from './report-routes.ts'
import { registerRuleRoutes } from './rule-routes.ts'
import { registerSecondReviewRoutes } from './second-review-routes.ts'
import { registerTransparencyRoutes } from './transparency-routes.ts'
import { registerVerificationAskRoutes } from './verification-ask-routes.ts'
import { registerVerificationRoutes } from './verification-routes.ts'
import { registerViewRoutes } from './view-routes.ts'
import { registerWebhookRoutes } from './webhook-routes.ts'

export function registerCaseworkRoutes(app: FastifyInstance, casework: Casework): void {
  registerObjectVersions(app)
  registerLongLists(app)
  registerReportRoutes(app, casework)
  registerReportPictureRoutes(app, casework)
  registerComplaintRoutes(app, casework)
  registerCaseRoutes(app, casework)
  registerCaseHandRoutes(app, casework)
  registerBatchRoutes(app, casework)
  registerSecondReviewRoutes(app, casework)
  registerActionRoutes(app, casework)
  registerRuleRoutes(app, casework)
  registerNoticeRoutes(app, casework)
  registerAppealRoutes(app, casework)
  registerKeptBackRoutes(app, casework)
  registerVerificationRoutes(app, casework)
  registerVerificationAskRoutes(app, casework)
  registerPermitRoutes(app, casework)
  registerLegalRoutes(app, casework)
  registerDisclosureRoutes(app, casework)
  registerErasureRoutes(app, casework)
  registerEvidenceRoutes(app, casework)
  registerAuditRoutes(app, casework)
  registerTransparencyRoutes(app, casework)
  registerWebhookRoutes(app, casework)
  registerViewRoutes(app, casework)
  registerMailRoutes(app, casework)
}
