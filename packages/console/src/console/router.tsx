/** The console's pages and their addresses. Search parameters are the filters, so each view is a link. */
import type { lazyRouteComponent } from '@tanstack/react-router'
import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import { CasePage } from '../case/case-page.tsx'
import { Frame, type Place } from '../frame/frame.tsx'
import { useSession } from '../frame/session.tsx'
import { QueuePage } from '../queue/queue-page.tsx'
import { FRAME } from '../words/frame-words.ts'

type Guarded = Place & { /** The act that opens the page; null: anybody on the staff. */ readonly act: string | null }

const PLACES: readonly Guarded[] = [{ to: '/queue', name: FRAME.queue, icon: 'queue', key: 'q', act: 'case.read' }]

function Console() {
  const { who } = useSession()
  const places = PLACES.filter(({ act }) => act === null || who.may.includes(act))
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
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => redirect({ to: '/queue', throw: true }),
})
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  component: QueuePage,
  validateSearch: searchOf,
})
const oneCase = createRoute({ getParentRoute: () => root, path: '/case/$id', component: CasePage })

const routeTree = root.addChildren([home, queue, oneCase])

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
