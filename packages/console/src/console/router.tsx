/** The console's pages and their addresses. Search parameters are the filters, so each view is a link. */
import type { Bilingual } from '@goodstanding/model'
import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router'
import { DEAD_ENDS, laterPage } from '../frame/dead-ends.tsx'
import { Frame, Page, type Place } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { QueuePage } from '../queue/queue-page.tsx'
import { useAttention } from '../policy/rule-run.ts'
import { DeniedPanel } from '../ui/denied-panel.tsx'
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
  { to: '/erasures', name: FRAME.erasures, icon: 'erasures', key: 'd', act: 'erasure.decide' },
  { to: '/audit', name: FRAME.audit, icon: 'audit', key: 'a', act: 'audit.read' },
  { to: '/settings', name: FRAME.settings, icon: 'settings', key: 's', act: 'staff.manage' },
  { to: '/me', name: FRAME.me, icon: 'me', key: 'm', act: null },
]

/** Where people of one role have their work; the policy is everybody's. */
const HOMES: readonly string[] = ['/queue', '/settings', '/legal', '/audit', '/rules']

/** The page of the person's work. */
function Home() {
  const { who } = useSession()
  const open = PLACES.filter(({ act }) => act === null || who.may.includes(act))
  const place = HOMES.flatMap((to) => open.find((each) => each.to === to) ?? [])[0]
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

/**
 * A page that only whoever may do the act is shown: others are told so, and offered nothing that would be refused. The place that it
 * belongs to names it.
 */
function guarded(act: string, name: Bilingual, component: RouteComponent): RouteComponent {
  const Opened = component
  function Guarded() {
    const say = useSay()
    const { who } = useSession()
    if (who.may.includes(act)) return <Opened />
    return (
      <Page title={say(name)}>
        <DeniedPanel act={act} />
      </Page>
    )
  }
  return Object.assign(Guarded, component.preload === undefined ? {} : { preload: component.preload })
}

const root = createRootRoute({ component: Console })
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  component: guarded('case.read', FRAME.queue, QueuePage),
  validateSearch: searchOf,
})
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/case/$id',
  component: guarded(
    'case.read',
    FRAME.queue,
    laterPage(() => import('../case/case-page.tsx'), 'CasePage'),
  ),
})
const oneAppeal = createRoute({
  getParentRoute: () => root,
  path: '/appeal/$id',
  component: guarded(
    'appeal.read',
    FRAME.queue,
    laterPage(() => import('../appeal/appeal-page.tsx'), 'AppealPage'),
  ),
})

/** A page that loads when it is first opened. `guard`: the act that it takes, and the place that it belongs to; null: the server says. */
const later = (path: string, guard: readonly [act: string, name: Bilingual] | null, component: RouteComponent) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: guard === null ? component : guarded(...guard, component),
    validateSearch: searchOf,
  })

const routeTree = root.addChildren([
  home,
  queue,
  oneCase,
  oneAppeal,
  later(
    '/registrations',
    ['verification.decide', FRAME.registrations],
    laterPage(() => import('../registrations/registrations-page.tsx'), 'RegistrationsPage'),
  ),
  later(
    '/subject',
    ['action.read', FRAME.subjects],
    laterPage(() => import('../subject/subject-page.tsx'), 'SubjectPage'),
  ),
  later(
    '/decisions',
    ['action.read', FRAME.subjects],
    laterPage(() => import('../subject/decisions-page.tsx'), 'DecisionsPage'),
  ),
  later(
    '/rules',
    null,
    laterPage(() => import('../policy/policy-page.tsx'), 'PolicyPage'),
  ),
  later(
    '/rules/edit',
    ['policy.draft', FRAME.rules],
    laterPage(() => import('../policy/editor-page.tsx'), 'EditorPage'),
  ),
  later(
    '/rules/versions',
    ['operations.read', FRAME.rules],
    laterPage(() => import('../policy/versions-page.tsx'), 'VersionsPage'),
  ),
  later(
    '/rules/outcomes',
    ['case.read', FRAME.rules],
    laterPage(() => import('../counted/outcomes-page.tsx'), 'OutcomesPage'),
  ),
  later(
    '/registers',
    ['staff.manage', FRAME.registers],
    laterPage(() => import('../registers/registers-page.tsx'), 'RegistersPage'),
  ),
  later(
    '/operations',
    ['operations.read', FRAME.operations],
    laterPage(() => import('../operations/operations-page.tsx'), 'OperationsPage'),
  ),
  later(
    '/quality',
    ['second-review.read', FRAME.quality],
    laterPage(() => import('../quality/quality-page.tsx'), 'QualityPage'),
  ),
  later(
    '/transparency',
    null,
    laterPage(() => import('../transparency/transparency-page.tsx'), 'TransparencyPage'),
  ),
  later(
    '/transparency/entries',
    null,
    laterPage(() => import('../counted/entries-page.tsx'), 'EntriesPage'),
  ),
  later(
    '/legal',
    ['legal-request.handle', FRAME.legal],
    laterPage(() => import('../legal/legal-page.tsx'), 'LegalPage'),
  ),
  later(
    '/erasures',
    ['erasure.decide', FRAME.erasures],
    laterPage(() => import('../erasures/erasures-page.tsx'), 'ErasuresPage'),
  ),
  later(
    '/audit',
    ['audit.read', FRAME.audit],
    laterPage(() => import('../audit/audit-page.tsx'), 'AuditPage'),
  ),
  later(
    '/settings',
    ['staff.manage', FRAME.settings],
    laterPage(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
  ),
  later(
    '/me',
    null,
    laterPage(() => import('../me/me-page.tsx'), 'MePage'),
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

export const router = createRouter({ routeTree, basepath: '/console', parseSearch, stringifySearch, ...DEAD_ENDS })
