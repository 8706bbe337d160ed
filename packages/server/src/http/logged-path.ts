import { pathOf } from './list-routes.ts'

type Routed = { readonly url: string; readonly routeOptions: { readonly url?: string | undefined } }

/** `case_` and the like before a UUID: what we made, and what leads to the row that failed. */
const OWN_ID = /^[a-z]{2,12}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The path of a request as the log keeps it: as the route is written, with ids of ours in their places. A service may call people by their
 * addresses, and no erasure reaches a log.
 */
export function loggedPath(request: Routed): string {
  const pattern = request.routeOptions.url
  if (pattern === undefined) return '(no route)'
  const parts = pathOf(request).split('/')
  const partOf = (written: string, at: number): string => {
    const part = parts[at] ?? ''
    return written.startsWith(':') && OWN_ID.test(part) ? part : written
  }
  return pattern.split('/').map(partOf).join('/')
}
