/** The walks go through every page: a route that nobody listed fails here, by name and by the walk that leaves it out. */
import { afterAll, describe, expect, it, vi } from 'vitest'
import { ASKS_NOTHING, DENIED, FILLED, OPEN_TO_STAFF, WAITING } from './pages/places.ts'

const CONSOLE = new URL('../packages/console/src/', import.meta.url)

// Pages listen for signs of life as they load; here is no window.
vi.stubGlobal('addEventListener', () => undefined)
afterAll(() => vi.unstubAllGlobals())

/** The addresses that a router of the pages knows. */
async function routesOf(app: 'console' | 'org'): Promise<readonly string[]> {
  // @NOTE By its address: the types of the pages are a browser's.
  const { router } = (await import(new URL(`${app}/router.tsx`, CONSOLE).href)) as {
    readonly router: { readonly routesByPath: Readonly<Record<string, unknown>> }
  }
  return Object.keys(router.routesByPath)
    .filter((path) => path !== '/') // leads on to another
    .map((path) => `/${app}${path}`)
}

/** Whether an address is one of a route: `/console/case/$id` is `/console/case/{open}` too. */
function isAt(route: string, path: string): boolean {
  const [address = ''] = path.split('?')
  const [wanted, found] = [route.split('/'), address.split('/')]
  return wanted.length === found.length && wanted.every((part, at) => part.startsWith('$') || part === found[at])
}

const left = (routes: readonly string[], paths: readonly string[]): readonly string[] =>
  routes.filter((route) => !paths.some((path) => isAt(route, path)))

const routes = [...(await routesOf('console')), ...(await routesOf('org'))]
const pathsOf = (places: readonly (readonly [unknown, string])[]): readonly string[] => places.map(([, path]) => path)

describe('every page of the console and of administrators', () => {
  it('is looked at with something in it, by axe and in narrow windows', () => {
    expect(routes.length).toBeGreaterThan(20)
    expect(left(routes, pathsOf(FILLED))).toEqual([])
  })

  it('is seen empty, on its way and failed, unless it asks for nothing', () => {
    expect(left(routes, [...WAITING.map(({ path }) => path), ...Object.keys(ASKS_NOTHING)])).toEqual([])
  })

  it('is seen by whoever lacks the role, unless it is open to all staff', () => {
    const staff = routes.filter((route) => route.startsWith('/console'))
    expect(left(staff, [...pathsOf(DENIED), ...Object.keys(OPEN_TO_STAFF)])).toEqual([])
  })

  it('stands in no list under an address that is gone', () => {
    const every = [...pathsOf(FILLED), ...WAITING.map(({ path }) => path), ...pathsOf(DENIED)]
    const gone = every.filter((path) => /^\/(console|org)\//.test(path) && !routes.some((route) => isAt(route, path)))
    expect(gone).toEqual([])
  })
})
