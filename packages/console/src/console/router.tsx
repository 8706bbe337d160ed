/** The console's pages and their addresses. Search parameters are the filters, so each view is a link. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router'
import { Frame, type Place } from '../frame/frame.tsx'
import { useSession } from '../frame/session.tsx'
import { QueuePage } from '../queue/queue-page.tsx'
import { useAttention } from '../policy/rule-run.ts'
import { FRAME } from '../words/frame-words.ts'

type Guarded = Place & { /** The act that opens the page; null: anybody on the staff. */ readonly act: string | null }

const PLACES: readonly Guarded[] = [
  { to: '/queue', name: FRAME.queue, icon: 'queue', key: 'q', act: 'case.read' },
  { to: '/registrations', name: FRAME.registrations, icon: 'registrations', key: 'v', act: 'verification.decide' },
  { to: '/subject', name: FRAME.subjects, icon: 'subjects', key: 'i', act: 'action.read' },
  { to: '/rules', name: FRAME.rules, icon: 'rules', key: 'r', act: null },
  { to: '/registers', name: FRAME.registers, icon: 'registers', key: 'e', act: 'staff.manage' },
  { to: '/operations', name: FRAME.operations, icon: 'operations', key: 'o', act: 'operations.read' },
  { to: '/quality', name: FRAME.quality, icon: 'quality', key: 'u', act: 'second-review.read' },
  { to: '/transparency', name: FRAME.transparency, icon: 'transparency', key: 't', act: 'operations.read' },
  { to: '/legal', name: FRAME.legal, icon: 'legal', key: 'l', act: 'legal-request.handle' },
  { to: '/audit', name: FRAME.audit, icon: 'audit', key: 'a', act: 'audit.read' },
  { to: '/settings', name: FRAME.settings, icon: 'settings', key: 's', act: 'staff.manage' },
  { to: '/me', name: FRAME.me, icon: 'me', key: 'm', act: null },
]

/** The first page that the person may open. */
function Home() {
  const { who } = useSession()
  const place = PLACES.find(({ act }) => act === null || who.may.includes(act))
  return <Navigate to={place?.to ?? '/queue'} replace />
}

function Console() {
  const { who } = useSession()
  const waiting = useAttention().value?.items.length ?? 0
  const places = PLACES.filter(({ act }) => act === null || who.may.includes(act)).map((place) =>
    place.to === '/rules' && waiting > 0 ? { ...place, count: { number: waiting, words: FRAME.needLook } } : place,
  )
  return (
    <Frame places={places}>
      <Outlet />
    </Frame>
  )
}

const searchOf = (search: Readonly<Record<string, unknown>>): { readonly q?: string } => {
  const { q } = search
  return typeof q === 'string' && q !== '' ? { q } : {}
}

const root = createRootRoute({ component: Console })
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  component: QueuePage,
  validateSearch: searchOf,
})
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/case/$id',
  component: lazyRouteComponent(() => import('../case/case-page.tsx'), 'CasePage'),
})
const oneAppeal = createRoute({
  getParentRoute: () => root,
  path: '/appeal/$id',
  component: lazyRouteComponent(() => import('../appeal/appeal-page.tsx'), 'AppealPage'),
})

/** A page that loads when it is first opened. */
const later = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component, validateSearch: searchOf })

const routeTree = root.addChildren([
  home,
  queue,
  oneCase,
  oneAppeal,
  later(
    '/registrations',
    lazyRouteComponent(() => import('../registrations/registrations-page.tsx'), 'RegistrationsPage'),
  ),
  later(
    '/subject',
    lazyRouteComponent(() => import('../subject/subject-page.tsx'), 'SubjectPage'),
  ),
  later(
    '/decisions',
    lazyRouteComponent(() => import('../subject/decisions-page.tsx'), 'DecisionsPage'),
  ),
  later(
    '/rules',
    lazyRouteComponent(() => import('../policy/policy-page.tsx'), 'PolicyPage'),
  ),
  later(
    '/rules/edit',
    lazyRouteComponent(() => import('../policy/editor-page.tsx'), 'EditorPage'),
  ),
  later(
    '/rules/versions',
    lazyRouteComponent(() => import('../policy/versions-page.tsx'), 'VersionsPage'),
  ),
  later(
    '/rules/outcomes',
    lazyRouteComponent(() => import('../counted/outcomes-page.tsx'), 'OutcomesPage'),
  ),
  later(
    '/registers',
    lazyRouteComponent(() => import('../registers/registers-page.tsx'), 'RegistersPage'),
  ),
  later(
    '/operations',
    lazyRouteComponent(() => import('../operations/operations-page.tsx'), 'OperationsPage'),
  ),
  later(
    '/quality',
    lazyRouteComponent(() => import('../quality/quality-page.tsx'), 'QualityPage'),
  ),
  later(
    '/transparency',
    lazyRouteComponent(() => import('../transparency/transparency-page.tsx'), 'TransparencyPage'),
  ),
  later(
    '/transparency/entries',
    lazyRouteComponent(() => import('../counted/entries-page.tsx'), 'EntriesPage'),
  ),
  later(
    '/legal',
    lazyRouteComponent(() => import('../legal/legal-page.tsx'), 'LegalPage'),
  ),
  later(
    '/audit',
    lazyRouteComponent(() => import('../audit/audit-page.tsx'), 'AuditPage'),
  ),
  later(
    '/settings',
    lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
  ),
  later(
    '/me',
    lazyRouteComponent(() => import('../me/me-page.tsx'), 'MePage'),
  ),
])

/** Search parameters are plain words: `?q=is:open+sev:3`. */
function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const words = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ).toString()
  return words === '' ? '' : `?${words}`
}

export const router = createRouter({ routeTree, basepath: '/console', parseSearch, stringifySearch })
